import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct ClassicalTests {
  /// y = 0.7 + 2.2x, Σê² = 1.8, Σ(x − x̄)² = 5: se of the slope √(0.9/5).
  @Test func errorsAreThoseOfALineByHand() throws {
    let table = frame([("y", [1, 3, 4, 8]), ("x", [0, 1, 2, 3])])
    let estimates = try model("y ~ x", covariance: CovarianceRequest(.classical), in: table).inference.estimates
    expectAgreement(estimates[1].standardError, (0.9 / 5).squareRoot(), digits: 14)
    expectAgreement(estimates[0].standardError, (0.9 * (0.25 + 1.5 * 1.5 / 5)).squareRoot(), digits: 14)
    #expect(estimates[1].degreesOfFreedom == 2)
  }

  @Test func aFitWithoutErrorHasErrorsOfZeroAndNoTest() throws {
    let table = frame([("y", [1, 3, 5, 7.0]), ("x", [0, 1, 2, 3])])
    let estimates = try model("y ~ x", covariance: CovarianceRequest(.classical), in: table).inference.estimates
    #expect(estimates[1].estimate == 2 && estimates[1].standardError == 0)
    #expect(estimates[1].statistic == nil && estimates[1].pValue == nil && estimates[1].confidenceLow == nil)
  }
}
