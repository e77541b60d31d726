import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct PlainTests {
  /// By hand.
  @Test func momentsAndQuantiles() {
    #expect(Plain.mean([1, 2, 4, 9]) == 4)
    #expect(Plain.mean([1, 2], weights: [3, 1]) == 1.25)
    #expect(Plain.variance([1, 3]) == 2)
    #expect(Plain.variance([1]) == nil)
    #expect(Plain.quantile([4, 1, 3, 2], 0.5) == 2.5)
    #expect(Plain.quantile([1, 2, 3, 4, 5], 0.25) == 2)
    #expect(Plain.quantile([7], 0.9) == 7)
    #expect(Plain.quantile([], 0.5) == nil)
  }

  @Test func sumsLoseNothing() {
    #expect(Plain.sum([1e16, 1, -1e16]) == 1)
    #expect(Plain.variance([1e9, 1e9 + 1, 1e9 + 2]) == 1)
  }

  @Test func tiesShareTheMeanOfTheirRanks() {
    #expect(Plain.midRanks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    #expect(Plain.midRanks([0.1 + 0.2, 0.3]) == [1.5, 1.5])
  }

  @Test(
    "a number is read as it is written",
    arguments: [
      ("12.50", 12.5), ("-3", -3), ("+0.1", 0.1), ("3e-4", 0.0003), ("1E2", 100), (".5", 0.5),
      ("0.30000000000000004", 0.30000000000000004),
    ])
  func readsDecimals(_ text: String, _ value: Double) {
    #expect(Plain.decimal(text)?.value == value)
  }

  @Test("what is no number is none", arguments: ["", "-", ".", "1,5", "1.2.3", "abc", "1e", "1e999"])
  func refusesOtherTexts(_ text: String) {
    #expect(Plain.decimal(text) == nil)
  }

  /// y = 1 + 2x exactly, then a residual by hand: of 0, 1, 2, 4 on 0, 1, 2, 3 the slope is 13/10.
  @Test func leastSquaresByHand() throws {
    let ones = [1.0, 1, 1, 1]
    let fit = try #require(PlainLeastSquares([0, 1, 2, 4], on: [ones, [0, 1, 2, 3]]))
    expectAgreement(fit.coefficients[1], 1.3, digits: 14, "slope")
    expectAgreement(fit.coefficients[0], -0.2, digits: 14, "constant")
    expectAgreement(fit.residualSumOfSquares, 0.3, digits: 13, "rest")
    #expect(PlainLeastSquares([0, 1, 2, 4], on: [ones, [2, 2, 2, 2]]) == nil)
    let kept = try #require(PlainLeastSquares([0, 1, 2, 4], on: [ones, [2, 2, 2, 2], [0, 1, 2, 3]], droppable: 2))
    #expect(kept.coefficients.count == 2)
    expectAgreement(kept.coefficients[1], 1.3, digits: 14, "slope")
  }

  @Test func eigenvaluesOfASmallMatrix() {
    let eigen = PlainEigen([[2, 1], [1, 2]])
    #expect(Set(eigen.values.map { ($0 * 1e9).rounded() / 1e9 }) == [1, 3])
    for vector in eigen.vectors { #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-14) }
  }

  /// Two pairs of one treated and one comparison unit, differences 1 and 3: of four assignments all but those of mixed signs
  /// reach the observed |t|.
  @Test func assignmentsOfTwoPairsAreCounted() {
    let plain = PlainRandomization(pairs: [[0, 1], [2, 3]], [[1, 0, 0, 1], [2, 1, 4, 7]])
    #expect(plain.pValue == 0.5)
  }
}
