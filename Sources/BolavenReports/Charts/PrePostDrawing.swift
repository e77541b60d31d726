/// Where everything of a chart of pairs stands. From left to right: the axis, the mean before with its interval, the
/// people before, their lines, the people after, the mean after.
struct PrePostDrawing {
  private let chart: PrePostChart
  private let language: Language
  private let axis: Axis
  private let tickLabels: [String]
  private let means: (pre: String, post: String)
  private var shapes: [Drawing.Shape] = []
  private let axisX: Double
  private let (preMeanX, preX, postX, postMeanX): (Double, Double, Double, Double)
  private var top = 0.0
  private var bottom = 0.0

  private static let width = Drawing.pageWidth
  private static let height = Drawing.pageHeight
  private static let tickLettering = Drawing.Lettering(size: 8, .end)
  /// How far people with the same result may spread to the side.
  private static let spread = 38.0
  private static let lineHeight = 12.0

  init(_ chart: PrePostChart, _ language: Language) {
    self.chart = chart
    self.language = language
    axis = Axis(Self.shownRange(chart), widensToTicks: chart.range == nil)
    tickLabels = axis.ticks.map { [axis] in axis.label($0, in: language) }
    let texts = chart.means(in: language)
    means = (withMinus(texts.pre), withMinus(texts.post))
    let labelWidth = [means.pre, means.post].map { textWidth($0, size: 9, isBold: true) }.max() ?? 0
    axisX = 8 + (tickLabels.map { textWidth($0, size: 8) }.max() ?? 0) + 4
    preMeanX = axisX + labelWidth + 18
    preX = preMeanX + 12 + Self.spread
    postMeanX = Self.width - labelWidth - 18
    postX = postMeanX - 12 - Self.spread
    drawHeader()
    drawColumnLabels()
    drawAxis()
    drawPeople()
    drawMean(chart.preMean, chart.preInterval, means.pre, x: preMeanX, side: -1)
    drawMean(chart.postMean, chart.postInterval, means.post, x: postMeanX, side: 1)
  }

  var drawing: Drawing { Drawing(width: Self.width, height: Self.height, shapes: shapes) }

  /// The possible results, or those that there are and the intervals as far as they stay near.
  private static func shownRange(_ chart: PrePostChart) -> ClosedRange<Double> {
    let people = extent(chart.pre + chart.post + [chart.preMean, chart.postMean])
    if let range = chart.range {
      return min(range.lowerBound, people.lowerBound)...max(range.upperBound, people.upperBound)
    }
    let limits = [chart.preInterval, chart.postInterval].compactMap { $0 }
    let span = people.upperBound - people.lowerBound
    let low = max(limits.map(\.lowerBound).min() ?? people.lowerBound, people.lowerBound - span)
    let high = min(limits.map(\.upperBound).max() ?? people.upperBound, people.upperBound + span)
    return min(low, people.lowerBound)...max(high, people.upperBound)
  }

  // MARK: Words above and below

  /// What is measured; then how many moved which way, each beside its line.
  private mutating func drawHeader() {
    var y = 14.0
    for line in textLines(axis.title(chart.axis(language)), width: Self.width - 16, size: 9, isBold: true) {
      shapes.append(.text(line, .init(8, y), .init(isBold: true)))
      y += Self.lineHeight
    }
    y += 4
    let counts = chart.counts
    let entries: [(Move?, LocalizedText)] = [
      (.rose, ChartWording.rose(counts.rose)), (.stayed, ChartWording.stayed(counts.stayed)),
      (.fell, ChartWording.fell(counts.fell)),
      (
        nil,
        chart.preInterval == nil && chart.postInterval == nil ? .glossary(.mean) : ChartWording.meanWithInterval
      ),
    ]
    var x = 8.0
    for (move, text) in entries {
      let words = text(language)
      let sample = 26.0
      let width = sample + 5 + textWidth(words, size: 9)
      if x > 8, x + width > Self.width - 8 {
        x = 8
        y += Self.lineHeight + 2
      }
      let middle = y - 3
      if let move {
        shapes.append(.lines([[.init(x, middle), .init(x + sample, middle)]], move.pen(isThin: false)))
        shapes.append(.marks([.init(x, middle), .init(x + sample, middle)], move.mark))
      } else {
        shapes.append(.marks([.init(x + sample / 2, middle)], Self.meanMark))
      }
      shapes.append(.text(words, .init(x + sample + 6, y), .init()))
      x += width + 20
    }
    top = y + 14
  }

  private mutating func drawColumnLabels() {
    let columns = [(chart.preLabel, (preMeanX + preX) / 2), (chart.postLabel, (postX + postMeanX) / 2)]
    let room = 2 * min(columns[0].1, Self.width - columns[1].1) - 8
    let labels = columns.map { text, x in (textLines(text(language), width: room, size: 9, isBold: true), x) }
    let lines = Double(labels.map(\.0.count).max() ?? 1)
    bottom = Self.height - 12 - lines * Self.lineHeight
    for (words, x) in labels {
      for (line, text) in words.enumerated() {
        let y = bottom + 18 + Double(line) * Self.lineHeight
        shapes.append(.text(text, .init(x, y), .init(.middle, isBold: true)))
      }
    }
  }

  private mutating func drawAxis() {
    let grid = axis.ticks.map { [Drawing.Point(axisX, y($0)), .init(Self.width - 8, y($0))] }
    shapes.append(.lines(grid, .init(.grid, width: 0.6)))
    for (tick, label) in zip(axis.ticks, tickLabels) {
      shapes.append(.text(label, .init(axisX - 4, y(tick) + 2.8), Self.tickLettering))
    }
  }

  private func y(_ value: Double) -> Double {
    bottom - position(of: value, in: axis.range) * (bottom - top)
  }

  // MARK: People

  /// Which way a person moved. Colour, dash and mark each say it.
  private enum Move: CaseIterable {
    case stayed, rose, fell

    init(_ pre: Double, _ post: Double) { self = pre < post ? .rose : pre > post ? .fell : .stayed }

    func pen(isThin: Bool) -> Drawing.Pen {
      let width = isThin ? 0.4 : 0.9
      return switch self {
      case .rose: .init(.first, width: width)
      case .stayed: .init(.context, width: width, dash: .short)
      case .fell: .init(.second, width: width * 1.3, dash: .long)
      }
    }

    var mark: Drawing.Mark {
      switch self {
      case .rose: .init(.circle, radius: 1.9, .first)
      case .stayed: .init(.circle, radius: 1.9, .context, isHollow: true)
      case .fell: .init(.square, radius: 1.9, .second, isHollow: true)
      }
    }
  }

  private mutating func drawPeople() {
    let step = min(5, Self.spread / Double(max(1, max(ties(chart.pre), ties(chart.post)) - 1)))
    let pre = spreads(chart.pre, then: chart.post).map { preX - step * Double($0) }
    let post = spreads(chart.post, then: chart.pre).map { postX + step * Double($0) }
    let lines = chart.pre.indices.map { person in
      [
        Drawing.Point(pre[person], y(chart.pre[person])),
        Drawing.Point(post[person], y(chart.post[person])),
      ]
    }
    let groups = Dictionary(grouping: chart.pre.indices) { Move(chart.pre[$0], chart.post[$0]) }
    for move in Move.allCases {
      let people = groups[move] ?? []
      shapes.append(.lines(people.map { lines[$0] }, move.pen(isThin: chart.pre.count > 100)))
    }
    for move in Move.allCases {
      shapes.append(.marks((groups[move] ?? []).flatMap { lines[$0] }, move.mark))
    }
  }

  /// How many people share the result that most share.
  private func ties(_ values: [Double]) -> Int {
    Dictionary(grouping: values) { $0 }.values.map(\.count).max() ?? 1
  }

  /// For each person, how many with the same result stand nearer to the lines.
  private func spreads(_ values: [Double], then others: [Double]) -> [Int] {
    var places = Array(repeating: 0, count: values.count)
    for people in Dictionary(grouping: values.indices, by: { values[$0] }).values {
      let ordered = people.sorted { (others[$0], $0) > (others[$1], $1) }
      for (place, person) in ordered.enumerated() { places[person] = place }
    }
    return places
  }

  // MARK: Means

  private static let meanMark = Drawing.Mark(.diamond, radius: 4.5, .text)

  private mutating func drawMean(
    _ mean: Double, _ interval: ClosedRange<Double>?, _ label: String, x: Double, side: Double
  ) {
    if let interval {
      let shown = interval.clamped(to: axis.range)
      var lines = [[Drawing.Point(x, y(shown.lowerBound)), .init(x, y(shown.upperBound))]]
      // An arrow where the interval goes on beyond the axis.
      if shown.lowerBound > interval.lowerBound { lines.append(arrow(x, y(shown.lowerBound), towards: 1)) }
      if shown.upperBound < interval.upperBound { lines.append(arrow(x, y(shown.upperBound), towards: -1)) }
      shapes.append(.lines(lines, .init(.text, width: 1.6)))
    }
    shapes.append(.marks([.init(x, y(mean))], Self.meanMark))
    shapes.append(
      .text(label, .init(x + 9 * side, y(mean) + 3.2), .init(side < 0 ? .end : .start, isBold: true)))
  }

  private func arrow(_ x: Double, _ y: Double, towards direction: Double) -> [Drawing.Point] {
    [.init(x - 3, y - 4 * direction), .init(x, y), .init(x + 3, y - 4 * direction)]
  }
}

/// Where a number stands between the ends of a range: 0 to 1.
func position(of value: Double, in range: ClosedRange<Double>) -> Double {
  // Halves, because the length of a very long range is not finite.
  let length = range.upperBound / 2 - range.lowerBound / 2
  return length > 0 ? (value / 2 - range.lowerBound / 2) / length : 0.5
}
