/// A change taken apart: from the total before, step by step, to the total after.
public struct WaterfallChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "waterfall"

  /// A part of the change.
  public struct Step: Sendable {
    let label: LocalizedText
    let change: Double

    /// A part of the change, finite.
    public init(label: LocalizedText, change: Double) {
      precondition(change.isFinite, "what is not finite cannot be drawn")
      self.label = label
      self.change = change
    }
  }

  let start: (label: LocalizedText, value: Double)
  let steps: [Step]
  let end: (label: LocalizedText, value: Double)
  let quantity: ChartQuantity

  /// A decomposition.
  ///
  /// - Parameters:
  ///   - start: the total before.
  ///   - steps: whose sum is the difference of the totals, but for rounding.
  ///   - end: the total after.
  public init(
    start: (label: LocalizedText, value: Double), steps: [Step], end: (label: LocalizedText, value: Double),
    quantity: ChartQuantity
  ) {
    precondition(start.value.isFinite && end.value.isFinite, "what is not finite cannot be drawn")
    let sum = steps.reduce(start.value) { $0 + $1.change }
    let size = steps.reduce(max(start.value.magnitude, end.value.magnitude)) { max($0, $1.change.magnitude) }
    precondition((sum - end.value).magnitude <= 1e-6 * size, "the steps lead from the start to the end")
    self.start = start
    self.steps = steps
    self.end = end
    self.quantity = quantity
  }

  /// From what to what, and the greatest steps.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// The totals and the steps between them.
  public var data: Table {
    ChartTable(
      kind: Self.name, title: quantity.title, stub: ChartWording.part,
      columns: [
        .init("change", .glossary(.change), quantity.change), .init("total", .glossary(.total), quantity.style),
      ]
    ).table(
      [(start.label, [nil, start.value])] + steps.map { ($0.label, [$0.change, nil]) }
        + [(end.label, [nil, end.value])])
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing {
    var levels: [(from: Double, to: Double)] = []
    var sum = start.value
    for step in steps {
      levels.append((sum, sum + step.change))
      sum += step.change
    }
    let drawn: [Double] = [0, start.value, end.value] + levels.flatMap { [$0.from, $0.to] }
    let axis = Axis(extent(drawn.map(quantity.shown)), widensToTicks: true)
    let names = [start.label(languages)] + steps.map { $0.label(languages) } + [end.label(languages)]
    let isTotal = names.indices.map { $0 == 0 || $0 == names.count - 1 }
    let labels = RowLabels(names, isBold: isTotal, pitch: 22)
    let texts =
      [quantity.text(start.value, on: axis, in: languages)]
      + steps.map { quantity.text($0.change, on: axis, in: languages, style: quantity.change) }
      + [quantity.text(end.value, on: axis, in: languages)]
    let textsWidth = texts.map { textWidth($0, size: 9, isBold: true) }.max() ?? 0
    let left = Drawing.margin + labels.width + 14
    let right = max(Drawing.pageWidth - Drawing.margin - textsWidth - 14, left + 170)
    let width = right + 14 + textsWidth + Drawing.margin
    let scale = Scale(axis, from: left, to: right)
    var canvas = Canvas()
    let top = canvas.heading(axis.title(quantity.title(languages)), width: width) + 12
    let bottom = top + labels.height
    canvas.drawHorizontal(scale, top: top, bottom: bottom, in: languages)
    labels.draw(on: &canvas, from: top)
    let bars: [(from: Double, to: Double)] = [(0, start.value)] + levels + [(0, end.value)]
    let middles = labels.middles(from: top)
    let place = { (value: Double) in scale.place(quantity.shown(value)) }
    for (row, bar) in bars.enumerated() {
      let (first, last) = (place(bar.from), place(bar.to))
      let sides = (middles[row] - 6)...(middles[row] + 6)
      let isFall = !isTotal[row] && bar.to < bar.from
      // A fall is hollow with a broken outline, so that it is one in grey too.
      canvas.box(
        min(first, last)...max(first, last), sides, fill: isTotal[row] ? .context : isFall ? .paper : .first,
        outline: isFall ? .init(.second, width: 1.4, dash: .long) : nil)
      // A step of nothing is a line.
      if first == last {
        canvas.line([.init(first, sides.lowerBound), .init(first, sides.upperBound)], .init(.text, width: 1.4))
      }
      if row + 1 < bars.count {
        canvas.line([.init(last, middles[row] + 6), .init(last, middles[row + 1] - 6)], .init(.context, width: 0.8))
      }
      canvas.text(texts[row], width - Drawing.margin, middles[row] + 3.2, .init(.end, isBold: isTotal[row]))
    }
    canvas.line([.init(place(0), top - 4), .init(place(0), bottom)], .init(.text, width: 1))
    return canvas.drawing(width: width, height: bottom + 20)
  }
}
