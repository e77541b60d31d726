/// An axis and the two places between which it stands: numbers become points.
struct Scale {
  let axis: Axis
  /// Where the least number stands.
  let start: Double
  /// Where the greatest number stands; above the start where the scale goes up the page.
  let end: Double

  init(_ axis: Axis, from start: Double, to end: Double) {
    self.axis = axis
    self.start = start
    self.end = end
  }

  /// The place of a number; one beyond the axis stands at its end.
  func place(_ value: Double) -> Double {
    start + min(max(position(of: value, in: axis.range), 0), 1) * (end - start)
  }

  /// The width of the widest number at its ticks.
  static func labelWidth(_ axis: Axis, in languages: [Language]) -> Double {
    axis.ticks.map { textWidth(axis.label($0, in: languages), size: 8) }.max() ?? 0
  }
}

extension Canvas {
  /// Ticks of a scale that goes to the right: lines from top to bottom, numbers below, as many as there is room for.
  mutating func drawHorizontal(_ scale: Scale, top: Double, bottom: Double, in languages: [Language]) {
    add(.lines(scale.axis.ticks.map { [.init(scale.place($0), top), .init(scale.place($0), bottom)] }, Self.gridPen))
    var end = -Double.infinity
    for tick in scale.axis.ticks {
      let label = scale.axis.label(tick, in: languages)
      let half = textWidth(label, size: 8) / 2
      guard scale.place(tick) - half > end + 4 else { continue }
      add(.text(label, .init(scale.place(tick), bottom + 13), .init(size: 8, .middle)))
      end = scale.place(tick) + half
    }
  }

  /// Ticks of a scale that goes up: lines from left to right, numbers before them.
  mutating func drawVertical(
    _ scale: Scale, left: Double, right: Double, in languages: [Language], showsNumbers: Bool = true
  ) {
    add(.lines(scale.axis.ticks.map { [.init(left, scale.place($0)), .init(right, scale.place($0))] }, Self.gridPen))
    guard showsNumbers else { return }
    var end = Double.infinity
    for tick in scale.axis.ticks {
      let y = scale.place(tick) + 2.8
      guard y <= end - 9 else { continue }
      add(.text(scale.axis.label(tick, in: languages), .init(left - 4, y), .init(size: 8, .end)))
      end = y
    }
  }

  static let gridPen = Drawing.Pen(.grid, width: 0.6)

  /// The title of an axis in the middle of its scale, in lines where it is long; the place of the last line.
  @discardableResult mutating func drawTitle(
    _ title: Drawing.Words, under scale: Scale, y: Double, width: Double
  ) -> Double {
    let lines = textLines(title, width: width - 2 * Drawing.margin, size: 9)
    var y = y
    for (position, line) in lines.enumerated() {
      let half = textWidth(line, size: 9) / 2
      let middle = min(max((scale.start + scale.end) / 2, Drawing.margin + half), width - Drawing.margin - half)
      if position > 0 { y += Self.lineHeight }
      add(.text(line, .init(middle, y), .init(.middle)))
    }
    return y
  }
}
