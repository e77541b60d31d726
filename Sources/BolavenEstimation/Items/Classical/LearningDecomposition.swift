internal import BolavenNumerics

/// What was learned and forgotten when some right answers are guesses: shares of right and wrong answers before and after,
/// corrected for guessing among k options.
///
/// With q = 1/k and the shares of answers wrong-right (pl), right-wrong (nl), right-right (rl) and wrong-wrong (zl):
///
///     known before          μ = (rl + nl − q)/(1 − q)
///     learned if not known  γ = 1 − zl/((pl + zl)(1 − q))
///     forgotten if known    α = (nl − q·zl/(1 − q))/(rl + nl − q)
///
/// Source: Walstad & Wagner (2016), *The disaggregation of value-added test scores*; Smith & Wagner (2018), *Adjusting for
/// guessing and applying a statistical test to the disaggregation of value-added learning scores*.
public struct LearningDecomposition: Sendable, Hashable {
  /// A share, with a mark where the formula left the scale.
  public struct Share: Sendable, Hashable {
    /// Between 0 and 1.
    public let value: Double
    /// Whether the formula gave a number outside 0 to 1, which guessing cannot explain.
    public let isClipped: Bool

    init?(_ value: Double) {
      guard value.isFinite else { return nil }
      self.value = min(1, max(0, value))
      isClipped = value < -1e-12 || value > 1 + 1e-12
    }
  }

  /// pl, answers wrong before and right after.
  public let positiveShare: Double
  /// nl, right before and wrong after.
  public let negativeShare: Double
  /// rl, right both times.
  public let retainedShare: Double
  /// zl, wrong both times.
  public let zeroShare: Double
  /// Pairs of answers.
  public let count: Int
  /// μ.
  public let known: Share?
  /// γ; `nil` where every answer was right before.
  public let learned: Share?
  /// α; `nil` where no more were right before than by guessing.
  public let forgotten: Share?

  /// The decomposition of counts, of one item or of several together.
  ///
  /// - Parameter options: k, at least 2; the same for all.
  /// - Throws: `noPersons` without any pair.
  public init(wrongToRight: Int, rightToWrong: Int, rightBoth: Int, wrongBoth: Int, options: Int) throws(ItemError) {
    precondition(min(wrongToRight, rightToWrong, rightBoth, wrongBoth) >= 0, "counts are not negative")
    precondition(options > 1, "an item has two options or more")
    let total = wrongToRight + rightToWrong + rightBoth + wrongBoth
    guard total > 0 else { throw .noPersons(count: 0, needed: 1) }
    let n = Double(total)
    let q = 1 / Double(options)
    let (pl, nl, rl, zl) =
      (Double(wrongToRight) / n, Double(rightToWrong) / n, Double(rightBoth) / n, Double(wrongBoth) / n)
    let rightBefore = Double(rightBoth + rightToWrong) / n
    count = total
    positiveShare = pl
    negativeShare = nl
    retainedShare = rl
    zeroShare = zl
    known = Share((rightBefore - q) / (1 - q))
    learned = wrongToRight + wrongBoth > 0 ? Share(1 - zl / ((pl + zl) * (1 - q))) : nil
    forgotten = rightBefore - q > 1e-12 ? Share((nl - q * zl / (1 - q)) / (rightBefore - q)) : nil
  }
}
