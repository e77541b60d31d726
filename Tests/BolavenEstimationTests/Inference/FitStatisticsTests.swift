import BolavenData
import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct FitStatisticsTests {
  /// y = 0.7 + 2.2x with residuals 0.3, 0.1, −1.1, 0.7: Σê² = 1.8, Σ(y − 4)² = 26.
  @Test func areThoseOfALineByHand() throws {
    let statistics = try LinearFit(Design(y: [1, 3, 4, 8], regressors: [("x", [0, 1, 2, 3])])).statistics
    #expect(statistics.observations == 4 && statistics.coefficients == 2 && statistics.parameters == 2)
    #expect(agreeingDigits(statistics.residualStandardDeviation, 0.9.squareRoot()) >= 14)
    #expect(agreeingDigits(try #require(statistics.rSquared), 1 - 1.8 / 26) >= 14)
    #expect(agreeingDigits(try #require(statistics.adjustedRSquared), 1 - 1.8 / 26 * 1.5) >= 14)
    let likelihood = -2 * (log(2 * Double.pi) + log(1.8 / 4) + 1)
    expectAgreement(statistics.logLikelihood, likelihood, digits: 14)
    expectAgreement(statistics.akaikeCriterion, -2 * likelihood + 6, digits: 14)
    expectAgreement(statistics.bayesCriterion, -2 * likelihood + 3 * log(4.0), digits: 14)
    #expect(statistics.withinRSquared == nil)
  }

  /// Rows at fixed distances say where the numbers lie: here they are alone there, or all others are far from zero.
  @Test("squares about the mean lose no digit", arguments: [0, 1e6, 1e12])
  func totalSquares(offset: Double) {
    let n = 102_400
    let steps = (0..<n).map { Double($0 % 8) }
    for isApart in [false, true] {
      let y = (0..<n).map { isApart && $0 % 100 == 0 ? 0 : offset + steps[$0] }
      let design = Design(y: y, regressors: [])
      // In whole numbers: n Σy² − (Σy)², with the offset taken off.
      let whole = y.map { Int($0 - offset) }
      let (sum, squares) = whole.reduce(into: (Int128(0), Int128(0))) {
        $0.0 += Int128($1)
        $0.1 += Int128($1) * Int128($1)
      }
      let expected = Double(Int128(n) * squares - sum * sum) / Double(n)
      expectAgreement(totalSumOfSquares(design, isCentered: true), expected, digits: 15)
    }
  }

  @Test func withoutAConstantTheOutcomeIsNotCentered() throws {
    // b = 28/14 = 2... of y = 2x + r: Σxy = 3 + 8 + 24 = 35, Σx² = 14, Σy² = 90.
    let statistics = try model("y ~ 0 + x", in: frame([("y", [1, 3, 4, 8]), ("x", [0, 1, 2, 3])])).fit.statistics
    let residual = 90 - 35.0 * 35 / 14
    expectAgreement(statistics.rSquared, 1 - residual / 90, digits: 14)
    expectAgreement(statistics.adjustedRSquared, 1 - residual / 90 * 4 / 3, digits: 14)
  }

  @Test func effectsCountAsParameters() throws {
    let table = frame([
      ("y", [1, 3, 4, 8, 2, 9]), ("x", [0, 1, 2, 4, 1, 5]), ("g", [1, 1, 2, 2, 3, 3]),
    ])
    let absorbed = try model("y ~ x | g", in: table).fit.statistics
    let dummies = try model("y ~ x + i(g)", in: table).fit.statistics
    #expect(absorbed.coefficients == 1 && absorbed.parameters == 4 && dummies.parameters == 4)
    expectAgreement(absorbed.residualStandardDeviation, dummies.residualStandardDeviation, digits: 13)
    expectAgreement(absorbed.rSquared, dummies.rSquared, digits: 13)
    expectAgreement(absorbed.adjustedRSquared, dummies.adjustedRSquared, digits: 13)
    expectAgreement(absorbed.akaikeCriterion, dummies.akaikeCriterion, digits: 13)
    // Within the groups Σỹ² = 2 + 8 + 24.5 and Σx̃ỹ = 1 + 4 + 14, Σx̃² = 0.5 + 2 + 8.
    expectAgreement(absorbed.withinRSquared, 19.0 * 19 / 10.5 / 34.5, digits: 13)
  }

  @Test func aFitWithoutErrorHasNoLikelihood() throws {
    let statistics = try model("y ~ x", in: frame([("y", [1, 3, 5, 7]), ("x", [0, 1, 2, 3])])).fit.statistics
    #expect(statistics.rSquared == 1 && statistics.residualStandardDeviation == 0 && statistics.logLikelihood == nil)
    #expect(statistics.akaikeCriterion == nil && statistics.bayesCriterion == nil)
  }
}
