import BolavenData
import BolavenEstimation
import BolavenReports

/// The effect of a programme on an outcome such as household income.
///
/// Money is put into real terms, joined over waves, winsorised as the plan says, and compared between arms by a
/// difference in means, ANCOVA and difference-in-differences; the design decides the headline and how uncertainty is
/// measured.
public struct IncomeStudy: Study {
  /// Its name in plans and machine output.
  public static let kind = "income"
  /// What is asked.
  public let settings: IncomeSettings
  /// The id of the analysis.
  public var id: String { settings.id }

  /// A study outside a plan.
  public init(_ settings: IncomeSettings) { self.settings = settings }

  /// Reads `design`, `outcome`, `baseline`, `controls`, `vcov`, `cluster_by` and `headline`; the data must be one file.
  public init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let keys = ["id", "kind", "design", "outcome", "baseline", "controls", "vcov", "cluster_by", "headline", "plan"]
    guard
      let mapping = PlanMapping(analysis.settings, path: "analyses.\(analysis.id)", keys: keys, problems: &problems)
    else { return nil }
    let designs = plan.designs.filter { $0.kind != .prePost }.map(\.name)
    let designName = mapping.reference("design", among: designs, problems: &problems)
    let outcomeName = mapping.reference("outcome", among: plan.outcomes.map(\.name), problems: &problems)
    let controls = mapping.list("controls", problems: &problems)?.map { ColumnName($0) } ?? []
    let baseline = mapping.expression("baseline", problems: &problems)
    let headline = mapping.word("headline", among: Self.estimators, problems: &problems)
    let covariance = mapping.word(
      "vcov", among: InferenceRequest.covariances.map(\.rawValue), problems: &problems)
    let level = mapping.choice("cluster_by", of: InferenceRequest.Level.self, problems: &problems)
    guard let design = designName.flatMap({ plan.design($0) }), let source = plan.data(design.data),
      let outcome = outcomeName.flatMap({ plan.outcome($0) })
    else { return nil }
    guard Self.check(mapping, design: design, outcome: outcome, source: source, plan, &problems) else { return nil }
    var settings = IncomeSettings(source: source, outcome: outcome, design: design)
    settings.id = analysis.id
    settings.controls = controls
    settings.baseline = baseline
    settings.deflators = plan.deflators
    let months = source.columns.filter { $0.kind == .month }
    settings.period = months.count == 1 ? months.first?.name : nil
    settings.headline = headline
    settings.search = source.match
    settings.request = InferenceRequest(
      covariance: covariance.flatMap { CovarianceEstimator(rawValue: $0) }, level: level)
    self.settings = settings
  }

  /// Whether the parts belong together: one file with the outcome's columns, and one way to know the baseline.
  private static func check(
    _ mapping: PlanMapping, design: DesignPlan, outcome: OutcomePlan, source: DataPlan, _ plan: StudyPlan,
    _ problems: inout PlanProblems
  ) -> Bool {
    let count = problems.found.count
    if source.waves.count != 1 || source.waves.first?.name != nil {
      mapping.report(.exactlyOne(of: ["file"], found: ["waves"]), at: "design", problems: &problems)
    }
    if outcome.data != source.name {
      let names = plan.outcomes.filter { $0.data == source.name }.map(\.name)
      mapping.report(
        .badValue(key: "outcome", value: outcome.name, expected: .oneOf(names, nearest: [])), at: "outcome",
        problems: &problems)
    }
    let hasBaseline = mapping.has("baseline")
    if hasBaseline, source.waveColumn != nil {
      let keys = ["baseline", "data.\(source.name).wave"]
      mapping.report(.exactlyOne(of: keys, found: keys), at: "baseline", problems: &problems)
    }
    if let headline = mapping.value("headline"), !hasBaseline, source.waveColumn == nil, needsBaseline(headline) {
      mapping.report(.missingKey("baseline", inside: mapping.path), at: "headline", problems: &problems)
    }
    return problems.found.count == count
  }

  private static func needsBaseline(_ estimator: String) -> Bool {
    EffectEstimators.all.contains { $0.name == estimator && $0.needsBaseline }
  }

  /// Names of the estimators that can be the headline.
  public static let estimators = EffectEstimators.all.map { $0.name }

  /// The main model of the units whose identifiers are equal in both waves; `nil` where they do not give one.
  private func exactOnly(in sources: DataSources, file: String) throws(EstimationError) -> EffectModel? {
    var exact = settings
    exact.search = .exact
    guard
      let income = try? HouseholdIncome(
        sources.frame(file), deflators: settings.deflators.map { sources.frame($0.file) }, exact)
    else { return nil }
    return try? IncomeFindings(income, exact, file: file).main
  }

  /// The effects, or every problem of the panel and the price index.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    let file = settings.source.waves.first?.file ?? ""
    let income = try HouseholdIncome(
      sources.frame(file), deflators: settings.deflators.map { sources.frame($0.file) }, settings)
    if let headline = settings.headline, income.sample.baseline == nil, Self.needsBaseline(headline) {
      throw StudyError([.income(.noBaseline(method: headline), analysis: id)])
    }
    do throws(EstimationError) {
      var findings = try IncomeFindings(income, settings, file: file)
      if !income.repairs.isEmpty { findings.exactOnly = try exactOnly(in: sources, file: file) }
      return findings
    } catch {
      throw StudyError([.estimation(error, analysis: id)])
    }
  }
}
