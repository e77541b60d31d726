/// Estimates under each other, each with its interval, beside a line at zero.
public struct EffectChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "effect"

  /// One estimate.
  public struct Estimate: Sendable {
    let label: LocalizedText
    let value: Double
    let interval: ClosedRange<Double>?
    let inner: ClosedRange<Double>?
    let group: LocalizedText?
    let isMain: Bool

    /// An estimate.
    ///
    /// - Parameters:
    ///   - value: finite.
    ///   - interval: `nil` where none can be given; one without finite limits counts as none.
    ///   - inner: an interval of a lower level, drawn as two ticks on the line of the other.
    ///   - group: what stands above it and those that follow with the same: the name of a model.
    ///   - isMain: whether it is the one that the report speaks of.
    public init(
      label: LocalizedText, value: Double, interval: ClosedRange<Double>?, inner: ClosedRange<Double>? = nil,
      group: LocalizedText? = nil, isMain: Bool
    ) {
      precondition(value.isFinite, "what is not finite cannot be drawn")
      self.label = label
      self.value = value
      self.interval = interval.flatMap(finite)
      self.inner = inner.flatMap(finite)
      self.group = group
      self.isMain = isMain
    }
  }

  let estimates: [Estimate]
  let axis: LocalizedText
  let decimals: Int
  let level: Double
  let innerLevel: Double
  let note: LocalizedText?

  /// The most estimates that one chart shows.
  public static let most = 12

  /// A chart of estimates.
  ///
  /// - Parameters:
  ///   - estimates: 1 to 12, from top to bottom.
  ///   - axis: what is estimated, and its unit.
  ///   - decimals: of the estimates, as in the table.
  ///   - level: of the intervals, 0 to 1.
  ///   - innerLevel: of the inner intervals, 0 to 1.
  ///   - note: a sentence below the drawing, such as what is not shown.
  public init(
    estimates: [Estimate], axis: LocalizedText, decimals: Int, level: Double, innerLevel: Double = 0.9,
    note: LocalizedText? = nil
  ) {
    precondition((1...Self.most).contains(estimates.count), "a chart of effects has 1 to 12 estimates")
    self.estimates = estimates
    self.axis = axis
    self.decimals = decimals
    self.level = level
    self.innerLevel = innerLevel
    self.note = note
  }

  /// The main estimate, its interval, then whether zero is inside.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row an estimate.
  public var data: Table {
    let style = NumberStyle.fixed(decimals: decimals)
    var columns = [
      ChartTable.Column("estimate", ChartWording.estimate, style), .init("low", ChartWording.low, style),
      .init("high", ChartWording.high, style),
    ]
    if hasInner {
      columns += [
        .init("inner_low", ChartWording.low(level: innerLevel), style),
        .init("inner_high", ChartWording.high(level: innerLevel), style),
      ]
    }
    return ChartTable(kind: Self.name, title: axis, stub: ChartWording.estimate, columns: columns).table(
      estimates.map { estimate in
        let numbers = [estimate.value, estimate.interval?.lowerBound, estimate.interval?.upperBound]
        let inner = [estimate.inner?.lowerBound, estimate.inner?.upperBound]
        return (estimate.label.under(estimate.group), numbers + (hasInner ? inner : []))
      })
  }

  var hasInner: Bool { estimates.contains { $0.inner != nil } }

  /// The estimate that the sentence speaks of.
  var described: Estimate? { estimates.first(where: \.isMain) ?? (estimates.count == 1 ? estimates.first : nil) }

  func number(_ value: Double, in language: Language) -> String {
    NumberStyle.fixed(decimals: decimals).text(value, in: language)
  }

  /// `417 [171, 664]`, or that there is no interval.
  func text(of estimate: Estimate, in language: Language) -> String {
    number(estimate.value, in: language) + " " + intervalText(of: estimate, in: language)
  }

  func intervalText(of estimate: Estimate, in language: Language) -> String {
    guard let interval = estimate.interval else { return "(\(ChartWording.noInterval(language)))" }
    return NumberStyle.fixed(decimals: decimals).interval(interval.lowerBound, interval.upperBound, in: language)
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing { EffectDrawing(self, languages).drawing }

  /// The drawing in ASCII.
  public func plainLines(width: Int, in language: Language) -> [String]? {
    let limits = estimates.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound].compactMap { $0 } }
    let level = NumberStyle.percentWithSign(decimals: 0).text(level, in: language)
    var plot = PlainPlot(
      labels: estimates.map { $0.label.under($0.group)(language) },
      numbers: estimates.map { text(of: $0, in: language) }, values: limits + [0], width: width, language: language)
    let zero = plot.column(0)
    for (row, estimate) in estimates.enumerated() {
      plot.put(":", row: row, zero)
      if let interval = estimate.interval {
        let (low, high) = (plot.column(interval.lowerBound), plot.column(interval.upperBound))
        plot.fill("-", row: row, low...high)
        plot.put("|", row: row, low)
        plot.put("|", row: row, high)
        if low < zero, zero < high { plot.put("+", row: row, zero) }
      }
      plot.put("o", row: row, plot.column(estimate.value))
    }
    return wrappedLines("\(axis(language)), \(level)", width: width) + plot.lines
      + (note.map { wrappedLines($0(language), width: width) } ?? [])
  }
}

extension LocalizedText {
  /// `Group: label`, or the label alone.
  func under(_ group: LocalizedText?) -> LocalizedText {
    guard let group else { return self }
    let joined = { (language: Language) in "\(group(language)): \(self(language))" }
    return LocalizedText(
      joined(.english), lo: joined(.lao), ja: joined(.japanese), unreviewed: unreviewed.union(group.unreviewed))
  }
}
