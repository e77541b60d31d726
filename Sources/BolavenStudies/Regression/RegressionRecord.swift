import BolavenData
import BolavenEstimation

extension RegressionFindings {
  /// The machine form of one model.
  func record(of fitted: FittedRegression) -> ModelRecord {
    let model = fitted.model
    let inference = model.inference
    var record = ModelRecord(method: model.method.rawValue, sample: model.sample, estimates: inference.estimates)
    record.clusters = fitted.clusterCounts
    record.fit = fitted.statistics
    record.iterations = model.fit.absorption.flatMap { $0.iterations > 0 ? $0.iterations : nil }
    record.covariance = ModelRecord.Covariance(
      type: inference.covariance?.estimator.rawValue,
      clusters: clusterNames(inference), smallSample: inference.covariance?.smallSampleFactor,
      degreesOfFreedomRule: inference.covariance == nil ? nil : inference.degreesOfFreedomRule.rawValue,
      reason: RegressionWording.reason(model))
    if let test = inference.jointTest { record.tests.append(ModelRecord.Test("wald", test)) }
    record.tests += fitted.tests.map { text, test in ModelRecord.Test("wald:\(text)", test) }
    if let instruments = model.instruments { add(instruments, of: model, to: &record) }
    record.notes = RegressionWording.notes(of: fitted, by: settings.by?.text)
    return record
  }

  private func clusterNames(_ inference: CoefficientInference) -> String? {
    inference.clusterNames.isEmpty ? nil : inference.clusterNames.joined(separator: ", ")
  }

  private func add(_ instruments: InstrumentDiagnostics, of model: RegressionModel, to record: inout ModelRecord) {
    for stage in instruments.firstStages {
      record.tests.append(ModelRecord.Test("first_stage_F:\(stage.term)", stage.robust))
      record.tests.append(ModelRecord.Test("first_stage_F_classical:\(stage.term)", stage.classical))
      if let effective = stage.effectiveF {
        record.tests.append(ModelRecord.Test("effective_F:\(stage.term)", statistic: effective))
      }
    }
    if let overidentification = instruments.overidentification {
      record.tests.append(ModelRecord.Test("sargan", overidentification.sargan))
      record.tests.append(ModelRecord.Test("hansen_j", overidentification.hansen))
    }
    record.tests.append(ModelRecord.Test("wu_hausman", instruments.wuHausman))
    guard let andersonRubin = instruments.andersonRubin else { return }
    record.tests.append(ModelRecord.Test("anderson_rubin", andersonRubin.test))
    // A set of several pieces has no two ends; the notes tell it.
    if let term = instruments.firstStages.first?.term, andersonRubin.confidenceSet.count == 1,
      let piece = andersonRubin.confidenceSet.first
    {
      record.estimates.append(
        Estimate(
          term: "anderson_rubin.\(term)", statistic: andersonRubin.test.statistic, pValue: andersonRubin.test.pValue,
          confidenceLow: piece.low, confidenceHigh: piece.high))
    }
  }
}

extension ModelRecord.Test {
  /// A Wald test; all null where there is none.
  fileprivate init(_ name: String, _ test: WaldTest?) {
    self.init(
      name, statistic: test?.statistic, degreesOfFreedom1: test.map { Double($0.numeratorDegreesOfFreedom) },
      degreesOfFreedom2: test?.denominatorDegreesOfFreedom, pValue: test?.pValue)
  }
}
