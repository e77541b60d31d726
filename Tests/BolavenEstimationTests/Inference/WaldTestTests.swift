import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct WaldTestTests {
  private let covariance = Matrix(rows: 2, columns: 2, storage: [4, 1, 1, 9])

  @Test func oneRestrictionIsTheSquareOfT() throws {
    let fitted = try model("y ~ x1 + x2", clusters: ["cl"], in: InferenceReference.frame())
    for kind in CovarianceEstimator.allCases where kind != .driscollKraay {
      let inference = try fitted.inference(CovarianceRequest(kind, degreesOfFreedom: .residual))
      for (position, estimate) in inference.estimates.enumerated() {
        let test = WaldTest(
          restrictions: Matrix.identity(3).selectingRows([position]), coefficients: fitted.fit.coefficients,
          covariance: try #require(inference.covariance).matrix,
          denominatorDegreesOfFreedom: estimate.degreesOfFreedom)
        expectAgreement(test?.statistic, estimate.statistic.map { $0 * $0 }, digits: 13)
        expectAgreement(test?.pValue, estimate.pValue, digits: 11)
      }
    }
  }

  /// b = (2, 3), V = (4 1; 1 9): bᵀV⁻¹b = (9·4 − 2·6 + 4·9)/35 = 60/35.
  @Test func isThatOfTwoCoefficientsByHand() throws {
    let test = try #require(
      WaldTest(
        restrictions: Matrix.identity(2), coefficients: [2, 3], covariance: covariance, denominatorDegreesOfFreedom: 10)
    )
    expectAgreement(test.statistic, 60.0 / 35 / 2, digits: 15)
    #expect(test.numeratorDegreesOfFreedom == 2 && test.denominatorDegreesOfFreedom == 10)
    // Upper tail of F(2, ν): (1 + 2F/ν)^(−ν/2).
    let base: Double = 1 + 60.0 / 35 / 10
    expectAgreement(test.pValue, 1 / (base * base * base * base * base), digits: 13)
  }

  @Test func withoutDegreesOfFreedomItIsChiSquared() throws {
    let test = try #require(
      WaldTest(
        restrictions: Matrix.identity(2), values: [1, 3], coefficients: [2, 3], covariance: covariance,
        denominatorDegreesOfFreedom: nil))
    // (1, 0)V⁻¹(1, 0)ᵀ = 9/35, and the upper tail of χ²(2) is exp(−x/2).
    expectAgreement(test.statistic, 9.0 / 35, digits: 15)
    expectAgreement(test.pValue, 0.879_350_749_407_306, digits: 13)
  }

  @Test func theUnitsOfCoefficientsDecideNothing() throws {
    let small = Matrix(rows: 2, columns: 2, storage: [4e-24, 1e-12 * 1e12, 1, 9e24])
    let test = try #require(
      WaldTest(
        restrictions: Matrix.identity(2), coefficients: [2e-12, 3e12], covariance: small,
        denominatorDegreesOfFreedom: 10))
    expectAgreement(test.statistic, 60.0 / 35 / 2, digits: 13)
  }

  @Test func whatCannotBeTestedJointlyHasNoTest() {
    let twice = Matrix(rows: 2, columns: 2, storage: [1, 2, 1, 2])
    #expect(
      WaldTest(restrictions: twice, coefficients: [2, 3], covariance: covariance, denominatorDegreesOfFreedom: 10)
        == nil)
    let flat = Matrix(rows: 2, columns: 2, storage: [1, 1, 1, 1])
    #expect(
      WaldTest(
        restrictions: Matrix.identity(2), coefficients: [2, 3], covariance: flat, denominatorDegreesOfFreedom: 10)
        == nil)
    #expect(
      WaldTest(
        restrictions: Matrix(rows: 0, columns: 2), coefficients: [2, 3], covariance: covariance,
        denominatorDegreesOfFreedom: 10) == nil)
    #expect(
      WaldTest(
        restrictions: Matrix.identity(2), coefficients: [2, 3], covariance: Matrix(rows: 2, columns: 2),
        denominatorDegreesOfFreedom: 10) == nil)
    #expect(
      WaldTest(
        restrictions: Matrix.identity(2), coefficients: [2, 3], covariance: covariance, denominatorDegreesOfFreedom: 0)
        == nil)
  }
}
