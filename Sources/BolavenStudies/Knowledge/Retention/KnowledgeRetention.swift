import BolavenEstimation

/// What was left of the gain at a third test, for the people who took all three.
struct KnowledgeRetention: Sendable {
  let followUp: FollowUp
  let pre: [Double]
  let post: [Double]
  let scores: Retention
  /// From before to after the training, of these people.
  let gain: PairedTTest
  let gainRanks: SignedRank
  let lastingRanks: SignedRank
  /// Who reached the mastery score in the three tests; `nil` without a mastery score.
  let mastery: CochranQ?
  /// Who reached it, one list a test.
  let reached: [[Bool]]

  /// The interval of the retained share: Fieller's, or where that has no end the one by resampling people enough.
  var interval: ClosedRange<Double>? {
    scores.interval?.limits ?? (canBeResampled ? scores.bootstrap?.interval : nil)
  }
  /// Whether there are people enough to resample.
  var canBeResampled: Bool { SampleRule.averagedEffectInterval.isMet(by: scores.count) }
  /// Whether the gain is so uncertain that Fieller's interval has no end.
  var isUnbounded: Bool { scores.interval == .unbounded }

  /// - Throws: `PairedError` of the scores.
  init(
    _ followUp: FollowUp, of pairs: KnowledgeScores, masteryScore: Double?, settings: KnowledgeSettings
  ) throws(PairedError) {
    let level = settings.confidence
    self.followUp = followUp
    pre = followUp.people.map { pairs.before[$0] }
    post = followUp.people.map { pairs.after[$0] }
    scores = try Retention(
      pre: pre, post: post, follow: followUp.scores, level: level,
      draws: Draws(count: Draws.standard.count, seed: settings.seed))
    gain = try PairedTTest(pre: pre, post: post, level: level)
    gainRanks = try SignedRank(pre: pre, post: post, zeros: .dropped)
    lastingRanks = try SignedRank(pre: pre, post: followUp.scores, zeros: .dropped)
    if let masteryScore {
      reached = [pre, post, followUp.scores].map { $0.map { reaches($0, masteryScore) } }
      mastery = try CochranQ(reached)
    } else {
      (reached, mastery) = ([], nil)
    }
  }
}

/// Whether a score counts; one that equals the cut apart from rounding of the share does.
func reaches(_ score: Double, _ cut: Double) -> Bool { score >= cut - 1e-9 * max(1, cut) }
