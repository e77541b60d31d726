/// Fisher's F distribution: that of (χ²_a/a)/(χ²_b/b), the two independent.
///
/// Source: Johnson, Kotz & Balakrishnan (1995), *Continuous Univariate Distributions*, vol. 2, ch. 27.
public struct FisherF: Distribution {
  /// a, degrees of freedom of the numerator; positive, not necessarily whole.
  public let numerator: Double
  /// b, degrees of freedom of the denominator; positive, not necessarily whole.
  public let denominator: Double

  /// F with a and b degrees of freedom.
  public init(numerator: Double, denominator: Double) {
    precondition(numerator > 0 && denominator > 0, "degrees of freedom are positive")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : x == .infinity ? 1 : BoostMath.fisherCumulative(x, numerator, denominator)
  }
  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    x <= 0 ? 1 : x == .infinity ? 0 : BoostMath.fisherUpperTail(x, numerator, denominator)
  }
  /// The x with P(X ≤ x) = p, from 0 to infinity.
  public func quantile(_ probability: Double) -> Double {
    probability <= 0 ? 0 : probability >= 1 ? .infinity : BoostMath.fisherQuantile(probability, numerator, denominator)
  }
}
