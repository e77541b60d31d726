import BolavenData
import BolavenEstimation
public import BolavenFormats
import BolavenNumerics
public import BolavenReports

/// The effects of a programme on an outcome, one model an estimator.
public struct IncomeFindings: StudyFindings {
  /// The id of the analysis.
  public let id: String
  /// Its kind.
  public var kind: String { IncomeStudy.kind }
  let settings: IncomeSettings
  let file: String
  let income: HouseholdIncome
  /// In the order of the table.
  let models: [EffectModel]
  /// Where the headline stands among the models.
  let headline: Int
  /// Companions that the data cannot give, by method.
  let undefined: [String]
  /// The headline without winsorising, where there is any.
  let unwinsorised: EffectModel?
  /// The headline of the units whose identifiers are equal in both waves, where some were repaired.
  var exactOnly: EffectModel?
  /// The test over every way the pairs could have been assigned, one entry a model.
  let randomization: [PairedRandomization?]

  init(_ income: HouseholdIncome, _ settings: IncomeSettings, file: String) throws(EstimationError) {
    let sample = income.sample
    let estimators = EffectEstimators.all.filter { sample.baseline != nil || !$0.needsBaseline }
    let chosen =
      settings.headline ?? (settings.design.assignment == .random ? Ancova.name : DifferenceInDifferences.name)
    let position = estimators.firstIndex { $0.name == chosen } ?? 0
    var models: [EffectModel] = []
    var randomization: [PairedRandomization?] = []
    var undefined: [String] = []
    for (index, type) in estimators.enumerated() {
      do throws(EstimationError) {
        let model = try EffectModel(type.init(), of: sample, request: settings.request)
        randomization.append(try PairedRandomization(of: sample, fit: model.fit))
        models.append(model)
      } catch {
        // A companion that is not defined is named in a note and leaves the headline as it is.
        if index == position { throw error }
        undefined.append(type.name)
      }
    }
    id = settings.id
    self.settings = settings
    self.file = file
    self.income = income
    self.models = models
    self.randomization = randomization
    self.undefined = undefined
    headline = models.firstIndex { $0.method == estimators[position].name } ?? 0
    let raw = income.unwinsorised
    let main = models[headline].method
    unwinsorised = try raw.flatMap { raw throws(EstimationError) in
      try EffectEstimators.all.first { $0.name == main }.map { type throws(EstimationError) in
        try EffectModel(type.init(), of: raw, request: settings.request)
      }
    }
  }

  var main: EffectModel { models[headline] }

  /// Whether a covariance that was needed could not be had.
  public var lacksCovariance: Bool {
    switch main.inference.rule {
    case .oneCluster: true
    case .withheld, .noClusterTest, .requested: main.inference.estimate.standardError == nil
    case .independentRows, .pairs, .strata, .clusters, .clusterMeans, .clusterMeansOnly: false
    }
  }

  /// Named numbers that indicators may refer to: `effect.ancova`, `treated.before`, `treated.after`, `comparison.after`.
  public var measures: [String: Measure] {
    var measures: [String: Measure] = [:]
    for model in models {
      let estimate = model.inference.estimate
      guard let value = estimate.estimate else { continue }
      measures["effect.\(model.method)"] = Measure(value, low: estimate.confidenceLow, high: estimate.confidenceHigh)
    }
    if let real = income.realTreated {
      measures["treated.before"] = Measure(real.before)
      measures["treated.after"] = Measure(real.after)
    }
    if let mean = income.sample.comparisonMean { measures["comparison.after"] = Measure(mean) }
    return measures
  }

  /// The headline model; the others, the headline without winsorising and the cuts inside.
  public var record: ModelRecord {
    var record = self.record(of: main, randomization: randomization[headline])
    record.notes += undefined.map { "not defined for these data: \($0)" }
    record.models = models.indices.filter { $0 != headline }.map { position in
      self.record(of: models[position], randomization: randomization[position])
    }
    if let unwinsorised {
      var further = self.record(of: unwinsorised, randomization: nil)
      further.method = "\(unwinsorised.method)-unwinsorised"
      record.models.append(further)
    }
    if let exactOnly {
      var further = self.record(of: exactOnly, randomization: nil)
      further.method = "\(exactOnly.method)-equal-identifiers"
      record.models.append(further)
    }
    if let cuts = income.winsorCuts {
      let estimates = [
        cuts.before.map { Estimate(term: "winsor_cut.before", estimate: $0) },
        Estimate(term: "winsor_cut.after", estimate: cuts.after),
      ]
      record.models.append(
        ModelRecord(method: "winsorising", sample: income.estimationSample, estimates: estimates.compactMap { $0 }))
    }
    return record
  }

  private func record(of model: EffectModel, randomization: PairedRandomization?) -> ModelRecord {
    let inference = model.inference
    var record = ModelRecord(method: model.method, sample: income.estimationSample, estimates: [inference.estimate])
    record.clusters = [income.sample.strata, income.sample.clusters].compactMap { groups in
      groups.map { ($0.name, $0.grouping.groupCount) }
    }
    record.fit = model.fit.statistics
    record.covariance = ModelRecord.Covariance(
      type: inference.covariance?.rawValue, clusters: inference.clusterName, smallSample: inference.smallSampleFactor,
      degreesOfFreedomRule: inference.covariance == nil ? nil : inference.degreesOfFreedomRule.rawValue,
      reason: IncomeWording.reason(for: inference.rule)(.english))
    if let test = inference.clusterMeansTest {
      record.tests.append(
        ModelRecord.Test(
          "t_on_cluster_means", statistic: test.statistic, degreesOfFreedom1: test.degreesOfFreedom,
          pValue: test.pValue))
    }
    if let randomization {
      record.tests.append(
        ModelRecord.Test(
          "randomisation_studentised", statistic: inference.estimate.statistic,
          pValue: randomization.studentizedPValue))
      record.tests.append(
        ModelRecord.Test(
          "randomisation_coefficient", statistic: inference.estimate.estimate,
          pValue: randomization.coefficientPValue))
      record.tests.append(
        ModelRecord.Test("randomisation_assignments", statistic: Double(randomization.assignments)))
    }
    if let detectable = inference.minimumDetectableEffect {
      record.tests.append(ModelRecord.Test("minimum_detectable_effect", statistic: detectable))
    }
    record.notes = model.fit.droppedTerms.map { "dropped, a combination of other columns: \($0)" }
    if let missing = IncomeWording.missing(inference) { record.notes.append(missing) }
    return record
  }

  /// Which units were found across the waves, line by line, where that was more than equal identifiers.
  public var details: [JSONMember] {
    guard let fields = income.linkFields, !income.lines.remarkable.isEmpty else { return [] }
    return income.lines.details(fields, hidesIdentifiers: settings.isIdentifierPrivate)
  }

  /// The table, its charts, what it says in words, and what it does not say.
  public func blocks() -> [Block] {
    var blocks = [.table(table)] + drawings.map { Block.chart($0) }
    if let finding = IncomeWording.finding(self) { blocks.append(.notice(Notice(.finding, finding))) }
    return blocks + IncomeWording.cautions(self).map { .notice(Notice(.caution, $0)) }
  }
}
