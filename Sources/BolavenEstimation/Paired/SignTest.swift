internal import BolavenNumerics

/// The exact sign test: are increases as frequent as decreases?
///
///     p = min(1, 2 · P(Bin(n⁺ + n⁻, ½) ≤ min(n⁺, n⁻)))
///
/// Differences of zero do not count. If all are zero, p is 1.
///
/// Source: Dixon and Mood (1946).
public struct SignTest: Sendable, Hashable {
  /// Pairs with a higher score after.
  public let increases: Int
  /// Pairs with a lower score after.
  public let decreases: Int
  /// Pairs with equal scores.
  public let unchanged: Int
  /// Two-sided.
  public let pValue: Double

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`.
  public init(pre: [Double], post: [Double]) throws(PairedError) {
    let differences = try PairedScores(pre: pre, post: post).differences
    increases = differences.count { $0 > 0 }
    decreases = differences.count { $0 < 0 }
    unchanged = differences.count - increases - decreases
    pValue = FairCoin(tosses: increases + decreases).twoSidedPValue(increases)
  }
}

/// Exact tests of k heads in n tosses of a fair coin.
struct FairCoin {
  let tosses: Int

  /// P(X ≤ k).
  func lowerTail(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= tosses { return 1 }
    return Binomial(trials: tosses, probability: 0.5).cumulative(Double(k))
  }

  /// 2 · P(X ≤ min(k, n − k)); 1 if k = n − k.
  func twoSidedPValue(_ k: Int) -> Double {
    let smaller = min(k, tosses - k)
    guard 2 * smaller < tosses else { return 1 }
    return BolavenEstimation.twoSidedPValue(tail: lowerTail(smaller))
  }

  /// 2 · P(X < min) + P(X = min); 1 if k = n − k.
  func midPValue(_ k: Int) -> Double {
    let smaller = min(k, tosses - k)
    guard 2 * smaller < tosses else { return 1 }
    return BolavenEstimation.twoSidedPValue(tail: (lowerTail(smaller) + lowerTail(smaller - 1)) / 2)
  }
}
