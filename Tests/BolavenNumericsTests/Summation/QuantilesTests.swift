import BolavenNumerics
import TestSupport
import Testing

@Suite struct QuantilesTests {
  /// R 4.2: quantile(c(3, 1, 4, 1, 5, 9, 2, 6), p), type 7.
  @Test(arguments: [(0, 1), (0.1, 1), (0.25, 1.75), (0.5, 3.5), (0.9, 6.9), (0.99, 8.79), (1, 9)])
  func agreesWithR(_ example: (probability: Double, value: Double)) throws {
    let found = try #require(quantile([3, 1, 4, 1, 5, 9, 2, 6], example.probability))
    #expect(agreeingDigits(found, example.value) >= 15)
  }

  @Test func sortedNumbersNeedNoSorting() {
    #expect(quantile(ofSorted: [1, 2, 3, 10], 0.5) == 2.5)
    #expect(quantile(ofSorted: [], 0.5) == nil)
  }

  @Test func oneNumberIsEveryQuantile() {
    for p in [0, 0.3, 1] { #expect(quantile([7], p) == 7) }
  }

  @Test func withoutNumbersOrProbabilityThereIsNone() {
    #expect(quantile([], 0.5) == nil)
    #expect(quantile([1, 2], -0.01) == nil)
    #expect(quantile([1, 2], 1.01) == nil)
    #expect(quantile([1, 2], .nan) == nil)
  }
}
