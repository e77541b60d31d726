/// The chi-squared distribution: that of the sum of ν squares of independent standard normals.
///
/// Source: Johnson, Kotz & Balakrishnan (1994), *Continuous Univariate Distributions*, vol. 1, ch. 18.
public struct ChiSquared: Distribution {
  /// ν > 0, not necessarily whole.
  public let degreesOfFreedom: Double

  /// Chi-squared with ν degrees of freedom.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : x == .infinity ? 1 : BoostMath.chiSquaredCumulative(x, degreesOfFreedom)
  }
  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    x <= 0 ? 1 : x == .infinity ? 0 : BoostMath.chiSquaredUpperTail(x, degreesOfFreedom)
  }
  /// The x with P(X ≤ x) = p, from 0 to infinity.
  public func quantile(_ probability: Double) -> Double {
    probability <= 0 ? 0 : probability >= 1 ? .infinity : BoostMath.chiSquaredQuantile(probability, degreesOfFreedom)
  }
}
