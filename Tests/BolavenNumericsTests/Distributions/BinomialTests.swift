import BolavenNumerics
import Testing

@Suite struct BinomialTests {
  @Test func agreesWithMpmath() throws {
    try expectReferenceValues(of: "binomial", digits: 13) { Binomial(trials: Int($0[0]), probability: $0[1]) }
  }

  @Test func binomialQuantilesAreTheSmallestCount() {
    let coin = Binomial(trials: 10, probability: 0.5)
    #expect(coin.quantile(0.5) == 5 && coin.quantile(0) == 0 && coin.quantile(1) == 10)
    #expect(coin.quantile(coin.cumulative(3)) == 3)
    #expect(coin.mass(-1) == 0 && coin.mass(11) == 0 && coin.cumulative(-0.5) == 0 && coin.upperTail(10) == 0)
    #expect(Binomial(trials: 0, probability: 0.3).cumulative(0) == 1)
  }
}
