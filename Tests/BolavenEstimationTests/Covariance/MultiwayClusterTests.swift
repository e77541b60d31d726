import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct MultiwayClusterTests {
  @Test func partsAreAddedAndTheirIntersectionTakenAway() throws {
    let fitted = try model("y ~ x1 + x2", clusters: ["unit", "t"], in: InferenceReference.frame())
    try InferenceReference.expectErrors(fitted, CovarianceRequest(.cr0), are: "two_ways_CR0")
    try InferenceReference.expectErrors(fitted, CovarianceRequest(.cr1), are: "two_ways_CR1")
    #expect(fitted.inference.reason == .severalWays && fitted.inference.covariance?.clusterCount == 6)
    #expect(fitted.inference.covariance?.clusterCounts.map(\.count) == [10, 6])
    #expect(fitted.inference.estimates.allSatisfy { $0.degreesOfFreedom == 5 })
    #expect(fitted.inference.covariance?.wasRepaired == false)
  }

  @Test func aNegativeVarianceHasItsEigenvaluesSetToZero() throws {
    let fitted = try model("y ~ x1 + x2", clusters: ["n1", "n2"], in: InferenceReference.frame())
    let inference = try fitted.inference(CovarianceRequest(.cr0))
    #expect(inference.covariance?.wasRepaired == true)
    try InferenceReference.expectErrors(fitted, CovarianceRequest(.cr0), are: "negative_repaired_CR0")
    let matrix = try #require(inference.covariance?.matrix)
    #expect(try SymmetricEigen(matrix).values.allSatisfy { $0 > -1e-15 })
  }

  @Test func nestedWaysAreTheWiderOne() throws {
    let table = try InferenceReference.frame()
    let wide = (0..<60).map { Double($0 / 12) }
    let both = try model(
      "y ~ x1", clusters: ["unit", "wide"], in: table.adding(.numbers(NumberColumn(wide)), named: "wide"))
    let one = try model("y ~ x1", clusters: ["wide"], in: table.adding(.numbers(NumberColumn(wide)), named: "wide"))
    let request = CovarianceRequest(.cr0)
    for (a, b) in zip(try both.inference(request).estimates, try one.inference(request).estimates) {
      expectAgreement(a.standardError, b.standardError, digits: 11)
    }
  }

  @Test func leveragesKnowOneWayOnly() throws {
    let fitted = try model("y ~ x1", clusters: ["cl", "cl2"], in: InferenceReference.frame())
    for kind in [CovarianceEstimator.cr2, .cr3, .cr3j] {
      #expect(throws: EstimationError.oneWayOnly(covariance: kind.rawValue)) {
        try fitted.inference(CovarianceRequest(kind))
      }
    }
  }

  @Test func aWayWithOneClusterLeavesNoErrors() throws {
    let table = try InferenceReference.frame().adding(
      .numbers(NumberColumn([Double](repeating: 1, count: 60))), named: "one")
    let fitted = try model("y ~ x1", clusters: ["cl", "one"], in: table)
    #expect(fitted.inference.failure == .tooFewClusters(name: "one", count: 1))
    #expect(fitted.inference.estimates.allSatisfy { $0.standardError == nil && $0.estimate != nil })
  }
}
