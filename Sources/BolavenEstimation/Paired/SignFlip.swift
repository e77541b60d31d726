internal import BolavenNumerics

/// The sign-flip (permutation) test of the sum of the differences.
///
/// Under the null each difference is as likely with either sign. p is the share of the 2^m sign patterns of the m
/// non-zero differences with |Σ ±dᵢ| ≥ |Σdᵢ|; the observed pattern is counted. If every difference is zero, p is 1.
///
/// It is exact in integers where the differences are whole numbers after scaling by 10^k, k ≤ 6 (scores are), and the
/// scaled Σ|dᵢ| is at most 5e7 after division by the common factor. Otherwise up to 40 non-zero differences are
/// enumerated. In both, and in what follows, sums within 1e-10 · Σ|dᵢ| of the observed one count as equal to it.
/// What is left is drawn at random: p = (1 + #)/(B + 1).
///
/// Source: Fisher (1935), §21; Good (2005), §3.7; Phipson and Smyth (2010) for the drawn p.
public struct SignFlip: Sendable, Hashable {
  /// Whether all sign patterns were counted, or some drawn.
  public enum Method: Sendable, Hashable { case exact, sampled }

  /// Σdᵢ, in units of the score.
  public let sum: Double
  /// m, differences that are not zero.
  public let nonzeroCount: Int
  /// How the p-value was found.
  public let method: Method
  /// Two-sided.
  public let pValue: Double
  /// The drawn p-value with its draws; `nil` where p is exact.
  public let sampled: SampledPValue?
  /// 2/2^m: the exact p-value if all signs were equal; 1 for m ≤ 1.
  public let smallestAttainablePValue: Double

  /// The largest scaled Σ|dᵢ| for which all sums are tabulated.
  public static let largestScaledSum = 50_000_000

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  ///   - draws: what is drawn where an exact value is not feasible.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`.
  public init(pre: [Double], post: [Double], draws: Draws = .standard) throws(PairedError) {
    let scores = try PairedScores(pre: pre, post: post)
    self.init(differences: scores.differences, rounding: scores.rounding, draws: draws)
  }

  /// The test of differences whose rounding is known; those that are only rounding are 0.
  init(differences all: [Double], rounding: [Double], draws: Draws) {
    let nonzero = zip(all, rounding).filter { $0.0 != 0 }
    let differences = nonzero.map(\.0)
    sum = compensatedSum(differences)
    nonzeroCount = differences.count
    smallestAttainablePValue =
      differences.isEmpty ? 1 : twoSidedPValue(tail: SignSums.scaled(1, by: -differences.count))
    if let whole = WholeNumbers.multiples(
      of: differences, rounding: nonzero.map(\.1), largestSum: Self.largestScaledSum)
    {
      let observed = whole.reduce(0) { $0 + max(0, $1) }
      (method, sampled) = (.exact, nil)
      pValue = SignSums.twoSidedPValue(weights: whole.map { Int($0.magnitude) }, observed: observed)
    } else if differences.count <= SignSums.largestHalved {
      (method, sampled) = (.exact, nil)
      pValue = enumeratedPValue(differences)
    } else {
      let drawn = sampledPValue(differences, observed: sum, draws: draws)
      (method, sampled) = (.sampled, drawn)
      pValue = drawn.value
    }
  }
}

/// p over all sign patterns of at most 40 real differences, in units of 2^-50 of the sum of their magnitudes.
private func enumeratedPValue(_ differences: [Double]) -> Double {
  let total = compensatedSum(differences.map(\.magnitude))
  let weights = differences.map { Int(($0.magnitude / total * 0x1p50).rounded()) }
  let positive = zip(differences, weights).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
  let all = weights.reduce(0, +)
  let slack = Int(0x1p50 * 1e-10)
  let threshold = min(positive, all - positive) + slack
  guard 2 * threshold < all else { return 1 }
  return twoSidedPValue(tail: SignSums.halvedLowerTail(weights: weights, upTo: threshold))
}

/// p from B drawn sign patterns: each takes its signs from the bits of its own stream.
private func sampledPValue(_ differences: [Double], observed: Double, draws: Draws) -> SampledPValue {
  let total = compensatedSum(differences.map(\.magnitude))
  let threshold = observed.magnitude - 1e-10 * total
  var extreme = 0
  for replicate in 0..<draws.count {
    var stream = Philox(seed: draws.seed, replicate: UInt64(replicate))
    var sum = 0.0
    var bits: UInt64 = 0
    for (index, difference) in differences.enumerated() {
      if index % 64 == 0 { bits = stream.next() }
      sum += bits & 1 == 0 ? difference : -difference
      bits >>= 1
    }
    if sum.magnitude >= threshold { extreme += 1 }
  }
  return SampledPValue(extremeCount: extreme, draws: draws)
}
