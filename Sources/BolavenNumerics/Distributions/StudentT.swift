/// Student's t distribution: that of Z/√(χ²_ν/ν), Z standard normal and independent of χ²_ν.
///
/// Source: Johnson, Kotz & Balakrishnan (1995), *Continuous Univariate Distributions*, vol. 2, ch. 28.
public struct StudentT: Distribution {
  /// ν > 0, not necessarily whole.
  public let degreesOfFreedom: Double

  /// t with ν degrees of freedom.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { BoostMath.studentCumulative(x, degreesOfFreedom) }
  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    x == .infinity ? 0 : BoostMath.studentUpperTail(x, degreesOfFreedom)
  }
  /// The x with P(X ≤ x) = p, infinite at 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    probability <= 0
      ? -.infinity : probability >= 1 ? .infinity : BoostMath.studentQuantile(probability, degreesOfFreedom)
  }
}
