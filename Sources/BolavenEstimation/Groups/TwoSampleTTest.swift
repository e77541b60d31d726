internal import BolavenNumerics

/// The t test of the difference of two groups' means.
///
///     Welch   t = (x̄₁ − x̄₂)/√(s₁²/n₁ + s₂²/n₂),   ν = (s₁²/n₁ + s₂²/n₂)²/(s₁⁴/(n₁²(n₁−1)) + s₂⁴/(n₂²(n₂−1)))
///     pooled  t = (x̄₁ − x̄₂)/(s_p√(1/n₁ + 1/n₂)),   s_p² = ((n₁−1)s₁² + (n₂−1)s₂²)/(n₁ + n₂ − 2),   ν = n₁ + n₂ − 2
///
/// Each group needs two values for a standard deviation; t, p and the interval are `nil` where both spreads are 0 but for
/// rounding, or where a group has a single value.
///
/// Source: Welch (1947), Satterthwaite (1946); Hedges (1981) for g.
public struct TwoSampleTTest: Sendable, Hashable {
  /// Whether the groups' variances are estimated apart (Welch) or together.
  public enum Variances: Sendable, Hashable { case separate, pooled }

  /// How variances are estimated.
  public let variances: Variances
  /// n₁ and n₂.
  public let counts: [Int]
  /// x̄₁ and x̄₂.
  public let means: [Double]
  /// s₁ and s₂; `nil` for a single value.
  public let standardDeviations: [Double?]
  /// x̄₁ − x̄₂.
  public let difference: Double
  /// Of the difference; `nil` without both standard deviations.
  public let standardError: Double?
  /// `nil` where the standard error is 0 or not defined.
  public let statistic: Double?
  /// ν; `nil` without t.
  public let degreesOfFreedom: Double?
  /// Two-sided; `nil` without t.
  public let pValue: Double?
  /// Of the difference; `nil` without t.
  public let interval: ClosedRange<Double>?
  /// (x̄₁ − x̄₂)/s_p, Cohen's d with the pooled standard deviation; `nil` where that is 0 or not defined.
  public let standardizedDifference: Double?
  /// J(n₁ + n₂ − 2) · d, Hedges's g.
  public let hedgesG: Double?
  /// Of the population value of d, from the noncentral t distribution; equal variances are assumed.
  public let standardizedInterval: ClosedRange<Double>?
  /// The probability of the intervals, between 0 and 1.
  public let level: Double

  /// The comparison of the first group with the second.
  ///
  /// - Throws: `tooFewInGroup` for an empty group, `notFinite`, `tooLarge`, `level`.
  public init(
    _ first: [Double], _ second: [Double], variances: Variances = .separate, level: Double = 0.95
  ) throws(PairedError) {
    try check(level: level)
    let values = try GroupValues([first, second], needed: 1)
    self.variances = variances
    self.level = level
    counts = [first.count, second.count]
    means = [values.mean(0), values.mean(1)]
    let spread = (values.variance(0), values.variance(1))
    standardDeviations = [spread.0?.squareRoot(), spread.1?.squareRoot()]
    difference = means[0] - means[1]
    guard let v1 = spread.0, let v2 = spread.1, v1 + v2 > 0 else {
      (standardError, statistic, degreesOfFreedom, pValue, interval) = (nil, nil, nil, nil, nil)
      (standardizedDifference, hedgesG, standardizedInterval) = (nil, nil, nil)
      return
    }
    let (n1, n2) = (Double(first.count), Double(second.count))
    let pooledFreedom = n1 + n2 - 2
    let pooled = ((n1 - 1) * v1 + (n2 - 1) * v2) / pooledFreedom
    let (a, b) = (v1 / n1, v2 / n2)
    let error = variances == .separate ? (a + b).squareRoot() : (pooled * (1 / n1 + 1 / n2)).squareRoot()
    // Shares of a + b instead of squares, which could overflow.
    let share = a / (a + b)
    let freedom =
      variances == .separate
      ? 1 / (share * share / (n1 - 1) + (1 - share) * (1 - share) / (n2 - 1)) : pooledFreedom
    let t = difference / error
    let student = StudentT(degreesOfFreedom: freedom)
    let half = student.quantile((1 + level) / 2) * error
    standardError = error
    statistic = t
    degreesOfFreedom = freedom
    pValue = twoSidedPValue(tail: student.upperTail(t.magnitude))
    interval = BolavenEstimation.interval(difference - half, difference + half)
    let size = difference / pooled.squareRoot()
    standardizedDifference = size
    hedgesG = smallSampleCorrection(pooledFreedom).map { $0 * size }
    let unit = (1 / n1 + 1 / n2).squareRoot()
    standardizedInterval = noncentralityInterval(t: size / unit, degreesOfFreedom: pooledFreedom, level: level)
      .flatMap { BolavenEstimation.interval($0.lowerBound * unit, $0.upperBound * unit) }
  }
}
