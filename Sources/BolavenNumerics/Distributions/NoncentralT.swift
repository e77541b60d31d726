/// The noncentral t distribution: that of (Z + δ)/√(χ²_ν/ν).
///
/// Probabilities below 1e-12 on the side away from δ are exact to 1e-20 only.
///
/// Source: Johnson, Kotz & Balakrishnan (1995), *Continuous Univariate Distributions*, vol. 2, ch. 31.
public struct NoncentralT: Distribution {
  /// ν > 0.
  public let degreesOfFreedom: Double
  /// δ, finite.
  public let noncentrality: Double

  /// Noncentral t with ν degrees of freedom and noncentrality δ.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(degreesOfFreedom > 0 && noncentrality.isFinite, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    guard x.isFinite else { return x < 0 ? 0 : x > 0 ? 1 : x }
    return BoostMath.noncentralCumulative(x, degreesOfFreedom, noncentrality)
  }
  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    guard x.isFinite else { return x < 0 ? 1 : x > 0 ? 0 : x }
    return BoostMath.noncentralUpperTail(x, degreesOfFreedom, noncentrality)
  }
  /// The x with P(X ≤ x) = p, infinite at 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    probability <= 0
      ? -.infinity
      : probability >= 1 ? .infinity : BoostMath.noncentralQuantile(probability, degreesOfFreedom, noncentrality)
  }
}
