import BolavenData
import BolavenEstimation
import BolavenFormats

/// How the items of a test work: how hard they are, what was learned of each, and whether they tell people apart.
public struct ItemsStudy: Study {
  /// Its name in plans and machine output.
  public static let kind = "items"
  /// What is asked.
  public let settings: ItemsSettings
  /// The id of the analysis.
  public var id: String { settings.id }
  /// Files the study reads, in the order of its settings.
  public var files: [String] { settings.files }

  /// A study outside a plan.
  public init(_ settings: ItemsSettings) { self.settings = settings }

  /// Reads `design` for two tests or `data` for one, what is shown, and how answers are scored.
  public init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let views = ItemsSettings.View.allCases.map(\.rawValue)
    let keys = ["id", "kind", "design", "data", "priors", "groups", "bank", "plan"] + views + ScoringRules.keys
    guard
      let mapping = PlanMapping(analysis.settings, path: "analyses.\(analysis.id)", keys: keys, problems: &problems)
    else { return nil }
    let scoring = ScoringRules(mapping, problems: &problems)
    let shown = ItemsSettings.View.allCases.filter { mapping.yesOrNo($0.rawValue, problems: &problems) ?? false }
    let usesPriors = mapping.yesOrNo("priors", problems: &problems) ?? false
    let groups = mapping.text("groups", problems: &problems)
    let usesBank = mapping.yesOrNo("bank", problems: &problems) ?? false
    guard let waves = Self.waves(mapping, plan, problems: &problems), let data = plan.data(waves.data) else {
      return nil
    }
    guard let key = data.key else {
      mapping.report(.missingKey("key", inside: "data.\(data.name)"), at: "design", problems: &problems)
      return nil
    }
    if usesBank, data.bank == nil {
      mapping.report(.missingKey("bank", inside: "data.\(data.name)"), at: "bank", problems: &problems)
      return nil
    }
    var settings = ItemsSettings(before: waves.files[0], after: waves.files.dropFirst().first, key: key)
    settings.id = analysis.id
    settings.links = waves.files.count > 1 ? data.link : nil
    settings.identifier = data.id.first
    settings.search = data.match
    settings.isIdentifierPrivate = data.id.first.flatMap { data.column($0)?.isPrivate } ?? false
    settings.scoring = scoring
    settings.views = Set(shown)
    settings.usesPriors = usesPriors
    settings.groups = groups.map { ColumnName($0) }
    settings.hidden = data.columns.filter(\.isPrivate).map(\.name)
    settings.bank = usesBank ? data.bank : nil
    settings.waves = waves.names
    settings.keyWaves = data.waves.compactMap(\.name)
    self.settings = settings
  }

  /// The two waves of a design, or the only file of a source.
  private static func waves(
    _ mapping: PlanMapping, _ plan: StudyPlan, problems: inout PlanProblems
  ) -> (data: String, files: [String], names: [String?])? {
    if mapping.has("design") == mapping.has("data") {
      mapping.report(
        .exactlyOne(of: ["design", "data"], found: mapping.has("data") ? ["design", "data"] : []), at: "data",
        problems: &problems)
      return nil
    }
    guard mapping.has("design") else {
      guard let name = mapping.reference("data", among: plan.data.map(\.name), problems: &problems),
        let data = plan.data(name)
      else { return nil }
      guard data.waves.count == 1, let wave = data.waves.first else {
        mapping.report(.exactlyOne(of: ["file"], found: ["waves"]), at: "data", problems: &problems)
        return nil
      }
      return (name, [wave.file], [wave.name, nil])
    }
    let designs = plan.designs.filter { $0.kind == .prePost }
    guard let name = mapping.reference("design", among: designs.map(\.name), problems: &problems),
      let design = plan.design(name), let data = plan.data(design.data), let before = design.before,
      let after = design.after
    else { return nil }
    let files = [before, after].compactMap { wave in data.waves.first { $0.name == wave }?.file }
    guard files.count == 2 else {
      mapping.report(
        .exactlyOne(of: ["data.\(data.name).waves"], found: ["file"]), at: "design", problems: &problems)
      return nil
    }
    return (data.name, files, [before, after])
  }

  /// How the items work, or every problem of the files.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    let test = try TestAnswers(settings, in: sources)
    return try ItemsFindings(test, settings, in: sources)
  }
}
