/// Where everything of a chart of effects stands: labels at the left, the estimates in the middle, their numbers at
/// the right. It grows with its rows, and with its numbers where they are very long.
struct EffectDrawing {
  private let chart: EffectChart
  private let language: Language
  private let axis: Axis
  private let labels: [[String]]
  private let texts: [String]
  private var shapes: [Drawing.Shape] = []
  private let left: Double
  private let right: Double
  private let width: Double
  private var top = 0.0
  private var bottom = 0.0

  private static let lineHeight = 11.5
  private static let leastPlot = 150.0

  init(_ chart: EffectChart, _ language: Language) {
    self.chart = chart
    self.language = language
    let limits = chart.estimates.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] }
    axis = Axis(extent(limits.compactMap { $0 } + [0]), widensToTicks: true)
    labels = chart.estimates.map { textLines($0.label(language), width: 132, size: 9, isBold: $0.isMain) }
    texts = chart.estimates.map { withMinus(chart.text(of: $0, in: language)) }
    let isBold = { (position: Int) in chart.estimates[position].isMain }
    let labelWidth = labels.enumerated().flatMap { position, lines in
      lines.map { textWidth($0, size: 9, isBold: isBold(position)) }
    }.max()
    let header = textWidth(ChartWording.estimates(level: chart.level)(language), size: 8)
    let numbers = texts.enumerated().map { textWidth($1, size: 9, isBold: isBold($0)) }.max()
    let numbersWidth = max(numbers ?? 0, header)
    left = Drawing.margin + (labelWidth ?? 0) + 16
    right = max(Drawing.pageWidth - Drawing.margin - numbersWidth - 16, left + Self.leastPlot)
    width = right + 16 + numbersWidth + Drawing.margin
    drawRows()
  }

  var drawing: Drawing { Drawing(width: width, height: bottom + 42, shapes: shapes) }

  private mutating func drawRows() {
    top = 26
    let pitch = chart.estimates.count > 6 ? 24.0 : 30.0
    let heights = labels.map { max(pitch, Double($0.count) * Self.lineHeight + 8) }
    bottom = top + heights.reduce(0, +)
    let header = ChartWording.estimates(level: chart.level)(language)
    shapes.append(.text(header, .init(right + 16, top - 10), .init(size: 8)))
    drawAxis()
    var y = top
    for (row, height) in heights.enumerated() {
      drawRow(row, middle: y + height / 2)
      y += height
    }
  }

  private mutating func drawAxis() {
    let grid = axis.ticks.map { [Drawing.Point(x($0), top), .init(x($0), bottom)] }
    shapes.append(.lines(grid, .init(.grid, width: 0.6)))
    shapes.append(.lines([[.init(x(0), top - 4), .init(x(0), bottom)]], .init(.text, width: 1)))
    var end = -Double.infinity
    for tick in axis.ticks {
      let label = axis.label(tick, in: language)
      let half = textWidth(label, size: 8) / 2
      guard x(tick) - half > end + 4 else { continue }
      shapes.append(.text(label, .init(x(tick), bottom + 13), .init(size: 8, .middle)))
      end = x(tick) + half
    }
    let title = axis.title(chart.axis(language))
    let middle = min(
      max((left + right) / 2, Drawing.margin + textWidth(title, size: 9) / 2), width / 2 + (right - left) / 2)
    shapes.append(.text(title, .init(middle, bottom + 30), .init(.middle)))
  }

  private mutating func drawRow(_ row: Int, middle: Double) {
    let estimate = chart.estimates[row]
    let ink = estimate.isMain ? Drawing.Ink.first : .context
    if let interval = estimate.interval {
      let ends = [Drawing.Point(x(interval.lowerBound), middle), .init(x(interval.upperBound), middle)]
      shapes.append(.lines([ends], .init(ink, width: estimate.isMain ? 2.4 : 1.2)))
    }
    shapes.append(
      .marks(
        [.init(x(estimate.value), middle)],
        .init(.circle, radius: estimate.isMain ? 4.2 : 3.4, ink, isHollow: !estimate.isMain)))
    let first = middle + 3.2 - Double(labels[row].count - 1) * Self.lineHeight / 2
    for (line, words) in labels[row].enumerated() {
      let baseline = first + Double(line) * Self.lineHeight
      shapes.append(.text(words, .init(Drawing.margin, baseline), .init(isBold: estimate.isMain)))
    }
    shapes.append(.text(texts[row], .init(right + 16, middle + 3.2), .init(isBold: estimate.isMain)))
  }

  private func x(_ value: Double) -> Double { left + position(of: value, in: axis.range) * (right - left) }
}
