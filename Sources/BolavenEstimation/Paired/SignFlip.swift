internal import BolavenNumerics

/// The exact sign-flip (permutation) test of the sum of the differences.
///
/// Under the null each difference is as likely with either sign. p is the share of the 2^m sign patterns of the m
/// non-zero differences with |Σ ±dᵢ| ≥ |Σdᵢ|; the observed pattern is counted. If every difference is zero, p is 1.
///
/// It is exact in integers where the differences are whole numbers after scaling by 10^k, k ≤ 6 (scores are), and the
/// scaled Σ|dᵢ| is at most 5e7 after division by the common factor. Otherwise up to 40 non-zero differences are
/// enumerated, sums within 1e-10 · Σ|dᵢ| of the observed one counting as equal to it. What is left would need drawn
/// sign patterns: `pValue` is then `nil` and `method` says `notExact`.
///
/// Source: Fisher (1935), §21; Good (2005), §3.7.
public struct SignFlip: Sendable, Hashable {
  /// Whether all sign patterns were counted: `exact`, or `notExact` where that is not feasible.
  public enum Method: Sendable, Hashable { case exact, notExact }

  /// Σdᵢ, in units of the score.
  public let sum: Double
  /// m, differences that are not zero.
  public let nonzeroCount: Int
  /// How the p-value was found.
  public let method: Method
  /// Two-sided; `nil` where no exact value is feasible.
  public let pValue: Double?
  /// 2/2^m: the p-value if all signs were equal; 1 for m ≤ 1.
  public let smallestAttainablePValue: Double

  /// The largest scaled Σ|dᵢ| for which all sums are tabulated.
  public static let largestScaledSum = 50_000_000

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`.
  public init(pre: [Double], post: [Double]) throws(PairedError) {
    let scores = try PairedScores(pre: pre, post: post)
    let nonzero = zip(scores.differences, scores.rounding).filter { $0.0 != 0 }
    let differences = nonzero.map(\.0)
    sum = compensatedSum(differences)
    nonzeroCount = differences.count
    smallestAttainablePValue =
      differences.isEmpty ? 1 : twoSidedPValue(tail: SignSums.scaled(1, by: -differences.count))
    if let whole = wholeNumbers(differences, rounding: nonzero.map(\.1)) {
      let observed = whole.reduce(0) { $0 + max(0, $1) }
      pValue = SignSums.twoSidedPValue(weights: whole.map { Int($0.magnitude) }, observed: observed)
    } else if differences.count <= SignSums.largestHalved {
      pValue = enumeratedPValue(differences)
    } else {
      pValue = nil
    }
    method = pValue == nil ? .notExact : .exact
  }
}

/// The differences as whole numbers in their largest common unit; `nil` if no scale up to 10^6 makes them whole,
/// or if their magnitudes then add up to more than the table holds.
private func wholeNumbers(_ differences: [Double], rounding: [Double]) -> [Int]? {
  var scale = 1.0
  while scale <= 1e6 {
    if let whole = whole(differences, rounding: rounding, scale: scale) {
      let unit = whole.reduce(0) { greatestCommonDivisor($0, Int($1.magnitude)) }
      let reduced = unit > 1 ? whole.map { $0 / unit } : whole
      let total = reduced.reduce(0.0) { $0 + Double($1.magnitude) }
      return total <= Double(SignFlip.largestScaledSum) ? reduced : nil
    }
    scale *= 10
  }
  return nil
}

private func whole(_ differences: [Double], rounding: [Double], scale: Double) -> [Int]? {
  var result = [Int]()
  result.reserveCapacity(differences.count)
  for (difference, rounding) in zip(differences, rounding) {
    let scaled = difference * scale
    let nearest = scaled.rounded()
    // Below 2^53 every whole number is a double; a scaled difference of 0 would lose the difference.
    guard scaled.magnitude < 0x1p53, nearest != 0,
      (scaled - nearest).magnitude <= min(0.01, rounding * scale)
    else { return nil }
    result.append(Int(nearest))
  }
  return result
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
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
