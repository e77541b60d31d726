import BolavenData
import BolavenEstimation
public import BolavenFormats
public import BolavenReports

/// What trainees learned, in numbers.
public struct KnowledgeFindings: StudyFindings {
  /// The id of the analysis.
  public let id: String
  /// Its kind.
  public var kind: String { KnowledgeStudy.kind }
  let settings: KnowledgeSettings
  let scores: KnowledgeScores
  let test: PairedTTest
  let wilcoxon: SignedRank
  let pratt: SignedRank
  let signFlip: SignFlip
  /// How many rose, stayed and fell.
  let signs: SignTest
  let shift: HodgesLehmann
  let size: StandardizedChange
  /// `nil` where the best possible score is not known.
  let gain: NormalizedGain?
  let mastery: McNemar?
  /// The score that counts as mastery.
  let masteryScore: Double?
  let items: [(item: KnowledgeScores.Item, change: McNemar)]
  /// What was learned by module; `nil` where the key does not name two.
  let modules: ModuleChanges?
  /// Whether the numbers can be relied on.
  let checks: KnowledgeChecks
  /// What was asked for beside; each `nil` or empty where it was not.
  let retention: KnowledgeRetention?
  let groups: [KnowledgeGroups]
  let clusters: KnowledgeClusters?
  let retrospective: KnowledgeRetrospective?
  let selection: KnowledgeSelection?
  let bayes: KnowledgeBayes?
  let cascade: KnowledgeCascade?

  /// - Throws: `PairedError` when there are too few pairs for any of it.
  init(
    _ scores: KnowledgeScores, _ settings: KnowledgeSettings, _ companions: KnowledgeCompanions = KnowledgeCompanions()
  ) throws(PairedError) {
    id = settings.id
    self.settings = settings
    self.scores = scores
    let pre = scores.before
    let post = scores.after
    let level = settings.confidence
    test = try PairedTTest(pre: pre, post: post, level: level)
    wilcoxon = try SignedRank(pre: pre, post: post, zeros: .dropped)
    pratt = try SignedRank(pre: pre, post: post, zeros: .pratt)
    signFlip = try SignFlip(pre: pre, post: post)
    signs = try SignTest(pre: pre, post: post)
    shift = try HodgesLehmann(pre: pre, post: post, level: level)
    size = try StandardizedChange(pre: pre, post: post, level: level)
    gain = try scores.maximum.map { maximum throws(PairedError) in
      try NormalizedGain(pre: pre, post: post, maximum: maximum, level: level)
    }
    if let share = settings.mastery, let maximum = scores.maximum {
      let cut = share * maximum
      masteryScore = cut
      mastery = try McNemar(pre: pre.map { reaches($0, cut) }, post: post.map { reaches($0, cut) }, level: level)
    } else {
      masteryScore = nil
      mastery = nil
    }
    modules = settings.showsModules ? try ModuleChanges(scores.items, level: level) : nil
    let checks = try KnowledgeChecks(scores, settings)
    self.checks = checks
    let masteryScore = masteryScore
    retention = try companions.followUp.map { followUp throws(PairedError) in
      try KnowledgeRetention(followUp, of: scores, masteryScore: masteryScore, settings: settings)
    }
    groups = try companions.groups.map { groups throws(PairedError) in
      try KnowledgeGroups(groups, of: scores, settings: settings)
    }
    clusters = try companions.clusters.map { groups throws(PairedError) in
      try KnowledgeClusters(groups, of: scores, settings: settings)
    }
    retrospective = try companions.retrospective.map { said throws(PairedError) in
      try KnowledgeRetrospective(said.column, said.values, of: scores, level: level)
    }
    selection = try settings.selectedAtMost.flatMap { limit throws(PairedError) in
      try KnowledgeSelection(atMost: limit, of: scores, checks: checks, level: level)
    }
    cascade = companions.reports.isEmpty ? nil : try KnowledgeCascade(companions.reports, settings: settings)
    bayes = settings.showsBayes ? KnowledgeBayes(test: test, mastery: mastery, level: level) : nil
    // An item that nobody answered both times has no change.
    items = try scores.items.filter { !$0.answeredTwice.before.isEmpty }.map { item throws(PairedError) in
      (item, try McNemar(pre: item.answeredTwice.before, post: item.answeredTwice.after, level: level))
    }
  }

  /// Named numbers that indicators may refer to: `all.change`, `mastery.post`, `gain.change`.
  public var measures: [String: Measure] {
    var measures: [String: Measure] = [
      "all.pairs": Measure(Double(test.count)),
      "all.pre": Measure(test.preMean),
      "all.post": Measure(test.postMean),
      "all.change": Measure(test.change, low: test.interval?.lowerBound, high: test.interval?.upperBound),
    ]
    if let maximum = scores.maximum, maximum > 0 {
      measures["percent.pre"] = Measure(test.preMean / maximum)
      measures["percent.post"] = Measure(test.postMean / maximum)
      measures["percent.change"] = Measure(
        test.change / maximum, low: test.interval.map { $0.lowerBound / maximum },
        high: test.interval.map { $0.upperBound / maximum })
    }
    if let mastery {
      measures["mastery.pre"] = share(mastery.rightBoth + mastery.rightToWrong, of: mastery.count)
      measures["mastery.post"] = share(mastery.rightBoth + mastery.wrongToRight, of: mastery.count)
      measures["mastery.change"] = Measure(
        mastery.difference, low: mastery.differenceInterval?.lowerBound, high: mastery.differenceInterval?.upperBound)
    }
    if let gain, let value = gain.classGain {
      measures["gain.change"] = Measure(
        value, low: gain.classInterval?.lowerBound, high: gain.classInterval?.upperBound)
    }
    return measures
  }

  /// A share of the pairs with its exact interval.
  private func share(_ successes: Int, of trials: Int) -> Measure {
    let interval = try? ProportionInterval(successes: successes, trials: trials, level: settings.confidence)
    return Measure(
      Double(successes) / Double(trials), numerator: Double(successes), denominator: Double(trials),
      low: interval?.low, high: interval?.high)
  }

  /// Who was found across the two files, line by line, where that was more than equal identifiers.
  public var details: [JSONMember] {
    scores.matching.fields.map {
      scores.matching.lines.details($0, hidesIdentifiers: settings.isIdentifierPrivate)
    } ?? []
  }

  /// The table, its charts, what it says in words, and what it does not say.
  public func blocks() -> [Block] {
    let findings = [KnowledgeWording.finding(self)] + [modules.flatMap(ModuleWording.finding)].compactMap { $0 }
    return tables.map { .table($0) } + drawings.map { .chart($0) } + findings.map { .notice(Notice(.finding, $0)) }
      + groups.compactMap(GroupWording.withheld).map { .notice(Notice(.caution, $0)) }
      + scores.summaryRows.map { .notice(Notice(.caution, $0.caution)) }
      + ((scores.fit.map(KeyFitWording.cautions) ?? []) + [Notice(.caution, KnowledgeWording.noComparison)])
      .map { .notice($0) }
  }

  /// The headline, then what stands beside it.
  private var tables: [Table] {
    let files = settings.source.files
    var tables = [
      table, modules.map { $0.table(cells(of: $0), files: files) },
      checks.table(
        checkCells, decimals: decimals, maximum: scores.maximum, level: settings.confidence, files: files),
      retention?.table(retentionCells, decimals: decimals, settings: settings, files: settings.files),
    ].compactMap { $0 }
    tables += groups.compactMap {
      $0.table(cells("by-\($0.groups.column.text)"), decimals: decimals, settings: settings, files: files)
    }
    tables += [
      clusters?.table(cells("clusters"), decimals: decimals, settings: settings, files: files),
      retrospective?.table(cells("retrospective"), decimals: decimals, settings: settings, files: files),
      selection?.table(cells("selected"), decimals: decimals, settings: settings, files: files),
      cascade?.table(cells("cascade"), settings: settings, files: files),
    ].compactMap { $0 }
    return tables
  }

  /// Whether clusters were asked for and there is only one.
  public var lacksCovariance: Bool { clusters.map { !$0.hasCovariance } ?? false }
}
