import BolavenData
import BolavenEstimation
import BolavenNumerics

/// Units with their incomes, ready to be compared: real, complete, and winsorised where the plan says so.
struct HouseholdIncome {
  /// Both waves of one number, by arm.
  struct ArmMeans {
    let comparison: Double?
    let treated: Double?
  }

  let sample: TreatmentSample
  /// The same sample without winsorising, where there is any.
  let unwinsorised: TreatmentSample?
  let estimationSample: EstimationSample
  /// Where the units stand in the file.
  let places: IncomePlaces
  /// Units seen before, and of them after, by arm; `nil` without waves.
  let attrition: (treatedBefore: Int, treatedAfter: Int, comparisonBefore: Int, comparisonAfter: Int)?
  let winsorCuts: (before: Double?, after: Double)?
  /// The waves compared, as the file writes them; `nil` without waves.
  let waves: (before: String, after: String)?
  /// (Weighted) means of the treated before and after in the prices of the day, and in real terms; `nil` without waves.
  let nominalTreated: (before: Double, after: Double)?
  let realTreated: (before: Double, after: Double)?
  /// Who was found across the waves, line by line; empty where nothing was looked for.
  let lines: [LinkLine]
  /// The columns that units were looked for by; `nil` where they were not.
  let linkFields: LinkFields?
  let priceBase: String?
  let priceSources: [String]
  /// The share of each arm that took part, where the design says who did.
  let takeUp: ArmMeans?

  /// Units whose identifier was mistyped in one wave.
  var repairs: [LinkLine] { lines.filter { $0.link.decision == .linked && $0.link.method != .identifier } }

  init(_ frame: DataFrame, deflators: DataFrame?, _ settings: IncomeSettings) throws(StudyError) {
    var problems: [StudyProblem] = []
    let columns = collecting(&problems) { () throws(StudyError) in try IncomeColumns(frame, settings) }
    let prices = collecting(&problems) { () throws(StudyError) in
      try Self.prices(frame, deflators: deflators, settings)
    }
    let panel = collecting(&problems) { () throws(StudyError) in try IncomePanel(frame, settings) }
    guard problems.isEmpty, let columns, let prices, let panel else { throw StudyError(problems) }
    let units = try CompleteUnits(panel, columns: columns, factors: prices.factors, frame: frame, settings)
    estimationSample = units.sample
    places = units.places
    lines = panel.lines
    linkFields = panel.linkFields
    priceBase = prices.base
    priceSources = prices.sources
    attrition = panel.hasWaves ? units.attrition : nil
    waves = panel.waves
    takeUp = units.takeUp
    guard !units.after.isEmpty else {
      throw StudyError([.estimation(.emptySample(units.sample.losses), analysis: settings.id)])
    }
    nominalTreated = units.nominalTreatedMeans
    realTreated = units.realTreatedMeans
    let raw = units.treatmentSample(before: units.before, after: units.after, settings)
    guard let probability = settings.outcome.winsorisedAt, let cut = quantile(units.after, probability) else {
      sample = raw
      unwinsorised = nil
      winsorCuts = nil
      return
    }
    let cutBefore = units.before.flatMap { quantile($0, probability) }
    sample = units.treatmentSample(
      before: units.before.map { values in values.map { min($0, cutBefore ?? $0) } },
      after: units.after.map { min($0, cut) }, settings)
    unwinsorised = raw
    winsorCuts = (cutBefore, cut)
  }

  /// Factors that turn each row's money into real terms: 1 where the outcome is not money.
  private static func prices(
    _ frame: DataFrame, deflators: DataFrame?, _ settings: IncomeSettings
  ) throws(StudyError) -> (factors: [Double?], base: String?, sources: [String]) {
    guard settings.outcome.isReal else { return ([Double?](repeating: 1, count: frame.rowCount), nil, []) }
    guard let deflators, let plan = settings.deflators else {
      throw StudyError([.income(.noDeflators, analysis: settings.id)])
    }
    let index = try PriceIndex(deflators, plan, analysis: settings.id)
    let candidates = settings.period.map { [$0] } ?? index.periodColumns(of: frame)
    guard let column = candidates.first, candidates.count == 1 else {
      throw StudyError([
        .income(
          .noPeriodColumn(
            path: frame.source, deflators: deflators.source, candidates: candidates.map(\.text)),
          analysis: settings.id)
      ])
    }
    let periods: Categories
    do throws(DataError) { periods = try frame.categories(column) } catch { throw StudyError(error) }
    let factors = try index.factors(periods, column: column, in: frame, analysis: settings.id)
    return (factors, index.base, index.sources)
  }
}
