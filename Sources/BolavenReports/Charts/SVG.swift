import BolavenFormats

extension Chart {
  /// The chart as a file of its own: `charts/ID.svg`.
  ///
  /// - Parameter colophon: stands in the metadata behind the id of the chart, a line for the program and for each file.
  public func svg(in language: Language, made colophon: Colophon? = nil) -> [UInt8] {
    let origin =
      colophon.map { colophon in
        [colophon.program]
          + colophon.inputs.map { input in input.fingerprint.map { "\(input.name) sha256 \($0)" } ?? input.name }
      } ?? []
    let svg = SVG(self, id: identifier(id), language, isFile: true, origin: origin)
    return Array((svg.text + "\n").utf8)
  }
}

/// A chart written as SVG: the same bytes for the same chart, texts as texts, nothing from outside.
struct SVG {
  private(set) var text = ""
  private let language: Language
  private let isFile: Bool

  /// - Parameters:
  ///   - id: begins the ids of the title and the description; letters, digits, `-` and `_`.
  ///   - language: of a file; of a page, the one that it opens in.
  ///   - isFile: whether it stands alone, in one language, or inside a page, whose script finds every text of it in the
  ///     other languages.
  init(_ chart: Chart, id: String, _ language: Language, isFile: Bool, origin: [String] = []) {
    self.language = language
    self.isFile = isFile
    let languages = isFile ? [language] : Language.allCases
    let drawing = chart.drawing(in: languages)
    open(drawing, id: id)
    let summary =
      chart.isSynthetic ? chart.kind.summary.followed(by: Note.synthetic.text, separator: " ") : chart.kind.summary
    element("title", chart.title, id: "\(id)-t")
    element("desc", summary, id: "\(id)-d")
    if isFile { text += "<metadata>\(([chart.id] + origin).map { escaped($0) }.joined(separator: "\n"))</metadata>\n" }
    text += "<g font-family=\"\(fontStack)\" font-size=\"9\" fill=\"\(Drawing.Ink.text.rawValue)\">\n"
    if isFile {
      text += "<rect width=\"\(number(drawing.width))\" height=\"\(number(drawing.height))\" fill=\"#FFFFFF\"/>\n"
    }
    let layers = drawing.layers
    var position = 0
    while position < layers.shapes.count {
      position += draw(layers.shapes[position], before: layers.shapes.dropFirst(position + 1).first)
    }
    for (lettering, words) in layers.words { write(words, lettering) }
    text += "</g>\n</svg>"
  }

  // MARK: Elements

  private mutating func open(_ drawing: Drawing, id: String) {
    let (width, height) = (number(drawing.width), number(drawing.height))
    text += "<svg"
    if isFile { text += " xmlns=\"http://www.w3.org/2000/svg\"" }
    text += " role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\""
    if isFile { text += " xml:lang=\"\(language.rawValue)\" width=\"\(width)pt\" height=\"\(height)pt\"" }
    text += " viewBox=\"0 0 \(width) \(height)\">\n"
  }

  private mutating func element(_ name: String, _ content: LocalizedText, id: String) {
    let others = isFile ? "" : translations(of: content, on: language)
    text += "<\(name) id=\"\(id)\"\(others)>\(escaped(content(language)))</\(name)>\n"
  }

  /// One shape, with the next one where that is its outline; how many were drawn.
  private mutating func draw(_ shape: Drawing.Shape, before next: Drawing.Shape?) -> Int {
    switch shape {
    case .areas(let outlines, let ink):
      let outlines = outlines.filter { $0.count > 2 }
      guard !outlines.isEmpty else { return 1 }
      let path = SVGPath(outlines, isClosed: true).text
      if case .lines(let lines, let pen) = next, lines == outlines.map({ $0 + [$0[0]] }) {
        text += "<path fill=\"\(ink.rawValue)\"\(attributes(of: pen)) d=\"\(path)\"/>\n"
        return 2
      }
      text += "<path fill=\"\(ink.rawValue)\" d=\"\(path)\"/>\n"
    case .lines(let lines, let pen):
      let path = SVGPath(lines).text
      if !path.isEmpty { text += "<path fill=\"none\"\(attributes(of: pen)) d=\"\(path)\"/>\n" }
    case .marks(let points, let mark): draw(points, mark)
    case .text: break
    }
    return 1
  }

  private func attributes(of pen: Drawing.Pen) -> String {
    let width = pen.width == 1 ? "" : " stroke-width=\"\(number(pen.width))\""
    let dash = pen.dash == .solid ? "" : " stroke-dasharray=\"\(pen.dash.rawValue)\""
    return " stroke=\"\(pen.ink.rawValue)\"\(width)\(dash)"
  }

  private mutating func draw(_ points: [Drawing.Point], _ mark: Drawing.Mark) {
    guard !points.isEmpty else { return }
    if mark.form == .circle, !mark.isHollow, points.count > 2 {
      // The round ends of lines without length: a fifth of the letters of as many circles.
      let width = number(2 * mark.radius + mark.width)
      let dots = SVGPath(dots: points).text
      text +=
        "<path stroke=\"\(mark.ink.rawValue)\" stroke-width=\"\(width)\" stroke-linecap=\"round\" d=\"\(dots)\"/>\n"
      return
    }
    let inside = mark.isHollow ? Drawing.Ink.paper : mark.ink
    let width = mark.width == 1 ? "" : " stroke-width=\"\(number(mark.width))\""
    let attributes = " fill=\"\(inside.rawValue)\" stroke=\"\(mark.ink.rawValue)\"\(width)"
    text += "<g\(attributes)>" + points.map { outline(of: mark, at: $0) }.joined() + "</g>\n"
  }

  private func outline(of mark: Drawing.Mark, at point: Drawing.Point) -> String {
    let radius = mark.radius
    switch mark.form {
    case .circle: return circle(at: point, radius)
    case .square:
      return path([(-1, -1), (1, -1), (1, 1), (-1, 1)], at: point, radius)
    case .diamond:
      return path([(-1, 0), (0, -1), (1, 0), (0, 1)], at: point, radius)
    case .triangle:
      return path([(0, -1.1), (1.05, 0.8), (-1.05, 0.8)], at: point, radius)
    case .cross:
      return path([(-0.8, -0.8), (0.8, 0.8)], at: point, radius, isClosed: false)
        + path([(-0.8, 0.8), (0.8, -0.8)], at: point, radius, isClosed: false)
    case .bar:
      return path([(-1, 0), (1, 0)], at: point, radius, isClosed: false)
    case .half:
      let (x, r) = (number(point.x), number(radius))
      let (top, bottom) = (number(point.y - radius), number(point.y + radius))
      return circle(at: point, radius, " fill=\"\(Drawing.Ink.paper.rawValue)\"")
        + "<path d=\"M\(x) \(top)A\(r) \(r) 0 0 0 \(x) \(bottom)Z\"/>"
    }
  }

  private func circle(at point: Drawing.Point, _ radius: Double, _ attributes: String = "") -> String {
    let place = "cx=\"\(SVGPath.coordinate(point.x))\" cy=\"\(SVGPath.coordinate(point.y))\""
    return "<circle \(place) r=\"\(number(radius))\"\(attributes)/>"
  }

  private func path(
    _ corners: [(Double, Double)], at point: Drawing.Point, _ radius: Double, isClosed: Bool = true
  ) -> String {
    let steps = corners.map { Drawing.Point(point.x + $0.0 * radius, point.y + $0.1 * radius) }
    return "<path d=\"\(SVGPath([steps], isClosed: isClosed).text)\"/>"
  }

  // MARK: Texts

  /// All texts of one lettering; what they share stands once.
  private mutating func write(_ words: [(words: Drawing.Words, point: Drawing.Point)], _ lettering: Drawing.Lettering) {
    var shared = ""
    if lettering.size != 9 { shared += " font-size=\"\(number(lettering.size))\"" }
    if lettering.anchor != .start { shared += " text-anchor=\"\(lettering.anchor.rawValue)\"" }
    if lettering.isBold { shared += " font-weight=\"700\"" }
    if lettering.ink != .text { shared += " fill=\"\(lettering.ink.rawValue)\"" }
    if !shared.isEmpty { text += "<g\(shared)>\n" }
    for (words, point) in words {
      let place = " x=\"\(SVGPath.coordinate(point.x))\" y=\"\(SVGPath.coordinate(point.y))\""
      text += "<text\(place)\(others(of: words))>"
      text += escaped(words[isFile ? 0 : Language.allCases.firstIndex(of: language) ?? 0]) + "</text>\n"
    }
    if !shared.isEmpty { text += "</g>\n" }
  }

  /// The texts of the other languages; a number is rewritten by the rule of all numbers of a page.
  private func others(of words: Drawing.Words) -> String {
    guard !isFile, words.texts.count > 1 else { return "" }
    let text = LocalizedText(words[0], lo: words[1], ja: words[2])
    let isNumber = text(.japanese) == text.english && text(.lao) == exchangedMarks(text.english)
    return isNumber ? " data-v=\"\"" : translations(of: text, on: language)
  }

  /// Rounded to 0.01, the shortest way to write it.
  private func number(_ x: Double) -> String {
    var digits = roundedDecimal(x, decimals: 2)
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return digits
  }
}

extension Chart {
  private static let bannerHeight = 12.0

  /// What is drawn; under it, where the data were invented, a line that says so.
  fileprivate func drawing(in languages: [Language]) -> Drawing {
    let drawing = kind.draw(in: languages)
    guard isSynthetic else { return drawing }
    var canvas = Canvas()
    let banner = textLines(Note.synthetic.text(languages), width: drawing.width - 2 * Drawing.margin, size: 8)
    canvas.paragraph(
      banner, x: Drawing.margin, y: drawing.height + 10, .init(size: 8, isBold: true), pitch: Self.bannerHeight)
    return Drawing(
      width: drawing.width, height: drawing.height + Double(banner.count) * Self.bannerHeight + 6,
      shapes: drawing.shapes + canvas.shapes)
  }
}

/// A number in the writing of English in that of Lao: its two marks exchanged.
private func exchangedMarks(_ number: String) -> String {
  let letters = Array(number)
  return String(
    letters.indices.map { position -> Character in
      switch letters[position] {
      case ",": position + 1 < letters.count && letters[position + 1] == " " ? ";" : "."
      case ";": position + 1 < letters.count && letters[position + 1] == " " ? "," : ";"
      case ".": ","
      default: letters[position]
      }
    })
}

/// A name that can begin an id: letters and digits of ASCII, `-` and `_`; others become `_`.
private func identifier(_ name: String) -> String {
  let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
  return "chart-" + String(name.map { allowed.contains($0) ? $0 : "_" })
}
