/// A picture while it is drawn: shapes from the back to the front.
public struct Canvas: Sendable {
  private(set) var shapes: [Drawing.Shape] = []

  /// From one line of labels to the next.
  static let lineHeight = 12.0

  mutating func add(_ shape: Drawing.Shape) { shapes.append(shape) }

  mutating func line(_ points: [Drawing.Point], _ pen: Drawing.Pen) { add(.lines([points], pen)) }

  mutating func mark(_ point: Drawing.Point, _ mark: Drawing.Mark) { add(.marks([point], mark)) }

  mutating func text(_ words: Drawing.Words, _ x: Double, _ y: Double, _ lettering: Drawing.Lettering) {
    add(.text(words, .init(x, y), lettering))
  }

  /// A filled rectangle with its outline.
  mutating func box(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, fill: Drawing.Ink, outline: Drawing.Pen? = nil
  ) {
    let corners = [
      Drawing.Point(x.lowerBound, y.lowerBound), .init(x.upperBound, y.lowerBound), .init(x.upperBound, y.upperBound),
      .init(x.lowerBound, y.upperBound),
    ]
    add(.areas([corners], fill))
    if let outline { add(.lines([corners + [corners[0]]], outline)) }
  }

  /// Which of the lines of a paragraph stands at its place.
  enum Anchor: Double {
    case first = 0
    case middle = 0.5
    case last = 1
  }

  /// Lines under each other; the last baseline. A language with fewer lines than another has them around the same place.
  @discardableResult mutating func paragraph(
    _ lines: [Drawing.Words], x: Double, y: Double, _ lettering: Drawing.Lettering,
    pitch: Double = Canvas.lineHeight, at anchor: Anchor = .first
  ) -> Double {
    let height = { (count: Int) in Double(max(0, count - 1)) * pitch }
    let languages = lines.map(\.texts.count).max() ?? 1
    let counts = (0..<languages).map { position in lines.count { !$0[position].isEmpty } }
    for count in Set(counts).sorted() {
      let positions = Set(counts.indices.filter { anchor == .first || counts[$0] == count })
      // From the first line down all languages stand together.
      if anchor == .first, count < lines.count { continue }
      for (line, words) in lines.prefix(count).enumerated() {
        let shown = positions.count == languages ? words : words.only(at: positions, of: languages)
        text(shown, x, y - anchor.rawValue * height(count) + Double(line) * pitch, lettering)
      }
    }
    return y + (1 - anchor.rawValue) * height(lines.count)
  }

  /// What is measured, in bold letters above the plot; where the plot may begin.
  mutating func heading(_ words: Drawing.Words, width: Double) -> Double {
    let lines = textLines(words, width: width - 2 * Drawing.margin, size: 9, isBold: true)
    return paragraph(lines, x: Drawing.margin, y: 14, .init(isBold: true)) + 4
  }

  /// A sentence in small letters below everything; where it ends.
  mutating func caption(_ words: Drawing.Words, y: Double, width: Double) -> Double {
    let lines = textLines(words, width: width - 2 * Drawing.margin, size: 8)
    return paragraph(lines, x: Drawing.margin, y: y + 10, .init(size: 8), pitch: 11) + 4
  }

  /// Samples of marks or lines with their words, side by side and in further lines where there is no room; the last
  /// baseline.
  mutating func key(
    _ entries: [(words: Drawing.Words, width: Double, draw: (inout Canvas, Double, Double) -> Void)], y: Double,
    width: Double
  ) -> Double {
    let left = Drawing.margin + 2
    var (x, y) = (left, y)
    for entry in entries {
      let lines = textLines(entry.words, width: width - left - entry.width - 8 - Drawing.margin, size: 9)
      let length = entry.width + 6 + (lines.map { textWidth($0, size: 9) }.max() ?? 0)
      if x > left, x + length > width - Drawing.margin {
        x = left
        y += Self.lineHeight + 2
      }
      entry.draw(&self, x, y - 3)
      y = paragraph(lines, x: x + entry.width + 6, y: y, .init())
      x += length + 18
    }
    return y
  }

  func drawing(width: Double, height: Double) -> Drawing { Drawing(width: width, height: height, shapes: shapes) }
}
