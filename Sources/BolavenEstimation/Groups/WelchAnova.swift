internal import BolavenNumerics

/// Welch's test of equal means of k groups whose variances may differ.
///
///     w_g = n_g/s_g²,  W = Σw,  x̃ = Σw x̄/W,  A = Σw(x̄ − x̃)²/(k − 1),  Λ = Σ(1 − w/W)²/(n_g − 1)
///     F = A/(1 + 2(k − 2)Λ/(k² − 1)),   k − 1 and (k² − 1)/(3Λ) degrees of freedom
///
/// Source: Welch (1951).
public struct WelchAnova: Sendable, Hashable {
  /// F.
  public let statistic: Double
  /// k − 1.
  public let numeratorDegreesOfFreedom: Double
  /// (k² − 1)/(3Λ), not whole.
  public let denominatorDegreesOfFreedom: Double
  /// P(F > observed).
  public let pValue: Double

  /// - Returns: `nil` with fewer than two groups, or where a group has fewer than two values or no spread.
  /// - Throws: `tooFewInGroup` for an empty group, `notFinite`, `tooLarge`.
  public init?(_ groups: [[Double]]) throws(PairedError) {
    let values = try GroupValues(groups, needed: 1)
    let k = Double(groups.count)
    let spreads = groups.indices.compactMap { values.variance($0) }.filter { $0 > 0 }
    guard groups.count > 1, spreads.count == groups.count else { return nil }
    let weights = zip(groups, spreads).map { Double($0.count) / $1 }
    let total = weights.reduce(0, +)
    let means = groups.indices.map { values.mean($0) }
    // About the first mean, so that a common offset does not cancel.
    let origin = means[0]
    let center = zip(weights, means).reduce(0) { $0 + $1.0 / total * ($1.1 - origin) }
    let between = zip(weights, means).reduce(0) { $0 + $1.0 * ($1.1 - origin - center) * ($1.1 - origin - center) }
    let lambda = zip(weights, groups).reduce(0) { sum, group in
      let share = 1 - group.0 / total
      return sum + share * share / Double(group.1.count - 1)
    }
    statistic = between / (k - 1) / (1 + 2 * (k - 2) * lambda / (k * k - 1))
    numeratorDegreesOfFreedom = k - 1
    denominatorDegreesOfFreedom = (k * k - 1) / (3 * lambda)
    guard statistic.isFinite else { return nil }
    let tail = FisherF(numerator: k - 1, denominator: denominatorDegreesOfFreedom).upperTail(statistic)
    pValue = max(tail, .leastNormalMagnitude)
  }
}
