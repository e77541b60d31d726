import BolavenData
import Testing

@testable import BolavenEstimation

@Suite struct FactorTermsTests {
  private let factor: AbsorbedFactor = {
    var random = SplitMix(seed: 2)
    let codes = (0..<80).map { Int32($0 % 7) }
    return AbsorbedFactor(
      name: "a", levels: LevelCodes(codes),
      slopes: (0..<2).map { _ in codes.map { code in code == 3 ? 5 : 1e6 + random.normal() } })
  }()

  @Test("slopes are orthonormal within each level", arguments: [false, true])
  func orthonormal(_ weighted: Bool) {
    let weights = weighted ? (0..<80).map { 1 + Double($0 % 5) } : nil
    let terms = FactorTerms(factor, weights: weights)
    for level in 0..<7 {
      let rows = (0..<80).filter { Int(terms.codes[$0]) == level }
      let product = { (a: [Double], b: [Double]) in rows.reduce(0) { $0 + a[$1] * b[$1] * (weights?[$1] ?? 1) } }
      let ones = [Double](repeating: 1, count: 80)
      let length = level == 3 ? 0.0 : 1
      for (a, first) in terms.slopes.enumerated() {
        #expect(product(first, ones).magnitude < 1e-12)
        #expect((product(first, first) - length).magnitude < 1e-12)
        for second in terms.slopes[..<a] { #expect(product(first, second).magnitude < 1e-12) }
      }
    }
    // Nothing varies in one of seven levels.
    #expect(terms.varyingSlopeCount == 12)
  }

  @Test func aCenterIsTheValueWhereAllAreTheSame() {
    #expect(sampleCenter([Double](repeating: 0.1, count: 5001)) == 0.1)
    #expect(sampleCenter([]) == 0)
    #expect(sampleCenter([.infinity, 1]) == 0)
    #expect((sampleCenter((0..<100_000).map(Double.init)) - 50_000).magnitude < 100)
  }
}
