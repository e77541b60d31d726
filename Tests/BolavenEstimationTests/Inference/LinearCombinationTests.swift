import BolavenData
import BolavenNumerics
import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct LinearCombinationTests {
  private let coefficients = [2.0, -3, 0.5]
  private let covariance = Matrix(rows: 3, columns: 3, storage: [4, 1, 0, 1, 9, -0.5, 0, -0.5, 0.25])

  @Test func aSumHasTheVarianceOfASum() {
    let sum = linearCombination(
      [1, 2, 0], named: "sum", coefficients: coefficients, covariance: covariance, degreesOfFreedom: 7)
    #expect(sum.term == "sum" && sum.estimate == -4)
    expectAgreement(sum.standardError, (4.0 + 4 * 9 + 4).squareRoot(), digits: 15)
    expectAgreement(sum.statistic, -4 / 44.0.squareRoot(), digits: 15)
    expectAgreement(sum.pValue, 0.565_510_987_364_925_2, digits: 12)
    let half = 2.364_624_251_592_784 * 44.0.squareRoot()
    expectAgreement(sum.confidenceHigh, -4 + half, digits: 12)
    expectAgreement(sum.confidenceLow, -4 - half, digits: 12)
  }

  @Test func oneCoefficientIsItself() throws {
    let fitted = try model("y ~ x1 + x2", covariance: CovarianceRequest(.classical), in: InferenceReference.frame())
    let expected = fitted.inference.estimates[1]
    let found = linearCombination(
      [0, 1, 0], named: expected.term, coefficients: fitted.fit.coefficients,
      covariance: try #require(fitted.inference.covariance).matrix, degreesOfFreedom: expected.degreesOfFreedom)
    #expect(found == expected)
  }

  static let gradientsExamples: [(name: String, gradient: [Double])] = [
    ("ratio", [1 / -3.0, -2 / 9.0, 0]), ("product", [-3, 2, 0]), ("exp", [0, 0, 1.648_721_270_700_128_2]),
    ("turning point", [0, -1, -6]), ("linear", [1, -1, 4]),
  ]

  @Test("the delta method finds the gradient that one writes by hand", arguments: gradientsExamples)
  func gradients(_ example: (name: String, gradient: [Double])) throws {
    let function: ([Double]) -> Double =
      switch example.name {
      case "ratio": { $0[0] / $0[1] }
      case "product": { $0[0] * $0[1] }
      case "exp": { exp($0[2]) }
      // The vertex of b1 x + b2 x²: −b1/(2 b2).
      case "turning point": { -$0[1] / (2 * $0[2]) }
      default: { $0[0] - $0[1] + 4 * $0[2] }
      }
    let found = deltaMethod(
      named: example.name, coefficients: coefficients, covariance: covariance, degreesOfFreedom: 20, function)
    #expect(found.estimate == function(coefficients))
    let variance = zip(example.gradient, covariance.times(example.gradient)).reduce(0) { $0 + $1.0 * $1.1 }
    expectAgreement(found.standardError, variance.squareRoot(), digits: 8, example.name)
  }

  @Test func aLinearFunctionIsALinearCombination() throws {
    let delta = deltaMethod(
      named: "sum", coefficients: coefficients, covariance: covariance, degreesOfFreedom: 7
    ) { $0[0] + 2 * $0[1] }
    let sum = linearCombination(
      [1, 2, 0], named: "sum", coefficients: coefficients, covariance: covariance, degreesOfFreedom: 7)
    expectAgreement(delta.standardError, sum.standardError, digits: 11)
    expectAgreement(delta.pValue, sum.pValue, digits: 10)
  }

  @Test func whatIsNotDefinedThereIsNoNumber() {
    let found = deltaMethod(
      named: "log", coefficients: coefficients, covariance: covariance, degreesOfFreedom: 20
    ) { log($0[1]) }
    #expect(found.estimate == nil && found.standardError == nil && found.pValue == nil)
  }
}
