/// Estimates of one effect under each other, each with its interval, beside a line at zero.
public struct EffectChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "effect"

  /// One estimate of the effect.
  public struct Estimate: Sendable {
    let label: LocalizedText
    let value: Double
    let interval: ClosedRange<Double>?
    let isMain: Bool

    /// An estimate.
    ///
    /// - Parameters:
    ///   - value: finite.
    ///   - interval: `nil` where none can be given; one without finite limits counts as none.
    ///   - isMain: whether it is the one that the report speaks of.
    public init(label: LocalizedText, value: Double, interval: ClosedRange<Double>?, isMain: Bool) {
      precondition(value.isFinite, "what is not finite cannot be drawn")
      self.label = label
      self.value = value
      self.interval = interval.flatMap(finite)
      self.isMain = isMain
    }
  }

  let estimates: [Estimate]
  let axis: LocalizedText
  let decimals: Int
  let level: Double

  /// A chart of estimates.
  ///
  /// - Parameters:
  ///   - estimates: 1 to 12, from top to bottom.
  ///   - axis: what is estimated, and its unit.
  ///   - decimals: of the estimates, as in the table.
  ///   - level: of the intervals, 0 to 1.
  public init(estimates: [Estimate], axis: LocalizedText, decimals: Int, level: Double) {
    precondition((1...12).contains(estimates.count), "a chart of effects has 1 to 12 estimates")
    self.estimates = estimates
    self.axis = axis
    self.decimals = decimals
    self.level = level
  }

  /// The main estimate, its interval, then whether zero is inside.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row an estimate.
  public var data: Table {
    let rows = estimates.enumerated().map { position, estimate in
      let row = "\(position + 1)"
      let cell = { (column: String, value: Double?) in
        Cell.number(
          value, .fixed(decimals: decimals), at: Address(analysis: Self.name, row: row, column: column),
          from: Provenance(formula: Self.name, columns: []))
      }
      return TableRow(
        id: row, label: estimate.label,
        cells: [
          cell("estimate", estimate.value), cell("low", estimate.interval?.lowerBound),
          cell("high", estimate.interval?.upperBound),
        ])
    }
    return Table(
      id: Self.name, title: axis, stub: ChartWording.estimate,
      columns: [
        TableColumn(id: "estimate", header: .glossary(.effect)), TableColumn(id: "low", header: ChartWording.low),
        TableColumn(id: "high", header: ChartWording.high),
      ], blocks: [TableBlock(rows: rows)], notes: [])
  }

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
  public func draw(in language: Language) -> Drawing { EffectDrawing(self, language).drawing }
}
