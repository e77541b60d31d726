import BolavenData
import BolavenEstimation

extension RegressionStudy {
  /// Reads `data`, `formula` and what a regression may be asked beside it; the data must be one file.
  public init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let keys = [
      "id", "kind", "data", "formula", "method", "where", "by", "weights", "weight_type", "cluster", "vcov", "lags",
      "time", "series", "ssc", "k", "df", "level", "test", "plan",
    ]
    guard
      let mapping = PlanMapping(analysis.settings, path: "analyses.\(analysis.id)", keys: keys, problems: &problems)
    else { return nil }
    let count = problems.found.count
    let source = mapping.reference("data", among: plan.data.map(\.name), problems: &problems).flatMap(plan.data)
    if let source, source.waves.count != 1 || source.waves.first?.name != nil {
      mapping.report(.exactlyOne(of: ["file"], found: ["waves"]), at: "data", problems: &problems)
    }
    if !mapping.has("formula") { _ = mapping.requiredText("formula", problems: &problems) }
    let formulas = (mapping.list("formula", problems: &problems) ?? []).compactMap { mapping.formula($0, &problems) }
    let column = { (key: String, problems: inout PlanProblems) in
      mapping.text(key, problems: &problems).map { ColumnName($0) }
    }
    var settings = RegressionSettings(file: source?.waves.first?.file ?? "", formulas: formulas)
    settings.id = analysis.id
    settings.privateColumns = Set((source?.columns ?? []).filter(\.isPrivate).map(\.name))
    settings.method = mapping.choice("method", of: Regression.Method.self, problems: &problems)
    settings.filter = mapping.expression("where", problems: &problems)
    settings.by = column("by", &problems)
    settings.weights = column("weights", &problems)
    settings.weightType = mapping.choice("weight_type", of: WeightType.self, problems: &problems) ?? .analytic
    settings.clusters = mapping.list("cluster", problems: &problems)?.map { ColumnName($0) } ?? []
    settings.time = column("time", &problems)
    settings.series = column("series", &problems)
    settings.hypotheses = mapping.list("test", problems: &problems) ?? []
    let kinds = CovarianceEstimator.allCases.map(\.rawValue)
    settings.covariance = CovarianceRequest(
      mapping.word("vcov", among: kinds, problems: &problems).flatMap { CovarianceEstimator(rawValue: $0) },
      lags: mapping.wholeNumber("lags", problems: &problems),
      degreesOfFreedom: mapping.choice("df", of: DegreesOfFreedomRule.self, problems: &problems),
      coefficientCount: mapping.choice("k", of: CoefficientCount.self, problems: &problems) ?? .nested,
      multiwayFactor: mapping.choice("ssc", of: MultiwayFactor.self, problems: &problems) ?? .each,
      confidence: mapping.share("level", problems: &problems) ?? 0.95)
    if let lags = settings.covariance.lags, lags < 0 {
      mapping.report(.badValue(key: "lags", value: "\(lags)", expected: .wholeNumber), at: "lags", problems: &problems)
    }
    if !(0.5..<1).contains(settings.covariance.confidence), let text = mapping.value("level") {
      mapping.report(.badValue(key: "level", value: text, expected: .share), at: "level", problems: &problems)
    }
    if problems.found.count == count, let contradiction = settings.contradiction {
      mapping.report(.regression(contradiction), at: contradiction.key, problems: &problems)
    }
    guard problems.found.count == count else { return nil }
    self.init(settings)
  }
}

extension RegressionContradiction {
  /// The key of the plan that does not go with the others.
  fileprivate var key: String {
    switch self {
    case .clustersMissing, .severalClusters, .timeMissing: "vcov"
    case .clustersUnused: "cluster"
    case .lagsUnused: "lags"
    case .timeUnused: "time"
    case .seriesWithoutTime: "series"
    case .weightTypeWithoutWeights: "weight_type"
    case .countWithoutClusters: "k"
    case .correlationWithoutClusters: "df"
    case .instrumentsMissing: "method"
    }
  }
}

extension PlanMapping {
  fileprivate func formula(_ text: String, _ problems: inout PlanProblems) -> Formula? {
    do throws(FormulaError) {
      return try Formula(text)
    } catch {
      report(.formula(error), at: "formula", problems: &problems)
      return nil
    }
  }
}
