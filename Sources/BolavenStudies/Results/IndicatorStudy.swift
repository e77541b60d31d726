import BolavenData

/// Indicators against their baselines and targets, out of a plan or of files.
///
/// It is no kind of analysis: a run adds it after all analyses, whose numbers indicators refer to.
public struct IndicatorStudy: Sendable {
  /// Its name in addresses and machine output.
  public static let kind = "indicators"

  /// Where indicators are defined.
  public enum Source: Sendable {
    case plan([IndicatorPlan])
    /// A framework, one row an indicator, with its values in another file; or one long file with everything.
    case files(framework: String, values: String?)
  }

  /// Where indicators are defined.
  public let source: Source

  /// The indicators of a plan.
  public init(_ plans: [IndicatorPlan]) { source = .plan(plans) }

  /// The indicators of a framework file, with their values there or in a file of values.
  public init(framework: String, values: String? = nil) { source = .files(framework: framework, values: values) }

  /// Files the study reads by itself.
  public var files: [String] {
    switch source {
    case .plan: []
    case .files(let framework, let values): [framework, values].compactMap { $0 }
    }
  }

  /// Every indicator with its progress, or every problem of all of them.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    var problems: [StudyProblem] = []
    var results: [IndicatorResult] = []
    var disaggregatedRows = 0
    switch source {
    case .plan(let plans):
      problems += Self.repetitions(plans).map(StudyProblem.indicator)
      let resolver = IndicatorResolver(sources: sources, earlier: earlier)
      for plan in plans {
        if let result = resolver.result(plan, problems: &problems) { results.append(result) }
      }
    case .files(let framework, let values):
      do throws(DataError) {
        var found: [IndicatorProblem] = []
        let read = try Self.read(
          sources.frame(framework), values: values.map { sources.frame($0) }, problems: &found)
        results = read.results
        disaggregatedRows = read.disaggregatedRows
        problems += found.map(StudyProblem.indicator)
      } catch {
        throw StudyError(error)
      }
    }
    problems += results.compactMap { $0.directionProblem(in: files.first) }.map(StudyProblem.indicator)
    guard problems.isEmpty else { throw StudyError(problems) }
    return IndicatorFindings(results, disaggregatedRows: disaggregatedRows)
  }

  private static func repetitions(_ plans: [IndicatorPlan]) -> [IndicatorProblem] {
    let groups = Dictionary(grouping: plans, by: \.definition.id).filter { $0.value.count > 1 }
    return groups.keys.sorted().map { id in
      .repeatedIndicator(indicator: id, path: "", rows: groups[id]?.compactMap(\.line) ?? [])
    }
  }

  static func read(
    _ framework: DataFrame, values: DataFrame?, problems: inout [IndicatorProblem]
  ) throws(DataError) -> (results: [IndicatorResult], disaggregatedRows: Int) {
    let file = try IndicatorFile(framework)
    let definitions = try IndicatorDefinitions(file, problems: &problems)
    var series: IndicatorValues?
    if let values {
      _ = try values.column("kind")
      series = try IndicatorValues(try IndicatorFile(values), of: definitions.all, problems: &problems)
    } else if file.isLong {
      series = try IndicatorValues(file, of: definitions.all, problems: &problems)
    }
    let written = file.isLong ? nil : try FrameworkNumbers(file)
    let results = definitions.all.map { definition in
      let value = { (kind: IndicatorValues.Kind, problems: inout [IndicatorProblem]) in
        series?.number(kind, of: definition, problems: &problems)
      }
      let row = definitions.firstRow[definition.id]
      return IndicatorResult(
        definition,
        baseline: value(.baseline, &problems) ?? row.flatMap { written?.baseline(definition, row: $0) },
        target: value(.target, &problems) ?? row.flatMap { written?.target(definition, row: $0) },
        actual: value(.actual, &problems) ?? row.flatMap { written?.actual(definition, row: $0) })
    }
    return (results, series?.disaggregatedRows ?? 0)
  }
}

/// Baselines, targets and actuals that stand in the framework itself.
private struct FrameworkNumbers {
  private let baselines: NumberColumn?
  private let numerators: NumberColumn?
  private let denominators: NumberColumn?
  private let years: Categories?
  private let targets: NumberColumn?
  private let actuals: NumberColumn?
  private let path: String
  private let excelRow: @Sendable (Int) -> Int

  init(_ file: IndicatorFile) throws(DataError) {
    path = file.frame.source
    excelRow = file.frame.excelRow
    baselines = try file.numbers("baseline_value", "baseline")
    numerators = try file.numbers("baseline_num")
    denominators = try file.numbers("baseline_den")
    years = try file.text("baseline_year", "baseline_date")
    targets = try file.numbers("target_value", "target")
    actuals = try file.numbers("actual_value", "actual")
  }

  func baseline(_ definition: IndicatorDefinition, row: Int) -> IndicatorNumber? {
    let scale: Double = definition.isPercentage ? 100 : 1
    var number = baselines?[row].map { IndicatorNumber($0 / scale) }
    if let numerator = numerators?[row], let denominator = denominators?[row], denominator > 0 {
      number = IndicatorNumber(numerator / denominator, numerator: numerator, denominator: denominator)
    }
    number?.period = years?[row]
    number?.origin = path
    number?.basis = .recorded(file: path, rows: [excelRow(row)], .latest)
    return number
  }

  func target(_ definition: IndicatorDefinition, row: Int) -> IndicatorNumber? { number(targets, definition, row: row) }
  func actual(_ definition: IndicatorDefinition, row: Int) -> IndicatorNumber? { number(actuals, definition, row: row) }

  private func number(_ column: NumberColumn?, _ definition: IndicatorDefinition, row: Int) -> IndicatorNumber? {
    let scale: Double = definition.isPercentage ? 100 : 1
    var number = column?[row].map { IndicatorNumber($0 / scale) }
    number?.origin = path
    number?.basis = .recorded(file: path, rows: [excelRow(row)], .latest)
    return number
  }
}
