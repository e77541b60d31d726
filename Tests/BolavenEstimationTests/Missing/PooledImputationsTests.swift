import BolavenEstimation
import TestSupport
import Testing

@Suite struct PooledImputationsTests {
  @Test func agreesWithMice() throws {
    let pooled = try #require(
      try PooledImputations(
        estimates: ChangeReference.data("pool.estimates"), variances: ChangeReference.data("pool.variances"),
        completeDegreesOfFreedom: 27))
    expectChange(pooled.estimate, is: "estimate", of: "pool")
    expectChange(pooled.withinVariance, is: "within", of: "pool")
    expectChange(pooled.betweenVariance, is: "between", of: "pool")
    expectChange(pooled.totalVariance, is: "total", of: "pool")
    expectChange(pooled.degreesOfFreedom, is: "df", of: "pool")
  }

  @Test func equalEstimatesLoseNothingButRubinsCorrection() throws {
    let pooled = try #require(
      try PooledImputations(estimates: [2, 2, 2], variances: [0.5, 0.5, 0.5], completeDegreesOfFreedom: 20))
    #expect(pooled.missingShare == 0 && pooled.totalVariance == 0.5)
    #expect(agreeingDigits(pooled.degreesOfFreedom, 20 * 21.0 / 23) >= 14)
  }

  @Test func withoutAnySpreadThereIsNoAnswer() throws {
    #expect(try PooledImputations(estimates: [2, 2], variances: [0, 0], completeDegreesOfFreedom: 20) == nil)
    let between = try #require(
      try PooledImputations(estimates: [2, 3], variances: [0, 0], completeDegreesOfFreedom: 9))
    #expect(between.missingShare == 1 && between.degreesOfFreedom == 1)
  }
}
