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
  /// The change of the pairs whose identifiers are equal; `nil` where all are, or fewer than two.
  let exactOnly: (test: PairedTTest, wilcoxon: SignedRank)?

  /// - Throws: `PairedError` when there are too few pairs for any of it.
  init(_ scores: KnowledgeScores, _ settings: KnowledgeSettings) throws(PairedError) {
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
      // A score that equals the cut apart from rounding of the share counts.
      let reaches = { (score: Double) in score >= cut - 1e-9 * max(1, cut) }
      masteryScore = cut
      mastery = try McNemar(pre: pre.map(reaches), post: post.map(reaches), level: level)
    } else {
      masteryScore = nil
      mastery = nil
    }
    let exact = pre.indices.filter { scores.isExact[$0] }
    if exact.count < pre.count, exact.count > 1 {
      let (pre, post) = (exact.map { scores.before[$0] }, exact.map { scores.after[$0] })
      exactOnly = (
        try PairedTTest(pre: pre, post: post, level: level), try SignedRank(pre: pre, post: post, zeros: .dropped)
      )
    } else {
      exactOnly = nil
    }
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

  /// A share of the pairs with Wilson's interval.
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
    [.table(table)] + drawings.map { .chart($0) } + [
      .notice(Notice(.finding, KnowledgeWording.finding(self))),
      .notice(Notice(.caution, KnowledgeWording.noComparison)),
    ]
  }
}
