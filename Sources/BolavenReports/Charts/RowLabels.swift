/// Rows under each other with their labels at the left, broken where they are long.
struct RowLabels {
  let lines: [[Drawing.Words]]
  /// Of each row, in points.
  let heights: [Double]
  private let isBold: [Bool]

  static let lineHeight = 11.5

  /// - Parameters:
  ///   - pitch: the least height of a row.
  ///   - width: of a line.
  init(_ labels: [Drawing.Words], isBold: [Bool] = [], pitch: Double, width: Double = 132) {
    let isBold = isBold.isEmpty ? labels.map { _ in false } : isBold
    let lines = zip(labels, isBold).map { textLines($0, width: width, size: 9, isBold: $1) }
    self.isBold = isBold
    self.lines = lines
    heights = lines.map { max(pitch, Double($0.count) * Self.lineHeight + (pitch - Self.lineHeight) / 2) }
  }

  /// The widest line.
  var width: Double {
    zip(lines, isBold).flatMap { lines, isBold in lines.map { textWidth($0, size: 9, isBold: isBold) } }.max() ?? 0
  }

  /// Of all rows.
  var height: Double { heights.reduce(0, +) }

  /// The middle of each row below a place.
  func middles(from top: Double) -> [Double] {
    var y = top
    return heights.map { height in
      defer { y += height }
      return y + height / 2
    }
  }

  func draw(on canvas: inout Canvas, from top: Double, x: Double = Drawing.margin) {
    for (row, middle) in middles(from: top).enumerated() {
      canvas.paragraph(
        lines[row], x: x, y: middle + 3.2, .init(isBold: isBold[row]), pitch: Self.lineHeight, at: .middle)
    }
  }
}
