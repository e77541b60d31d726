import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct InstrumentDiagnosticsTests {
  @Test func wuHausmanIsTheFOfFirstStageResiduals() throws {
    let found = try model("y ~ x1 | e1 ~ z1 + z2", in: InferenceReference.frame()).instruments?.wuHausman
    try InferenceReference.expect(found?.statistic, is: "wu_hausman")
    #expect(found?.numeratorDegreesOfFreedom == 1 && found?.denominatorDegreesOfFreedom == 56)
  }

  @Test func kappaIsOneUnlessInformationIsLimited() throws {
    let table = try InferenceReference.frame()
    #expect(try model("y ~ x1 | e1 ~ z1 + z2", in: table).instruments?.kappa == 1)
    let limited = try model("y ~ x1 | e1 ~ z1 + z2", method: .limitedInformation, in: table)
    try InferenceReference.expect(limited.instruments?.kappa, is: "kappa")
    try InferenceReference.expect(limited.fit.coefficients.last, is: "liml_b", digits: 10)
    let exact = try model("y ~ x1 | e1 ~ z1", method: .limitedInformation, in: table)
    expectAgreement(exact.instruments?.kappa, 1, digits: 11)
    let two = try model("y ~ x1 | e1 ~ z1", in: table)
    for (a, b) in zip(exact.fit.coefficients, two.fit.coefficients) { expectAgreement(a, b, digits: 10) }
  }

  @Test func fewerInstrumentsThanColumnsAreRefused() throws {
    let table = try InferenceReference.frame()
    for (formula, endogenous, instruments) in [
      ("y ~ 1 | e1 + x1 ~ z1", 2, 1), ("y ~ x1 | e1 ~ x1", 1, 0), ("y ~ z1 | e1 + x1 ~ z1 + z2", 2, 1),
      ("y ~ x1 | unit | e1 ~ i(unit)", 1, 0),
    ] {
      #expect(
        throws: DesignError.estimation(.underidentified(endogenous: endogenous, instruments: instruments))
      ) { try model(formula, in: table) }
    }
  }

  /// Least squares of the same formula takes the endogenous columns for what they are.
  @Test func leastSquaresOfTheFormulaIsLeastSquares() throws {
    let table = try InferenceReference.frame()
    let forced = try model("y ~ x1 | e1 ~ z1", method: .leastSquares, in: table)
    let plain = try model("y ~ x1 + e1", in: table)
    #expect(forced.instruments == nil && forced.fit.terms == plain.fit.terms)
    for (a, b) in zip(forced.fit.coefficients, plain.fit.coefficients) { expectAgreement(a, b, digits: 14) }
  }

  @Test func aColumnThatIsItsOwnInstrumentIsLeastSquares() throws {
    let table = try InferenceReference.frame()
    let own = try model("y ~ x1 | e1 ~ e1", covariance: CovarianceRequest(.classical), in: table)
    let plain = try model("y ~ x1 + e1", covariance: CovarianceRequest(.classical), in: table)
    for (a, b) in zip(own.inference.estimates, plain.inference.estimates) {
      expectAgreement(a.estimate, b.estimate, digits: 12)
      expectAgreement(a.standardError, b.standardError, digits: 12)
    }
  }
}
