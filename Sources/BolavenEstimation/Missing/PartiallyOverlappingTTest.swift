internal import BolavenNumerics

/// The t test of a change that uses everybody: people with both scores, and those with only one.
///
///     separate  t = (ȳ − x̄)/√(s_x²/n₁ + s_y²/n₂ − 2r s_x s_y n_c/(n₁n₂))
///               ν = (n_c − 1) + (γ − n_c + 1)/(n_a + n_b + 2n_c) · (n_a + n_b)
///     pooled    t = (ȳ − x̄)/(s_p√(1/n₁ + 1/n₂ − 2r n_c/(n₁n₂)))
///               ν = (n_c − 1) + (n_a + n_b + n_c − 1)/(n_a + n_b + 2n_c) · (n_a + n_b)
///
/// n_a have only a score before, n_b only one after, n_c both; n₁ = n_a + n_c, n₂ = n_b + n_c; r is the correlation of
/// the pairs and γ Welch's degrees of freedom for n₁ and n₂. It supposes that the missing ones are missing completely at
/// random.
///
/// Source: Derrick, Russ, Toher and White (2017).
public struct PartiallyOverlappingTTest: Sendable, Hashable {
  /// How variances are estimated.
  public let variances: TwoSampleTTest.Variances
  /// n_a, people with only a score before.
  public let onlyBeforeCount: Int
  /// n_b, people with only a score after.
  public let onlyAfterCount: Int
  /// n_c, people with both.
  public let pairCount: Int
  /// ȳ − x̄ over all scores.
  public let change: Double
  /// Its standard error; `nil` where it is 0 but for rounding.
  public let standardError: Double?
  /// `nil` without a standard error.
  public let statistic: Double?
  /// ν; `nil` without t.
  public let degreesOfFreedom: Double?
  /// Two-sided; `nil` without t.
  public let pValue: Double?
  /// Of the change; `nil` without t.
  public let interval: ClosedRange<Double>?
  /// The probability of the interval.
  public let level: Double

  /// - Parameters:
  ///   - pre: n scores before, `nil` where missing.
  ///   - post: n scores after, `nil` where missing, same people in the same order.
  /// - Throws: `tooFewPairs` below two complete pairs, `notFinite`, `tooLarge`, `level`.
  public init(
    pre: [Double?], post: [Double?], variances: TwoSampleTTest.Variances = .separate, level: Double = 0.95
  ) throws(PairedError) {
    try check(level: level)
    let pairs = try PartialPairs(pre: pre, post: post, needed: 2)
    let (a, b) = (Double(pairs.onlyBefore.count), Double(pairs.onlyAfter.count))
    let c = Double(pairs.complete.count)
    self.variances = variances
    self.level = level
    onlyBeforeCount = pairs.onlyBefore.count
    onlyAfterCount = pairs.onlyAfter.count
    pairCount = pairs.complete.count
    let values = try GroupValues([pairs.before, pairs.after], needed: 1)
    change = values.mean(1) - values.mean(0)
    let v1 = values.variance(0) ?? 0
    let v2 = values.variance(1) ?? 0
    let (n1, n2) = (a + c, b + c)
    // Without a spread on one side of the pairs nothing is shared.
    let correlation = PairedMoments(pairs.complete).correlation ?? 0
    let pooled = ((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2)
    let overlap = 2 * correlation * c / (n1 * n2)
    let independent = variances == .separate ? v1 / n1 + v2 / n2 : pooled * (1 / n1 + 1 / n2)
    let variance =
      independent - overlap * (variances == .separate ? (v1.squareRoot() * v2.squareRoot()) : pooled)
    guard variance > 1e-13 * independent else {
      (standardError, statistic, degreesOfFreedom, pValue, interval) = (nil, nil, nil, nil, nil)
      return
    }
    let single = a + b
    let independentFreedom: Double
    if variances == .separate {
      let share = v1 / n1 / independent
      independentFreedom = 1 / (share * share / (n1 - 1) + (1 - share) * (1 - share) / (n2 - 1))
    } else {
      independentFreedom = single + 2 * c - 2
    }
    let freedom = (c - 1) + (independentFreedom - c + 1) / (single + 2 * c) * single
    let error = variance.squareRoot()
    let student = StudentT(degreesOfFreedom: freedom)
    let half = student.quantile((1 + level) / 2) * error
    standardError = error
    statistic = change / error
    degreesOfFreedom = freedom
    pValue = twoSidedPValue(tail: student.upperTail((change / error).magnitude))
    interval = BolavenEstimation.interval(change - half, change + half)
  }
}
