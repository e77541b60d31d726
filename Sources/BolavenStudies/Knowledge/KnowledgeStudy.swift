public import BolavenData
import BolavenEstimation
import BolavenFormats
public import BolavenReports

/// What a knowledge analysis is asked, from a plan or a command.
public struct KnowledgeSettings: Sendable {
  /// Where the scores are.
  public enum Source: Sendable {
    /// A file of answers for each wave, scored by a key.
    case answers(before: String, after: String, key: String, links: String?)
    /// One file with a column of totals for each wave.
    case totals(file: String, before: ColumnName, after: ColumnName, maximum: Double?)

    /// Its files, each once.
    var files: [String] {
      switch self {
      case .answers(let before, let after, let key, let links): [before, after, key, links].compactMap { $0 }
      case .totals(let file, _, _, _): [file]
      }
    }
  }

  /// The id of the analysis, the first part of every address.
  public var id = "knowledge-gain"
  /// The title of the table; one in general words where it is `nil`.
  public var title: LocalizedText?
  /// Where the scores are.
  public var source: Source
  /// The column that names the person.
  public var identifier: ColumnName
  /// The share of the best possible score that counts as mastery.
  public var mastery: Double?
  /// How answers become points.
  public var scoring = ScoringRules()
  /// What the waves are called in the key: before, after, and at the follow-up.
  var waves: [String?] = ["pre", "post", "follow"]
  /// Every wave that the key may name; empty where any.
  var keyWaves = ["pre", "post", "follow"]
  /// How people without equal identifiers are looked for; not where there is a file of links.
  public var search = LinkSearch.foundColumns
  /// Whether identifiers may not be shown.
  public var isIdentifierPrivate = false
  /// The file of the test some time after the training, or its column in one file.
  public var followUp: String?
  /// Columns by whose values the change is compared.
  public var by: [ColumnName] = []
  /// Where bands of numbers begin, ascending: columns of `by` that hold numbers are compared in bands.
  public var bands: [Double] = []
  /// The column of the session or the trainer, whose people were trained together.
  public var cluster: ColumnName?
  /// The column of the test after with a score that people gave themselves for the time before.
  public var retrospective: ColumnName?
  /// People were chosen for the training because they had this score before, or less.
  public var selectedAtMost: Double?
  /// The column of the test after with what people thought of the training, 1 to 5.
  public var reaction: ColumnName?
  /// The column of the follow-up with how many others each person trained.
  public var trained: ColumnName?
  /// The column of the follow-up that says whether each person applied something.
  public var applied: ColumnName?
  /// Whether Bayes factor and posteriors are shown.
  public var showsBayes = false
  /// What the plan says of columns.
  public var columns: [DataPlan.Column] = []
  /// Whether the table of modules is shown, where the key names modules.
  public var showsModules = true
  /// The seed of every random stream.
  public var seed: UInt64 = 20_230_427
  /// Probability of the intervals.
  public var confidence = 0.95

  /// Columns of the answers that are read besides the items.
  var columnsBesideItems: [String] {
    (by + [identifier] + [cluster, retrospective, reaction, trained, applied].compactMap { $0 }).map(\.text)
  }

  /// Its files, each once.
  var files: [String] {
    guard case .answers = source, let followUp else { return source.files }
    return source.files + [followUp]
  }

  /// An analysis without a mastery score.
  public init(source: Source, identifier: ColumnName) {
    self.source = source
    self.identifier = identifier
  }
}

/// What trainees learned, from a test before and the same test after.
public struct KnowledgeStudy: Study {
  /// Its name in plans and machine output.
  public static let kind = "knowledge"
  /// What is asked.
  public let settings: KnowledgeSettings
  /// The id of the analysis.
  public var id: String { settings.id }

  /// A study outside a plan.
  public init(_ settings: KnowledgeSettings) { self.settings = settings }

  /// Reads `design`, `mastery`, `maximum` and how answers are scored.
  public init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let keys =
      ["id", "kind", "design", "mastery", "maximum", "plan"] + ScoringRules.keys
      + KnowledgeExtras.keys
    guard
      let mapping = PlanMapping(analysis.settings, path: "analyses.\(analysis.id)", keys: keys, problems: &problems)
    else { return nil }
    let mastery = mapping.share("mastery", problems: &problems)
    let maximum = mapping.number("maximum", problems: &problems)
    let scoring = ScoringRules(mapping, problems: &problems)
    let extras = KnowledgeExtras(mapping, problems: &problems)
    let designs = plan.designs.filter { $0.kind == .prePost }
    guard let name = mapping.reference("design", among: designs.map(\.name), problems: &problems),
      let design = plan.design(name), let data = plan.data(design.data), let identifier = data.id.first
    else { return nil }
    guard let before = design.before, let after = design.after,
      let source = Self.source(
        of: data, before: before, after: after, maximum: maximum, mapping: mapping, problems: &problems)
    else { return nil }
    var settings = KnowledgeSettings(source: source, identifier: identifier)
    settings.id = analysis.id
    settings.mastery = mastery
    settings.scoring = scoring
    if case .answers = source {
      settings.waves = [before, after, design.follow]
      settings.keyWaves = data.waves.compactMap(\.name)
    }
    settings.search = data.match
    settings.isIdentifierPrivate = data.column(identifier)?.isPrivate ?? false
    settings.seed = plan.seed
    settings.columns = data.columns
    settings.cluster = design.cluster
    settings.followUp = design.follow.flatMap { follow in
      data.waves.contains { $0.name != nil } ? data.waves.first { $0.name == follow }?.file : follow
    }
    extras.apply(to: &settings)
    self.settings = settings
  }

  /// - Throws: `nobodyChosen` unless some of the people who took the test before were chosen and some were not.
  private func requireChosen(_ limit: Double, _ scores: KnowledgeScores) throws(StudyError) {
    let all = scores.waves.before.scores
    guard scores.before.contains(where: { $0 <= limit }), all.contains(where: { $0 > limit }) else {
      throw StudyError([
        .knowledge(.nobodyChosen(limit: limit, lowest: all.min() ?? 0, highest: all.max() ?? 0), analysis: id)
      ])
    }
  }

  /// Two waves of answers with a key, or two columns of one file; the best score is known from the key or stated.
  private static func source(
    of data: DataPlan, before: String, after: String, maximum: Double?, mapping: PlanMapping,
    problems: inout PlanProblems
  ) -> KnowledgeSettings.Source? {
    guard data.waves.contains(where: { $0.name != nil }) else {
      if data.waveColumn != nil {
        mapping.report(.exactlyOne(of: ["data.\(data.name).waves"], found: ["wave"]), at: "design", problems: &problems)
        return nil
      }
      guard let file = data.waves.first?.file else { return nil }
      if maximum == nil, mapping.has("mastery"), !mapping.has("maximum") {
        mapping.report(.missingKey("maximum", inside: mapping.path), at: "mastery", problems: &problems)
      }
      return .totals(file: file, before: ColumnName(before), after: ColumnName(after), maximum: maximum)
    }
    let files = [before, after].compactMap { wave in data.waves.first { $0.name == wave }?.file }
    if let key = data.key, !mapping.has("maximum") {
      return files.count == 2 ? .answers(before: files[0], after: files[1], key: key, links: data.link) : nil
    }
    let path = "data.\(data.name)"
    let problem: PlanProblem.Kind =
      data.key == nil
      ? .missingKey("key", inside: path)
      : .exactlyOne(of: ["\(path).key", "maximum"], found: ["\(path).key", "maximum"])
    mapping.report(problem, at: data.key == nil ? "design" : "maximum", problems: &problems)
    return nil
  }

  /// Files the study reads, in the order of its settings.
  public var files: [String] { settings.files }

  /// The change in knowledge, or every problem of the files.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    let scores: KnowledgeScores
    switch settings.source {
    case .answers(let before, let after, let key, let links):
      if let links {
        let tests = [before, after] + [settings.followUp].compactMap { $0 }
        try LinkTable(sources.frame(links), identifier: settings.identifier).requirePeople(
          in: tests.map { sources.frame($0) }, identifier: settings.identifier, analysis: id)
      }
      scores = try KnowledgeScores(
        before: sources.frame(before), after: sources.frame(after), identifier: settings.identifier,
        key: sources.frame(key), links: links.map { sources.frame($0) }, search: settings.search,
        rules: settings.scoring, waves: settings.waves, keyWaves: settings.keyWaves, analysis: id)
    case .totals(let file, let before, let after, let maximum):
      scores = try KnowledgeScores(
        totals: sources.frame(file), identifier: settings.identifier, before: before, after: after, maximum: maximum,
        analysis: id)
    }
    let companions = try KnowledgeCompanions(scores, settings, in: sources)
    if let limit = settings.selectedAtMost { try requireChosen(limit, scores) }
    do throws(PairedError) {
      return try KnowledgeFindings(scores, settings, companions)
    } catch {
      throw StudyError([.knowledge(.paired(error), analysis: id)])
    }
  }
}
