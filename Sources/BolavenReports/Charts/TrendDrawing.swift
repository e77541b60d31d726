/// Where everything of a trend stands: the axis at the left, the lines, their names and last numbers at the right.
struct TrendDrawing {
  let drawing: Drawing

  private static let plotHeight = 170.0
  private static let gap = 14.0

  init(_ chart: TrendChart, _ languages: [Language]) {
    let axis = Axis(chart.shownRange, widensToTicks: true)
    let quantity = chart.quantity
    var ends: [(words: Drawing.Words, value: Double, lettering: Drawing.Lettering)] = []
    for (position, series) in chart.series.enumerated() {
      guard let last = series.values.last(where: { $0 != nil }) ?? nil else { continue }
      let number = quantity.text(last, on: axis, in: languages)
      ends.append(
        (
          chart.series.count == 1 ? number : "\(series.label(languages)) \(number)", last,
          .init(isBold: true, ink: SeriesStyle.all[position].ink)
        ))
    }
    if let target = chart.target {
      let word = LocalizedText.glossary(.target)(languages)
      ends.append(("\(word) \(quantity.text(target, on: axis, in: languages))", target, .init()))
    }
    let labels = { (place: (Double) -> Double) in
      SideLabels(
        ends.map { SideLabels.Label(words: $0.words, y: place(quantity.shown($0.value)), lettering: $0.lettering) })
    }
    let size = labels { _ in 0 }
    let width = Drawing.pageWidth
    let left = Drawing.margin + Scale.labelWidth(axis, in: languages) + 6
    let right = width - Drawing.margin - size.width - Self.gap
    var canvas = Canvas()
    let single = chart.series.count == 1 ? chart.series[0].label(languages) : nil
    let title = axis.title(quantity.title(languages))
    let top = canvas.heading(single.map { $0 == title ? title : "\($0): \(title)" } ?? title, width: width) + 12
    let scale = Scale(axis, from: top + max(Self.plotHeight, size.height), to: top)
    let frame = PlotFrame(left: left, right: right, scale: scale)
    canvas.drawVertical(scale, left: left, right: right, in: languages)
    Self.draw(chart, in: frame, isSmall: false, on: &canvas)
    labels(scale.place).draw(on: &canvas, x: right, gap: Self.gap, within: (top - 6)...(frame.bottom + 6))
    let end = Self.drawPeriods(chart, frame, languages, on: &canvas)
    drawing = canvas.drawing(width: width, height: end + 8)
  }

  static func x(_ period: Int, of chart: TrendChart, _ frame: PlotFrame) -> Double {
    guard chart.periods.count > 1 else { return (frame.left + frame.right) / 2 }
    let inner = (left: frame.left + 4, right: frame.right - 4)
    return inner.left + Double(period) / Double(chart.periods.count - 1) * (inner.right - inner.left)
  }

  /// Lines that break where a number is missing, with marks where there is room for them; the target behind.
  static func draw(_ chart: TrendChart, in frame: PlotFrame, isSmall: Bool, on canvas: inout Canvas) {
    if let target = chart.target {
      let y = frame.scale.place(chart.quantity.shown(target))
      canvas.line([.init(frame.left, y), .init(frame.right, y)], .init(.text, width: 1, dash: .long))
    }
    let pitch = (frame.right - frame.left) / Double(max(1, chart.periods.count - 1))
    for (position, series) in chart.series.enumerated().reversed() {
      let style = SeriesStyle.all[position]
      let points = series.values.enumerated().map { period, value in
        value.map { Drawing.Point(x(period, of: chart, frame), frame.scale.place(chart.quantity.shown($0))) }
      }
      canvas.add(.lines(runs(of: points), style.pen(width: isSmall ? 1.4 : 1.8)))
      // A number between two gaps has no line and would be lost without its mark.
      let marked = points.indices.filter { period in
        guard points[period] != nil else { return false }
        let isAlone =
          (period == 0 || points[period - 1] == nil)
          && (period == points.count - 1 || points[period + 1] == nil)
        let isLast = points[(period + 1)...].allSatisfy { $0 == nil }
        return pitch >= 9 || isAlone || isLast
      }
      canvas.add(.marks(marked.compactMap { points[$0] }, style.mark(radius: isSmall ? 2 : 2.8)))
    }
  }

  /// The periods below, as many as there is room for, the first and the last among them.
  private static func drawPeriods(
    _ chart: TrendChart, _ frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas
  ) -> Double {
    let labels = chart.periods.map { $0(languages) }
    let widest = labels.map { textWidth($0, size: 8) }.max() ?? 0
    let pitch = (frame.right - frame.left - 8) / Double(max(1, labels.count - 1))
    let every = max(1, Int(((widest + 8) / max(pitch, 0.01)).rounded(.up)))
    var end = -Double.infinity
    let lastStart = x(labels.count - 1, of: chart, frame) - (textWidth(labels[labels.count - 1], size: 8) / 2)
    for position in labels.indices where position % every == 0 || position == labels.count - 1 {
      let half = textWidth(labels[position], size: 8) / 2
      let middle = x(position, of: chart, frame)
      let isLast = position == labels.count - 1
      guard middle - half > end + 4, isLast || middle + half < lastStart - 4 else { continue }
      canvas.text(labels[position], max(middle, Drawing.margin + half), frame.bottom + 14, .init(size: 8, .middle))
      end = max(middle, Drawing.margin + half) + half
    }
    return frame.bottom + 14
  }
}
