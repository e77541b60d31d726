import BolavenEstimation
import Testing

@Suite struct EstimateTests {
  @Test func whatIsLeftOutIsNotDefined() {
    let estimate = Estimate(term: "d", estimate: 2, standardError: 1)
    #expect(estimate.estimate == 2 && estimate.standardError == 1)
    #expect(estimate.statistic == nil && estimate.degreesOfFreedom == nil && estimate.pValue == nil)
    #expect(estimate.confidenceLow == nil && estimate.confidenceHigh == nil)
  }
}
