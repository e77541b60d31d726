import BolavenData
import BolavenEstimation
public import BolavenReports

/// Linear models of one file, side by side.
public struct RegressionFindings: StudyFindings {
  /// A model that these data do not give, beside others that they do.
  struct Failure: Sendable {
    let formula: Formula
    let level: String?
    let error: EstimationError
  }

  /// The id of the analysis.
  public var id: String { settings.id }
  /// Its kind.
  public var kind: String { RegressionStudy.kind }
  let settings: RegressionSettings
  /// At least one, in the order of the table.
  let models: [FittedRegression]
  let failures: [Failure]
  /// Rows without a level of the column that parts the models.
  let rowsWithoutLevel: Int

  init(_ settings: RegressionSettings, models: [FittedRegression], failures: [Failure] = [], rowsWithoutLevel: Int = 0)
  {
    precondition(!models.isEmpty, "findings have a model")
    self.settings = settings
    self.models = models
    self.failures = failures
    self.rowsWithoutLevel = rowsWithoutLevel
  }

  /// Whether a covariance could not be had, so that coefficients stand without their uncertainty.
  public var lacksCovariance: Bool {
    models.contains { $0.model.inference.estimates.allSatisfy { $0.standardError == nil } }
  }

  /// The coefficients of the table, by term and column.
  public var measures: [String: Measure] {
    var measures: [String: Measure] = [:]
    for model in models {
      for estimate in model.model.inference.estimates {
        guard let value = estimate.estimate else { continue }
        measures[measureName(of: estimate.term, in: model)] = Measure(
          value, low: estimate.confidenceLow, high: estimate.confidenceHigh)
      }
    }
    return measures
  }

  /// The first model; the others inside.
  public var record: ModelRecord {
    var record = record(of: models[0])
    if let note = RegressionWording.withoutLevel(self) { record.notes.append(note) }
    record.notes += failures.map { RegressionWording.failure($0, by: settings.by?.text) }
    record.models = models.dropFirst().map { self.record(of: $0) }
    return record
  }

  /// The table, its chart, and what it does not say.
  public func blocks() -> [Block] {
    [.table(table)] + [chart].compactMap { $0 }.map { .chart($0) }
      + RegressionWording.cautions(self).map { .notice(Notice(.caution, $0)) }
  }
}

/// One model of a regression analysis.
struct FittedRegression: Sendable {
  /// Its column of the table: `m1`.
  let id: String
  let formula: Formula
  /// The level that its rows share; `nil` for all rows.
  let level: String?
  let model: RegressionModel
  /// Where its rows stand in the file.
  let source: Provenance.Source
  /// Computed once: each costs a pass over the rows.
  let statistics: FitStatistics
  let suspicious: [SuspiciousValue]
  /// Hypotheses that were asked for, in their order; `nil` where this model has not the coefficients or no covariance.
  var tests: [(text: String, test: WaldTest?)] = []

  /// - Parameter frame: what the model was fitted to.
  init(
    id: String, formula: Formula, level: String?, model: RegressionModel, frame: DataFrame, source: Provenance.Source
  ) {
    self.id = id
    self.source = source
    self.formula = formula
    self.level = level
    self.model = model
    statistics = model.fit.statistics
    suspicious = SuspiciousValue.find(in: model, of: formula, with: frame)
  }

  var outcome: String { model.fit.design.outcome }
}
