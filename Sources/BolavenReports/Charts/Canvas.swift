/// A picture while it is drawn: shapes from the back to the front.
public struct Canvas: Sendable {
  private(set) var shapes: [Drawing.Shape] = []

  /// From one line of labels to the next.
  static let lineHeight = 12.0

  mutating func add(_ shape: Drawing.Shape) { shapes.append(shape) }

  mutating func line(_ points: [Drawing.Point], _ pen: Drawing.Pen) { add(.lines([points], pen)) }

  mutating func mark(_ point: Drawing.Point, _ mark: Drawing.Mark) { add(.marks([point], mark)) }

  mutating func text(_ words: String, _ x: Double, _ y: Double, _ lettering: Drawing.Lettering) {
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

  /// Lines under each other from a first baseline; the last baseline.
  @discardableResult mutating func paragraph(
    _ lines: [String], x: Double, y: Double, _ lettering: Drawing.Lettering, pitch: Double = Canvas.lineHeight
  ) -> Double {
    for (position, line) in lines.enumerated() { text(line, x, y + Double(position) * pitch, lettering) }
    return y + Double(max(0, lines.count - 1)) * pitch
  }

  /// What is measured, in bold letters above the plot; where the plot may begin.
  mutating func heading(_ words: String, width: Double) -> Double {
    let lines = textLines(words, width: width - 2 * Drawing.margin, size: 9, isBold: true)
    return paragraph(lines, x: Drawing.margin, y: 14, .init(isBold: true)) + 4
  }

  /// A sentence in small letters below everything; where it ends.
  mutating func caption(_ words: String, y: Double, width: Double) -> Double {
    let lines = textLines(words, width: width - 2 * Drawing.margin, size: 8)
    return paragraph(lines, x: Drawing.margin, y: y + 10, .init(size: 8), pitch: 11) + 4
  }

  /// Samples of marks or lines with their words, side by side and in further lines where there is no room; the last
  /// baseline.
  mutating func key(
    _ entries: [(words: String, width: Double, draw: (inout Canvas, Double, Double) -> Void)], y: Double, width: Double
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
