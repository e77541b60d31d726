/// Student's t distribution.
public struct StudentT: Distribution {
  /// ν > 0, not necessarily whole.
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  public func cumulative(_ x: Double) -> Double { BoostMath.studentCumulative(x, degreesOfFreedom) }
  public func upperTail(_ x: Double) -> Double {
    x == .infinity ? 0 : BoostMath.studentUpperTail(x, degreesOfFreedom)
  }
  public func quantile(_ probability: Double) -> Double {
    probability <= 0 ? -.infinity : probability >= 1 ? .infinity : BoostMath.studentQuantile(probability, degreesOfFreedom)
  }
}
