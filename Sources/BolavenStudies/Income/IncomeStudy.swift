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

  /// Reads `design`, `outcome`, `controls`, `vcov`, `cluster_by` and `headline`.
  public init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let keys = ["id", "kind", "design", "outcome", "controls", "vcov", "cluster_by", "headline", "plan"]
    guard
      let mapping = PlanMapping(analysis.settings, path: "analyses.\(analysis.id)", keys: keys, problems: &problems)
    else { return nil }
    let designs = plan.designs.filter { $0.kind != .prePost }.map(\.name)
    guard let designName = mapping.reference("design", among: designs, problems: &problems),
      let design = plan.design(designName), let source = plan.data(design.data),
      let outcomeName = mapping.reference("outcome", among: plan.outcomes.map(\.name), problems: &problems),
      let outcome = plan.outcome(outcomeName)
    else { return nil }
    var settings = IncomeSettings(source: source, outcome: outcome, design: design)
    settings.id = analysis.id
    settings.controls = mapping.list("controls", problems: &problems)?.map { ColumnName($0) } ?? []
    settings.deflators = plan.deflators
    settings.period = source.columns.first { $0.kind == .month || $0.kind == .year }?.name
    settings.headline = mapping.word("headline", among: Self.estimators, problems: &problems)
    let covariance = mapping.word("vcov", among: InferenceRequest.Covariance.names, problems: &problems)
    settings.request = InferenceRequest(
      covariance: covariance.flatMap { InferenceRequest.Covariance(name: $0) },
      level: mapping.choice("cluster_by", of: InferenceRequest.Level.self, problems: &problems))
    self.settings = settings
  }

  /// Names of the estimators that can be the headline.
  public static let estimators = EffectEstimators.all.map { $0.name }

  /// The effects, or every problem of the panel and the price index.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    guard let file = settings.source.waves.first?.file else { throw StudyError([]) }
    let income = try HouseholdIncome(
      sources.frame(file), deflators: settings.deflators.map { sources.frame($0.file) }, settings)
    do throws(EstimationError) {
      return try IncomeFindings(income, settings, file: file)
    } catch {
      throw StudyError([.estimation(error, analysis: id)])
    }
  }
}

extension PlanMapping {
  /// One of a list of words.
  func word(_ key: String, among known: [String], problems: inout PlanProblems) -> String? {
    guard let text = text(key, problems: &problems) else { return nil }
    if known.contains(text) { return text }
    report(
      .badValue(key: key, value: text, expected: .oneOf(known, nearest: nearestNames(to: text, among: known))), at: key,
      problems: &problems)
    return nil
  }
}
