import BolavenFormats

extension Chart {
  /// The chart as a file of its own: `charts/ID.svg`.
  ///
  /// - Parameter colophon: stands in the metadata behind the id of the chart, a line for the program and for each file.
  public func svg(in language: Language, made colophon: Colophon? = nil) -> [UInt8] {
    let origin =
      colophon.map { colophon in
        [colophon.program] + colophon.inputs.map { "\($0.name) sha256 \($0.fingerprint)" }
      } ?? []
    let svg = SVG(self, in: language, id: identifier(id), isFile: true, origin: origin)
    return Array((svg.text + "\n").utf8)
  }
}

/// A chart written as SVG: the same bytes for the same chart, texts as texts, nothing from outside.
struct SVG {
  private(set) var text = ""

  /// - Parameters:
  ///   - id: begins the ids of the title and the description; letters, digits, `-` and `_`.
  ///   - isFile: whether it stands alone or inside a page.
  init(_ chart: Chart, in language: Language, id: String, isFile: Bool, origin: [String] = []) {
    let drawing = chart.kind.draw(in: language)
    let banner =
      chart.isSynthetic
      ? textLines(Note.synthetic.text(language), width: drawing.width - 2 * Drawing.margin, size: 8) : []
    let height = drawing.height + Double(banner.count) * Self.bannerHeight + (banner.isEmpty ? 0 : 6)
    open(width: drawing.width, height: height, id: id, language: isFile ? language : nil)
    let summary = chart.kind.summary(language) + (banner.isEmpty ? "" : " " + Note.synthetic.text(language))
    text += "<title id=\"\(id)-t\">\(escaped(chart.title(language)))</title>\n"
    text += "<desc id=\"\(id)-d\">\(escaped(summary))</desc>\n"
    let origin = ([chart.id] + origin).map { escaped($0) }.joined(separator: "\n")
    text += "<metadata>\(origin)</metadata>\n"
    text += "<g font-family=\"\(fontStack)\">\n"
    if isFile {
      text += "<rect width=\"\(number(drawing.width))\" height=\"\(number(height))\" fill=\"#FFFFFF\"/>\n"
    }
    for shape in drawing.shapes { draw(shape) }
    for (line, words) in banner.enumerated() {
      let baseline = drawing.height + Double(line) * Self.bannerHeight + 10
      draw(.text(words, .init(Drawing.margin, baseline), .init(size: 8, isBold: true)))
    }
    text += "</g>\n</svg>"
  }

  private static let bannerHeight = 12.0

  private mutating func open(width: Double, height: Double, id: String, language: Language?) {
    text += "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\""
    if let language {
      text += " xml:lang=\"\(language.rawValue)\" width=\"\(number(width))pt\" height=\"\(number(height))pt\""
    }
    text += " viewBox=\"0 0 \(number(width)) \(number(height))\">\n"
  }

  private mutating func draw(_ shape: Drawing.Shape) {
    switch shape {
    case .lines(let lines, let pen): draw(lines, pen)
    case .marks(let points, let mark): draw(points, mark)
    case .areas(let outlines, let ink): draw(outlines, ink)
    case .text(let words, let point, let lettering): draw(words, at: point, lettering)
    }
  }

  private mutating func draw(_ lines: [[Drawing.Point]], _ pen: Drawing.Pen) {
    let path = lines.map { line in
      "M" + line.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
    }
    guard !path.isEmpty else { return }
    let dash = pen.dash == .solid ? "" : " stroke-dasharray=\"\(pen.dash.rawValue)\""
    text += "<path fill=\"none\" stroke=\"\(pen.ink.rawValue)\" stroke-width=\"\(number(pen.width))\"\(dash) "
    text += "d=\"\(path.joined())\"/>\n"
  }

  private mutating func draw(_ outlines: [[Drawing.Point]], _ ink: Drawing.Ink) {
    let path = outlines.filter { $0.count > 2 }.map { outline in
      "M" + outline.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L") + "Z"
    }
    if !path.isEmpty { text += "<path fill=\"\(ink.rawValue)\" d=\"\(path.joined())\"/>\n" }
  }

  private mutating func draw(_ points: [Drawing.Point], _ mark: Drawing.Mark) {
    guard !points.isEmpty else { return }
    let inside = mark.isHollow ? Drawing.Ink.paper : mark.ink
    let width = number(mark.width)
    text += "<g fill=\"\(inside.rawValue)\" stroke=\"\(mark.ink.rawValue)\" stroke-width=\"\(width)\">\n"
    for point in points { text += outline(of: mark, at: point) + "\n" }
    text += "</g>\n"
  }

  private func outline(of mark: Drawing.Mark, at point: Drawing.Point) -> String {
    let radius = mark.radius
    switch mark.form {
    case .circle:
      return "<circle cx=\"\(number(point.x))\" cy=\"\(number(point.y))\" r=\"\(number(radius))\"/>"
    case .square:
      let side = number(2 * radius)
      let corner = "x=\"\(number(point.x - radius))\" y=\"\(number(point.y - radius))\""
      return "<rect \(corner) width=\"\(side)\" height=\"\(side)\"/>"
    case .diamond:
      return path([(-1, 0), (0, -1), (1, 0), (0, 1)], at: point, radius)
    case .triangle:
      return path([(0, -1.1), (1.05, 0.8), (-1.05, 0.8)], at: point, radius)
    case .cross:
      return path([(-0.8, -0.8), (0.8, 0.8)], at: point, radius, isOpen: true)
        + path([(-0.8, 0.8), (0.8, -0.8)], at: point, radius, isOpen: true)
    case .bar:
      return path([(-1, 0), (1, 0)], at: point, radius, isOpen: true)
    case .half:
      let (x, r) = (number(point.x), number(radius))
      let (top, bottom) = (number(point.y - radius), number(point.y + radius))
      let circle = "<circle cx=\"\(x)\" cy=\"\(number(point.y))\" r=\"\(r)\" fill=\"\(Drawing.Ink.paper.rawValue)\"/>"
      return circle + "<path d=\"M\(x) \(top)A\(r) \(r) 0 0 0 \(x) \(bottom)Z\"/>"
    }
  }

  private func path(
    _ corners: [(Double, Double)], at point: Drawing.Point, _ radius: Double, isOpen: Bool = false
  ) -> String {
    let steps = corners.map { "\(number(point.x + $0.0 * radius)) \(number(point.y + $0.1 * radius))" }
    return "<path d=\"M\(steps.joined(separator: "L"))\(isOpen ? "" : "Z")\"/>"
  }

  private mutating func draw(_ words: String, at point: Drawing.Point, _ lettering: Drawing.Lettering) {
    var attributes = "x=\"\(number(point.x))\" y=\"\(number(point.y))\" font-size=\"\(number(lettering.size))\""
    if lettering.anchor != .start { attributes += " text-anchor=\"\(lettering.anchor.rawValue)\"" }
    if lettering.isBold { attributes += " font-weight=\"700\"" }
    text += "<text \(attributes) fill=\"\(lettering.ink.rawValue)\">\(escaped(words))</text>\n"
  }

  /// Rounded to 0.01, the shortest way to write it.
  private func number(_ x: Double) -> String {
    var digits = roundedDecimal(x, decimals: 2)
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return digits
  }
}

/// A name that can begin an id: letters and digits of ASCII, `-` and `_`; others become `_`.
private func identifier(_ name: String) -> String {
  let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
  return "chart-" + String(name.map { allowed.contains($0) ? $0 : "_" })
}
