/// The normal distribution with mean 0 and variance 1.
public struct Normal: Distribution {
  public init() {}
  public func cumulative(_ x: Double) -> Double { BoostMath.normalCumulative(x) }
  public func upperTail(_ x: Double) -> Double { BoostMath.normalUpperTail(x) }
  public func quantile(_ probability: Double) -> Double {
    probability <= 0 ? -.infinity : probability >= 1 ? .infinity : BoostMath.normalQuantile(probability)
  }
}
