/// The normal distribution with mean 0 and variance 1: density exp(−x²/2)/√(2π).
///
/// Source: Johnson, Kotz & Balakrishnan (1994), *Continuous Univariate Distributions*, vol. 1, ch. 13.
public struct Normal: Distribution {
  /// The standard normal; it has no parameters.
  public init() {}
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { BoostMath.normalCumulative(x) }
  /// P(X > x).
  public func upperTail(_ x: Double) -> Double { BoostMath.normalUpperTail(x) }
  /// The x with P(X ≤ x) = p, infinite at 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    probability <= 0 ? -.infinity : probability >= 1 ? .infinity : BoostMath.normalQuantile(probability)
  }
}
