/// The noncentral t distribution: (Z + δ)/√(χ²_ν/ν).
public struct NoncentralT: Distribution {
  /// ν > 0.
  public let degreesOfFreedom: Double
  /// δ.
  public let noncentrality: Double

  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(degreesOfFreedom > 0 && noncentrality.isFinite, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  public func cumulative(_ x: Double) -> Double {
    BoostMath.noncentralCumulative(x, degreesOfFreedom, noncentrality)
  }
  public func upperTail(_ x: Double) -> Double { BoostMath.noncentralUpperTail(x, degreesOfFreedom, noncentrality) }
  public func quantile(_ probability: Double) -> Double {
    probability <= 0
      ? -.infinity
      : probability >= 1 ? .infinity : BoostMath.noncentralQuantile(probability, degreesOfFreedom, noncentrality)
  }
}
