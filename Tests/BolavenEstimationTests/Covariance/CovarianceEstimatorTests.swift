import BolavenEstimation
import Testing

@Suite struct CovarianceEstimatorTests {
  @Test func hasTheNameOfItsKind() {
    #expect(CovarianceEstimator.heteroskedasticityRobust(.hc2).name == "HC2")
    #expect(CovarianceEstimator.clusterRobust(.cr1s, by: ["village"]).name == "CR1S")
  }
}
