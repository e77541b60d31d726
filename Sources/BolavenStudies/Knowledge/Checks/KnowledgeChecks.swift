import BolavenEstimation

/// Whether the headline of a knowledge analysis can be relied on: the test itself, the people who left, the ends of the
/// scale, the persons who were found without equal identifiers.
struct KnowledgeChecks: Sendable {
  /// KR-20 of everybody who took a test, where answers are known and totals differ.
  struct Reliabilities: Sendable {
    let before: Reliability?
    let after: Reliability?
    /// People who were given every item, where these are too few; `nil` where something else is missing, or nothing.
    let completeBefore: Int?
    let completeAfter: Int?
  }

  /// People at the ends of the scale, of everybody who took a test.
  struct Ends: Sendable {
    let before: FloorAndCeiling
    let after: FloorAndCeiling
    /// The lowest possible score: below 0 where wrong answers take points.
    let lowest: Double
  }

  /// The change of the pairs with equal identifiers only.
  struct EqualIdentifiers: Sendable {
    let test: PairedTTest
    let ranks: SignedRank
  }

  /// More than this share of the people enrolled without a test after is a loss that needs more than its bounds.
  static let toleratedLoss = 0.05

  /// Whether answers are known, so that reliability could be asked for.
  let hasAnswers: Bool
  /// Whether alpha is KR-20.
  let isRightOrWrong: Bool
  let reliability: Reliabilities
  /// The smallest rise that is more than error of measurement, by the test before; `nil` without a reliability.
  let reliableChange: Double?
  /// Pairs that rose by more, and that fell by more.
  let reliablyImproved: Int?
  let reliablyWorse: Int?
  /// `nil` where nobody left.
  let leavers: LeaverComparison?
  /// `nil` where nobody left, or the best score is not known.
  let bounds: WorstCaseBounds?
  /// Where more than one in twenty left.
  let likelihood: LikelihoodChange?
  let imputed: ImputedChange?
  /// Where many left, or some took only the test after.
  let overlapping: PartiallyOverlappingTTest?
  /// `nil` where the best score is not known.
  let ends: Ends?
  /// `nil` where all identifiers are equal, or fewer than two.
  let equalIdentifiers: EqualIdentifiers?
  /// People who took the test before, and of them those without one after.
  let enrolled: Int
  let left: Int
  /// People who took only the test after.
  let joined: Int

  init(_ scores: KnowledgeScores, _ settings: KnowledgeSettings) throws(PairedError) {
    let level = settings.confidence
    let (first, second) = (scores.waves.before, scores.waves.after)
    hasAnswers = !first.items.isEmpty
    isRightOrWrong = first.isRightOrWrong && second.isRightOrWrong
    reliability = Reliabilities(
      before: try? Reliability(first.complete, level: level), after: try? Reliability(second.complete, level: level),
      completeBefore: first.tooFewComplete, completeAfter: second.tooFewComplete)
    let threshold = (try? reliability.before?.reliableChange(level: level)) ?? nil
    reliableChange = threshold
    let changes = zip(scores.before, scores.after).map { $1 - $0 }
    reliablyImproved = threshold.map { threshold in changes.count { $0 > threshold } }
    reliablyWorse = threshold.map { threshold in changes.count { $0 < -threshold } }

    let pairedBefore = Set(scores.places.before.rows)
    let pairedAfter = Set(scores.places.after.rows)
    let onlyBefore = first.totals.indices.filter { !pairedBefore.contains($0) }.compactMap { first.totals[$0] }
    let onlyAfter = second.totals.indices.filter { !pairedAfter.contains($0) }.compactMap { second.totals[$0] }
    let pre = scores.before + onlyBefore
    let post = scores.after.map(Optional.some) + onlyBefore.map { _ in nil }
    enrolled = pre.count
    left = onlyBefore.count
    joined = onlyAfter.count
    let draws = Draws(count: Draws.standard.count, seed: settings.seed)
    leavers = try LeaverComparison(pre: pre, post: post, level: level, draws: draws)
    if let maximum = scores.maximum, maximum > 0, !onlyBefore.isEmpty {
      let lowest = min(scores.minimum, (pre + scores.after).min() ?? 0)
      bounds = try WorstCaseBounds(pre: pre, post: post, scale: lowest...maximum, level: level)
    } else {
      bounds = nil
    }
    let isLarge = Double(onlyBefore.count) > Self.toleratedLoss * Double(pre.count)
    likelihood =
      isLarge && scores.before.count > 2 ? try LikelihoodChange(pre: pre, post: post, level: level) : nil
    imputed =
      isLarge && scores.before.count >= ImputedChange.donors
      ? try ImputedChange(
        pre: pre, post: post, draws: Draws(count: ImputedChange.standardDraws.count, seed: settings.seed), level: level)
      : nil
    overlapping =
      (isLarge || !onlyAfter.isEmpty) && scores.before.count > 1
      ? try PartiallyOverlappingTTest(
        pre: pre.map(Optional.some) + onlyAfter.map { _ in nil }, post: post + onlyAfter.map(Optional.some),
        level: level)
      : nil
    ends = try Self.ends(first.scores, second.scores, minimum: scores.minimum, maximum: scores.maximum)
    equalIdentifiers = try Self.equalIdentifiers(scores, level: level)
  }

  private static func ends(
    _ before: [Double], _ after: [Double], minimum: Double, maximum: Double?
  ) throws(PairedError) -> Ends? {
    guard let maximum, maximum > 0 else { return nil }
    return Ends(
      before: try FloorAndCeiling(before, minimum: minimum, maximum: maximum),
      after: try FloorAndCeiling(after, minimum: minimum, maximum: maximum), lowest: minimum)
  }

  private static func equalIdentifiers(
    _ scores: KnowledgeScores, level: Double
  ) throws(PairedError) -> EqualIdentifiers? {
    let equal = scores.before.indices.filter { scores.isExact[$0] }
    guard equal.count < scores.before.count, equal.count > 1 else { return nil }
    let (pre, post) = (equal.map { scores.before[$0] }, equal.map { scores.after[$0] })
    return EqualIdentifiers(
      test: try PairedTTest(pre: pre, post: post, level: level),
      ranks: try SignedRank(pre: pre, post: post, zeros: .dropped))
  }
}
