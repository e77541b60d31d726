/// Where everything of a chart of pairs stands. From left to right: the axis, the mean before with its interval, the
/// people before, their lines, the people after, the mean after.
struct PrePostDrawing {
  private let chart: PrePostChart
  private let languages: [Language]
  private let axis: Axis
  private let tickLabels: [Drawing.Words]
  private let means: (pre: Drawing.Words, post: Drawing.Words)
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
  /// Of the mark of a person.
  private static let radius = 1.9

  init(_ chart: PrePostChart, _ languages: [Language]) {
    self.chart = chart
    self.languages = languages
    axis = Axis(Self.shownRange(chart), widensToTicks: chart.range == nil)
    tickLabels = axis.ticks.map { [axis] in axis.label($0, in: languages) }
    let texts = { [axis] (language: Language) in
      axis.exponent == 0 ? chart.means(in: language) : Self.means(chart, in: axis, language)
    }
    means = (
      .init(languages) { withMinus(texts($0).pre) }, .init(languages) { withMinus(texts($0).post) }
    )
    let labelWidth = [means.pre, means.post].map { textWidth($0, size: 9, isBold: true) }.max() ?? 0
    axisX = Drawing.margin + (tickLabels.map { textWidth($0, size: 8) }.max() ?? 0) + 4
    preMeanX = axisX + labelWidth + 18
    preX = preMeanX + 12 + Self.spread
    postMeanX = Self.width - labelWidth - 12
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

  private static func means(_ chart: PrePostChart, in axis: Axis, _ language: Language) -> (pre: String, post: String) {
    let style = NumberStyle.fixed(decimals: axis.decimals + 2)
    return (
      style.text(axis.inUnits(chart.preMean), in: language), style.text(axis.inUnits(chart.postMean), in: language)
    )
  }

  // MARK: Words above and below

  /// What is measured; then how many moved which way, each beside its line.
  private mutating func drawHeader() {
    var y = 14.0
    for line in textLines(
      axis.title(chart.axis(languages)), width: Self.width - 2 * Drawing.margin, size: 9, isBold: true)
    {
      shapes.append(.text(line, .init(Drawing.margin, y), .init(isBold: true)))
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
    let left = Drawing.margin + Self.radius
    var x = left
    for (move, text) in entries {
      let words = text(languages)
      let sample = move == nil ? 9.0 : 26.0
      let width = sample + 5 + textWidth(words, size: 9)
      if x > left, x + width > Self.width - Drawing.margin {
        x = left
        y += Self.lineHeight + 2
      }
      let middle = y - 3
      if let move {
        shapes.append(.lines([[.init(x, middle), .init(x + sample, middle)]], move.pen()))
        shapes.append(.marks([.init(x, middle), .init(x + sample, middle)], move.mark(radius: Self.radius)))
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
    let labels = columns.map { text, x in (textLines(text(languages), width: room, size: 9, isBold: true), x) }
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
    let grid = axis.ticks.map { [Drawing.Point(axisX, y($0)), .init(Self.width - Drawing.margin, y($0))] }
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

    /// The line of several people with the same results is wider, by the square root.
    func pen(people: Int = 1, isThin: Bool = false) -> Drawing.Pen {
      let width = (isThin ? 0.4 : 0.9) * min(4, Double(people).squareRoot())
      return switch self {
      case .rose: .init(.first, width: width)
      case .stayed: .init(.context, width: width, dash: .short)
      case .fell: .init(.second, width: width * 1.3, dash: .long)
      }
    }

    func mark(radius: Double) -> Drawing.Mark {
      switch self {
      case .rose: .init(.circle, radius: radius, .first)
      case .stayed: .init(.circle, radius: radius, .context, isHollow: true)
      case .fell: .init(.square, radius: radius, .second, isHollow: true)
      }
    }
  }

  private mutating func drawPeople() {
    let step = min(5, Self.spread / Double(max(1, max(ties(chart.pre), ties(chart.post)) - 1)))
    let radius = min(Self.radius, max(0.6, step * 0.4))
    let pre = spreads(chart.pre, then: chart.post).map { preX - step * Double($0) }
    let post = spreads(chart.post, then: chart.pre).map { postX + step * Double($0) }
    let groups = Dictionary(grouping: chart.pre.indices) { [chart.pre[$0], chart.post[$0]] }.values
    for move in Move.allCases {
      let moved = groups.filter { Move(chart.pre[$0[0]], chart.post[$0[0]]) == move }
      for (count, same) in Dictionary(grouping: moved, by: \.count).sorted(by: { $0.key < $1.key }) {
        let lines = same.sorted { $0[0] < $1[0] }.map { people in
          let ends = (people.map { pre[$0] }.max() ?? preX, people.map { post[$0] }.min() ?? postX)
          return [
            Drawing.Point(ends.0, y(chart.pre[people[0]])), Drawing.Point(ends.1, y(chart.post[people[0]])),
          ]
        }
        shapes.append(.lines(lines, move.pen(people: count, isThin: groups.count > 100)))
      }
    }
    for move in Move.allCases {
      let points = chart.pre.indices.filter { Move(chart.pre[$0], chart.post[$0]) == move }.flatMap { person in
        [
          Drawing.Point(pre[person], y(chart.pre[person])), Drawing.Point(post[person], y(chart.post[person])),
        ]
      }
      shapes.append(.marks(points, move.mark(radius: radius)))
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
    _ mean: Double, _ interval: ClosedRange<Double>?, _ label: Drawing.Words, x: Double, side: Double
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

extension PrePostDrawing {
  /// The people and their means between the sides of a frame, one line for all with the same results.
  static func draw(_ chart: PrePostChart, in frame: PlotFrame, on canvas: inout Canvas) {
    let (left, right) = (frame.left + 12, frame.right - 12)
    let groups = Dictionary(grouping: chart.pre.indices) { [chart.pre[$0], chart.post[$0]] }.values
    for move in Move.allCases {
      let moved = groups.filter { Move(chart.pre[$0[0]], chart.post[$0[0]]) == move }.sorted { $0[0] < $1[0] }
      for people in moved {
        let ends = [
          Drawing.Point(left, frame.scale.place(chart.pre[people[0]])),
          .init(right, frame.scale.place(chart.post[people[0]])),
        ]
        canvas.line(ends, move.pen(people: people.count, isThin: true))
        canvas.add(.marks(ends, move.mark(radius: 1.4)))
      }
    }
    for (mean, x) in [(chart.preMean, frame.left + 5), (chart.postMean, frame.right - 5)] {
      canvas.mark(.init(x, frame.scale.place(mean)), .init(.diamond, radius: 3.4, .text))
    }
  }
}

/// Where a number stands between the ends of a range: 0 to 1.
func position(of value: Double, in range: ClosedRange<Double>) -> Double {
  // Halves, because the length of a very long range is not finite.
  let length = range.upperBound / 2 - range.lowerBound / 2
  return length > 0 ? (value / 2 - range.lowerBound / 2) / length : 0.5
}
