internal import BolavenNumerics

/// One answer from m imputed data sets.
///
///     Q̄ = ΣQ/m,  T = Ū + (1 + 1/m)B,  λ = (1 + 1/m)B/T
///     ν_m = (m − 1)/λ²,  ν_obs = (ν_c + 1)/(ν_c + 3) · ν_c(1 − λ),  ν = 1/(1/ν_m + 1/ν_obs)
///
/// Ū is the mean of the m variances, B the variance of the m estimates, ν_c the degrees of freedom of the complete data.
///
/// Source: Rubin (1987), ch. 3; Barnard and Rubin (1999).
public struct PooledImputations: Sendable, Hashable {
  /// m.
  public let count: Int
  /// Q̄.
  public let estimate: Double
  /// Ū.
  public let withinVariance: Double
  /// B.
  public let betweenVariance: Double
  /// T.
  public let totalVariance: Double
  /// √T.
  public var standardError: Double { totalVariance.squareRoot() }
  /// λ, the share of the variance that is due to what is missing.
  public let missingShare: Double
  /// ν of Barnard and Rubin.
  public let degreesOfFreedom: Double
  /// Two-sided.
  public let pValue: Double
  /// Of the estimate.
  public let interval: ClosedRange<Double>?
  /// The probability of the interval.
  public let level: Double

  /// - Parameters:
  ///   - estimates: m ≥ 2 finite estimates.
  ///   - variances: m variances, their squared standard errors.
  ///   - completeDegreesOfFreedom: ν_c > 0.
  /// - Returns: `nil` where T is 0: neither within nor between is there a spread.
  /// - Throws: `level`.
  public init?(
    estimates: [Double], variances: [Double], completeDegreesOfFreedom: Double, level: Double = 0.95
  ) throws(PairedError) {
    precondition(estimates.count > 1 && estimates.count == variances.count, "two imputations or more")
    precondition(completeDegreesOfFreedom > 0, "degrees of freedom are positive")
    try check(level: level)
    let moments = Moments(estimates)
    guard let mean = moments.mean, let between = moments.variance else { return nil }
    let m = Double(estimates.count)
    let within = compensatedSum(variances) / m
    let extra = (1 + 1 / m) * between
    let total = within + extra
    guard total > 0, total.isFinite else { return nil }
    let lambda = extra / total
    let observed =
      (completeDegreesOfFreedom + 1) / (completeDegreesOfFreedom + 3) * completeDegreesOfFreedom * (1 - lambda)
    // 1/ν = λ²/(m − 1) + 1/ν_obs stays defined where nothing is missing (λ = 0); with λ = 1 only ν_m is left.
    let freedom = observed > 0 ? 1 / (lambda * lambda / (m - 1) + 1 / observed) : m - 1
    count = estimates.count
    estimate = mean
    withinVariance = within
    betweenVariance = between
    totalVariance = total
    missingShare = lambda
    degreesOfFreedom = freedom
    self.level = level
    let student = StudentT(degreesOfFreedom: freedom)
    let error = total.squareRoot()
    let half = student.quantile((1 + level) / 2) * error
    pValue = twoSidedPValue(tail: student.upperTail((mean / error).magnitude))
    interval = BolavenEstimation.interval(mean - half, mean + half)
  }
}
