import BolavenNumerics
import TestSupport
import Testing

@Suite struct MomentsTests {
  @Test func meanAndVarianceByHand() throws {
    let moments = Moments([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(moments.count == 8 && moments.mean == 5)
    #expect(agreeingDigits(try #require(moments.variance), 32.0 / 7) >= 15)
  }

  @Test func fewNumbersHaveFewMoments() {
    #expect(Moments([]).mean == nil && Moments([]).variance == nil)
    #expect(Moments([3]).mean == 3 && Moments([3]).variance == nil && Moments([3]).standardDeviation == nil)
    #expect(Moments([3, 3]).variance == 0)
    #expect(covariance([1], [2]) == nil && covariance([], []) == nil)
  }

  /// NIST StRD NumAcc3 and NumAcc4: 1,001 numbers about 1,000,000.2 and 10,000,000.2 with a standard deviation of 0.1.
  ///
  /// The digits owed are those that the rounding of the decimals to doubles leaves.
  @Test(arguments: [(1_000_000.0, 9.4), (10_000_000, 8.2)])
  func agreesWithTheCertifiedDeviation(_ example: (offset: Double, digits: Double)) throws {
    let values = (0..<1001).map { example.offset + ($0 == 0 ? 0.2 : $0 % 2 == 1 ? 0.1 : 0.3) }
    let moments = Moments(values)
    #expect(agreeingDigits(try #require(moments.mean), example.offset + 0.2) >= 15)
    #expect(agreeingDigits(try #require(moments.standardDeviation), 0.1) >= example.digits)
  }

  @Test func covarianceOfNumbersWithThemselvesIsTheVariance() throws {
    let x = (0..<50).map { Double($0 * 37 % 19) + 1e6 }
    let variance = try #require(Moments(x).variance)
    #expect(agreeingDigits(try #require(covariance(x, x)), variance) >= 15)
    #expect(agreeingDigits(try #require(covariance(x, x.map { 3 - 2 * $0 })), -2 * variance) >= 14)
  }
}
