internal import BolavenNumerics

/// Wilcoxon's signed-rank test of paired scores.
///
/// W⁺ is the sum of the mid-ranks rᵢ of |dᵢ| over the positive differences. Under the null each of the m ranked
/// differences has either sign with probability ½, so E = Σrᵢ/2 and Var = Σrᵢ²/4, whatever the ties. The exact p counts
/// the sign patterns with |W − E| ≥ |w − E|, compared in integers (doubled ranks); it is used up to m = 1,000, beyond
/// that the normal approximation without continuity correction.
///
/// If every difference is zero, m = 0: W⁺ is 0, p is 1 (exact: the only outcome is the observed one) and z is `nil`.
///
/// Source: Wilcoxon (1945); zeros kept in the ranking: Pratt (1959); rank-biserial correlation: Kerby (2014).
public struct SignedRank: Sendable, Hashable {
  /// What is done with differences of zero.
  public enum Zeros: Sendable, Hashable {
    /// They are left out before ranking (Wilcoxon).
    case dropped
    /// They take part in the ranking, then their ranks are left out (Pratt).
    case pratt
  }

  /// Where `pValue` comes from: all sign patterns, or the normal approximation.
  public enum Method: Sendable, Hashable { case exact, asymptotic }

  /// The most ranked differences for which the exact distribution is used.
  public static let largestExact = 1_000

  /// What was done with differences of zero.
  public let zeros: Zeros
  /// n, pairs, those with a zero difference included.
  public let count: Int
  /// Pairs with equal scores.
  public let zeroCount: Int
  /// m, the number of differences with a sign.
  public var rankedCount: Int { count - zeroCount }
  /// W⁺, the ranks of the positive differences.
  public let positiveRankSum: Double
  /// W⁻, the ranks of the negative differences.
  public let negativeRankSum: Double
  /// Where `pValue` comes from.
  public let method: Method
  /// Two-sided, by `method`.
  public let pValue: Double
  /// The p-value if all signs were equal, 2/2^m: the smallest that m differences can reach; 1 for m ≤ 1.
  public let smallestAttainablePValue: Double
  /// (W⁺ − E)/√Var; `nil` for m = 0.
  public let z: Double?
  /// Two-sided, from `z`.
  public let asymptoticPValue: Double?
  /// z with |W⁺ − E| lessened by ½, not below 0; `nil` for m = 0.
  public let correctedZ: Double?
  /// Two-sided, from `correctedZ`.
  public let correctedPValue: Double?
  /// (W⁺ − W⁻)/(W⁺ + W⁻); `nil` for m = 0.
  public let rankBiserial: Double?

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`.
  public init(pre: [Double], post: [Double], zeros: Zeros = .dropped) throws(PairedError) {
    let scores = try PairedScores(pre: pre, post: post)
    let differences = scores.differences
    let ranked = differences.indices.filter { zeros == .pratt || differences[$0] != 0 }
    let allRanks = MidRanks.doubled(
      ranked.map { differences[$0].magnitude }, rounding: ranked.map { scores.rounding[$0] })
    let signed = zip(ranked, allRanks).filter { differences[$0.0] != 0 }
    let ranks = signed.map(\.1)
    let total = ranks.reduce(0, +)
    let positive = signed.reduce(0) { $0 + (differences[$1.0] > 0 ? $1.1 : 0) }

    self.zeros = zeros
    count = differences.count
    zeroCount = differences.count - ranks.count
    positiveRankSum = Double(positive) / 2
    negativeRankSum = Double(total - positive) / 2
    rankBiserial = total > 0 ? Double(2 * positive - total) / Double(total) : nil
    smallestAttainablePValue = ranks.isEmpty ? 1 : twoSidedPValue(tail: SignSums.scaled(1, by: -ranks.count))
    let normal = NormalApproximation(doubledRanks: ranks, positive: positive, total: total)
    z = normal?.z
    asymptoticPValue = normal?.pValue
    correctedZ = normal?.correctedZ
    correctedPValue = normal?.correctedPValue
    if ranks.count > Self.largestExact, let normal {
      method = .asymptotic
      pValue = normal.pValue
    } else {
      method = .exact
      pValue = SignSums.twoSidedPValue(weights: ranks, observed: positive)
    }
  }
}

/// W⁺ against the normal distribution with its null mean and variance.
private struct NormalApproximation {
  let z: Double
  let pValue: Double
  let correctedZ: Double
  let correctedPValue: Double

  init?(doubledRanks: [Int], positive: Int, total: Int) {
    guard !doubledRanks.isEmpty else { return nil }
    let squares = doubledRanks.reduce(0.0) { $0 + Double($1) * Double($1) }
    // Doubled ranks: W − E = (2 · positive − total)/4 and Var = Σ(2r)²/16.
    let deviation = Double(2 * positive - total) / 4
    let standardDeviation = squares.squareRoot() / 4
    let corrected = max(0, deviation.magnitude - 0.5)
    z = deviation / standardDeviation
    correctedZ = (deviation < 0 ? -corrected : corrected) / standardDeviation
    pValue = twoSidedPValue(tail: Normal().upperTail(z.magnitude))
    correctedPValue = twoSidedPValue(tail: Normal().upperTail(correctedZ.magnitude))
  }
}
