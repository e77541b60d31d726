import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct LeastSquaresTests {
  @Test func fitsALineByHand() throws {
    let fit = try LinearFit(Design(y: [1, 3, 4, 8], regressors: [("x", [0, 1, 2, 3])]))
    #expect(agreeingDigits(fit.coefficients[0], 0.7) >= 14)
    #expect(agreeingDigits(fit.coefficients[1], 2.2) >= 14)
    #expect(agreeingDigits(fit.statistics.residualStandardDeviation, (1.8 / 2).squareRoot()) >= 13)
  }

  @Test func dropsAndNamesTheLaterOfCollinearColumns() throws {
    let x: [Double] = [1, 2, 4, 7, 11]
    let fit = try LinearFit(
      Design(y: [1, 0, 3, 2, 5], regressors: [("x", x), ("twice", x.map { 2 * $0 }), ("z", [0, 1, 0, 1, 1])]))
    #expect(fit.terms == ["(Intercept)", "x", "z"])
    #expect(fit.droppedTerms == ["twice"])
    #expect(throws: EstimationError.collinear(term: "twice")) { try fit.position(of: "twice") }
  }

  @Test func weightsCountAsRepetitions() throws {
    let weighted = try LinearFit(
      Design(y: [1, 4, 2, 8], regressors: [("x", [0, 1, 2, 3])], weights: [1, 2, 3, 1]))
    let repeated = try LinearFit(
      Design(y: [1, 4, 4, 2, 2, 2, 8], regressors: [("x", [0, 1, 1, 2, 2, 2, 3])]))
    for j in 0..<2 { #expect(agreeingDigits(weighted.coefficients[j], repeated.coefficients[j]) >= 13) }
  }

  @Test func refusesWhatHasNoAnswer() {
    #expect(throws: EstimationError.constantOutcome(value: 2)) {
      try LinearFit(Design(y: [2, 2, 2], regressors: [("x", [0, 1, 2])]))
    }
    #expect(throws: EstimationError.tooFewRows(observations: 2, coefficients: 2)) {
      try LinearFit(Design(y: [1, 2], regressors: [("x", [0, 1])]))
    }
    #expect(throws: EstimationError.emptySample([])) { try LinearFit(Design(y: [], regressors: [])) }
  }
}
