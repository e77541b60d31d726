/// Where everything of a chart of effects stands: labels at the left, the estimates in the middle, their numbers at
/// the right. It grows with its rows, and with its numbers where they are very long.
struct EffectDrawing {
  let drawing: Drawing

  private static let leastPlot = 150.0
  private static let top = 26.0

  /// A row: the name of a group, or the estimate at a position.
  private enum Row {
    case group(LocalizedText)
    case estimate(Int)
  }

  init(_ chart: EffectChart, _ languages: [Language]) {
    let limits = chart.estimates.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] }
    let axis = Axis(extent(limits.compactMap { $0 } + [0]), widensToTicks: true)
    var rows: [Row] = []
    for (position, estimate) in chart.estimates.enumerated() {
      if let group = estimate.group, position == 0 || chart.estimates[position - 1].group != group {
        rows.append(.group(group))
      }
      rows.append(.estimate(position))
    }
    let isBold = rows.map { row in
      switch row {
      case .group: true
      case .estimate(let position): chart.estimates[position].isMain
      }
    }
    let labels = RowLabels(
      rows.map { row in
        switch row {
        case .group(let group): group(languages)
        case .estimate(let position): chart.estimates[position].label(languages)
        }
      }, isBold: isBold, pitch: rows.count > 6 ? 22 : 30)
    let texts = chart.estimates.map { estimate in
      Drawing.Words(languages) { withMinus(chart.text(of: estimate, in: $0)) }
    }
    let header = ChartWording.estimates(of: chart)(languages)
    let headerLines = textLines(header, width: 150, size: 8)
    let numbersWidth = max(
      texts.enumerated().map { textWidth($1, size: 9, isBold: chart.estimates[$0].isMain) }.max() ?? 0,
      headerLines.map { textWidth($0, size: 8) }.max() ?? 0)
    let left = Drawing.margin + labels.width + 16
    let right = max(Drawing.pageWidth - Drawing.margin - numbersWidth - 16, left + Self.leastPlot)
    let width = right + 16 + numbersWidth + Drawing.margin
    let scale = Scale(axis, from: left, to: right)
    let top = Self.top + Double(headerLines.count - 1) * 10
    let bottom = top + labels.height
    var canvas = Canvas()
    canvas.paragraph(headerLines, x: right + 16, y: top - 10, .init(size: 8), pitch: 10, at: .last)
    canvas.drawHorizontal(scale, top: top, bottom: bottom, in: languages)
    canvas.line([.init(scale.place(0), top - 4), .init(scale.place(0), bottom)], .init(.text, width: 1))
    labels.draw(on: &canvas, from: top)
    for (row, middle) in labels.middles(from: top).enumerated() {
      guard case .estimate(let position) = rows[row] else { continue }
      Self.draw(chart.estimates[position], scale, middle, on: &canvas)
      canvas.text(texts[position], right + 16, middle + 3.2, .init(isBold: chart.estimates[position].isMain))
    }
    var end = canvas.drawTitle(axis.title(chart.axis(languages)), under: scale, y: bottom + 30, width: width) + 12
    if let note = chart.note { end = canvas.caption(note(languages), y: end, width: width) }
    drawing = canvas.drawing(width: width, height: end)
  }

  private static func draw(
    _ estimate: EffectChart.Estimate, _ scale: Scale, _ middle: Double, on canvas: inout Canvas
  ) {
    let ink = estimate.isMain ? Drawing.Ink.first : .context
    if let interval = estimate.interval {
      canvas.line(
        [.init(scale.place(interval.lowerBound), middle), .init(scale.place(interval.upperBound), middle)],
        .init(ink, width: estimate.isMain ? 2.4 : 1.2))
    }
    if let inner = estimate.inner {
      let ends = [scale.place(inner.lowerBound), scale.place(inner.upperBound)]
      canvas.add(
        .lines(ends.map { [.init($0, middle - 3.5), .init($0, middle + 3.5)] }, .init(ink, width: 1)))
      // Where it stands alone, a thin line joins its ends.
      if estimate.interval == nil { canvas.line(ends.map { .init($0, middle) }, .init(ink, width: 0.8)) }
    }
    canvas.mark(
      .init(scale.place(estimate.value), middle),
      .init(.circle, radius: estimate.isMain ? 4.2 : 3.4, ink, isHollow: !estimate.isMain))
  }
}
