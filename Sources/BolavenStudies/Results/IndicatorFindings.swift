import BolavenEstimation
public import BolavenReports

/// One indicator with its values and how far it has come.
public struct IndicatorResult: Sendable, Hashable {
  /// What it is.
  public let definition: IndicatorDefinition
  /// Where it started from.
  public let baseline: IndicatorNumber?
  /// Where it should arrive.
  public let target: IndicatorNumber?
  /// Where it is.
  public let actual: IndicatorNumber?
  /// How far it has come.
  public let progress: IndicatorProgress

  init(
    _ definition: IndicatorDefinition, baseline: IndicatorNumber?, target: IndicatorNumber?, actual: IndicatorNumber?
  ) {
    self.definition = definition
    self.baseline = baseline
    self.target = target
    self.actual = actual
    progress = IndicatorProgress(
      baseline: baseline?.value, target: target?.value, actual: actual?.value, low: actual?.low, high: actual?.high,
      direction: definition.direction, rule: definition.rule)
  }

  /// That the target lies on the wrong side of the baseline.
  func directionProblem(in path: String?) -> IndicatorProblem? {
    guard let from = baseline?.value, let to = target?.value, from != to else { return nil }
    guard (to > from) != (definition.direction == .up) else { return nil }
    return .directionDisagrees(
      indicator: definition.id, path: path, direction: definition.direction, baseline: from, target: to)
  }
}

/// All indicators of a study or of a file.
public struct IndicatorFindings: StudyFindings {
  /// The first part of their addresses.
  public var id: String { IndicatorStudy.kind }
  /// What they are.
  public var kind: String { IndicatorStudy.kind }
  /// In the order of the plan.
  public let results: [IndicatorResult]
  /// Rows of values of parts of an indicator, which are not reported here.
  public let disaggregatedRows: Int

  init(_ results: [IndicatorResult], disaggregatedRows: Int = 0) {
    self.results = results
    self.disaggregatedRows = disaggregatedRows
  }

  /// Actuals by indicator; progress, achievement, target and baseline inside under the same terms.
  public var record: ModelRecord {
    let reported = results.count { $0.actual != nil }
    let sample = EstimationSample(
      rowCount: results.count, observations: reported,
      losses: results.count > reported ? [Loss(.missing, column: "actual", rows: results.count - reported)] : [])
    let model = { (method: String, estimate: (IndicatorResult) -> Estimate) in
      ModelRecord(method: method, sample: sample, estimates: results.map(estimate))
    }
    let value = { (term: String, number: IndicatorNumber?) in
      Estimate(
        term: term, estimate: number?.value, confidenceLow: number?.low, confidenceHigh: number?.high)
    }
    var record = model("indicators") { value($0.definition.id, $0.actual) }
    record.models = [
      model("progress") { result in
        Estimate(
          term: result.definition.id, estimate: result.progress.progress, confidenceLow: result.progress.low,
          confidenceHigh: result.progress.high)
      },
      model("target") { value($0.definition.id, $0.target) },
      model("baseline") { value($0.definition.id, $0.baseline) },
      model("achievement") { Estimate(term: $0.definition.id, estimate: $0.progress.achievement) },
    ]
    record.notes = results.map { "\($0.definition.id): \($0.progress.status.rawValue)" }
    return record
  }

  /// `1.2.actual`, `1.2.baseline`, `1.2.target`, `1.2.progress`.
  public var measures: [String: Measure] {
    var measures: [String: Measure] = [:]
    for result in results {
      let id = result.definition.id
      for (column, number) in [
        ("baseline", result.baseline), ("target", result.target), ("actual", result.actual),
      ] {
        guard let number else { continue }
        measures["\(id).\(column)"] = Measure(
          number.value, numerator: number.numerator, denominator: number.denominator, low: number.low,
          high: number.high)
      }
      if let progress = result.progress.progress {
        measures["\(id).progress"] = Measure(progress, low: result.progress.low, high: result.progress.high)
      }
    }
    return measures
  }

  /// The table, and every indicator against its target.
  public func blocks() -> [Block] { [.table(table)] + [bulletChart].compactMap { $0 }.map { .chart($0) } }
}
