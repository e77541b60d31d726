public import BolavenData
import BolavenEstimation

/// What the calibration of a bank is asked.
public struct ItemBankSettings: Sendable {
  /// The id of the analysis, the first part of every address.
  public var id = "item-bank"
  /// Files of answers: each is a session, unless a column says which session a row is of.
  public var files: [String]
  /// The file of right answers.
  public var key: String
  /// The column of the session.
  public var session: ColumnName?
  /// The column that names the person: nobody may stand twice in a session.
  public var identifier: ColumnName?
  /// How answers become points.
  public var scoring = ScoringRules()
  /// Whether each item has its own slope.
  public var hasOwnSlopes = false
  /// Whether slopes and difficulties are held near 1 and 0 by weak beliefs.
  public var usesPriors = false
  /// Whether each session has its own mean and spread of abilities.
  public var isSeparate = false

  /// One slope for all items, no beliefs, one population.
  public init(files: [String], key: String) {
    self.files = files
    self.key = key
  }
}

/// Many small sessions calibrated together: the items of a test on one scale.
public struct ItemBankStudy: Study {
  /// Its name in plans and machine output.
  public static let kind = "item-bank"
  /// What is asked.
  public let settings: ItemBankSettings
  /// The id of the analysis.
  public var id: String { settings.id }
  /// Files the study reads.
  public var files: [String] { settings.files + [settings.key] }

  /// A study outside a plan.
  public init(_ settings: ItemBankSettings) { self.settings = settings }

  /// Reads `data`, `session`, `two_parameter`, `priors`, `separate` and how answers are scored; every wave of the data is a
  /// session unless a column says more.
  public init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let keys = ["id", "kind", "data", "session", "two_parameter", "priors", "separate", "plan"] + ScoringRules.keys
    guard
      let mapping = PlanMapping(analysis.settings, path: "analyses.\(analysis.id)", keys: keys, problems: &problems)
    else { return nil }
    let scoring = ScoringRules(mapping, problems: &problems)
    let session = mapping.text("session", problems: &problems)
    let hasOwnSlopes = mapping.yesOrNo("two_parameter", problems: &problems) ?? false
    let usesPriors = mapping.yesOrNo("priors", problems: &problems) ?? false
    let isSeparate = mapping.yesOrNo("separate", problems: &problems) ?? false
    guard let name = mapping.reference("data", among: plan.data.map(\.name), problems: &problems),
      let data = plan.data(name)
    else { return nil }
    guard let key = data.key else {
      mapping.report(.missingKey("key", inside: "data.\(name)"), at: "data", problems: &problems)
      return nil
    }
    var settings = ItemBankSettings(files: data.waves.map(\.file), key: key)
    settings.id = analysis.id
    settings.session = session.map { ColumnName($0) }
    settings.identifier = data.id.first
    settings.scoring = scoring
    settings.hasOwnSlopes = hasOwnSlopes
    settings.usesPriors = usesPriors
    settings.isSeparate = isSeparate
    self.settings = settings
  }

  /// The bank, or every problem of the files.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    try ItemBankFindings(try BankSessions(settings, in: sources), settings)
  }
}
