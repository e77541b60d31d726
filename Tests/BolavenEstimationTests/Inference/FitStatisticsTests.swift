import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct FitStatisticsTests {
  /// y = 0.7 + 2.2x with residuals 0.3, 0.1, −1.1, 0.7: Σê² = 1.8, Σ(y − 4)² = 26.
  @Test func areThoseOfALineByHand() throws {
    let statistics = try LinearFit(Design(y: [1, 3, 4, 8], regressors: [("x", [0, 1, 2, 3])])).statistics
    #expect(statistics.observations == 4 && statistics.coefficients == 2)
    #expect(agreeingDigits(statistics.residualStandardDeviation, 0.9.squareRoot()) >= 14)
    #expect(agreeingDigits(try #require(statistics.rSquared), 1 - 1.8 / 26) >= 14)
    #expect(agreeingDigits(try #require(statistics.adjustedRSquared), 1 - 1.8 / 26 * 1.5) >= 14)
  }
}
