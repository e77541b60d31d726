import Testing

@testable import BolavenEstimation

@Suite struct LagsTests {
  @Test(
    "the whole part of 4(n/100)^(2/9)",
    arguments: [(1, 1), (10, 2), (48, 3), (99, 3), (100, 4), (272, 4), (273, 5), (274, 5), (1_000, 6), (100_000, 18)])
  func lags(_ example: (periods: Int, lags: Int)) { #expect(newestLag(periods: example.periods) == example.lags) }
}
