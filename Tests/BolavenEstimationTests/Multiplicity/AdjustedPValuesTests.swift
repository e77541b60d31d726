import BolavenEstimation
import TestSupport
import Testing

@Suite struct AdjustedPValuesTests {
  @Test func theModulesOfTheSampleHaveThePrintedHolmValues() {
    let adjusted = PValueAdjustment.holm.adjusted([0.0024, 0.0034, 0.0268, 0.0120, 0.0938])
    let expected = [0.012, 0.0136, 0.0536, 0.036, 0.0938]
    for (found, value) in zip(adjusted, expected) { #expect(agreeingDigits(found, value) >= 14) }
  }

  @Test func theEasiestItemOfTheSampleHasThePrintedHolmValue() throws {
    let pValues = try PairedReference.items.map { try McNemar(pre: $0.pre, post: $0.post).exactPValue }
    let adjusted = PValueAdjustment.holm.adjusted(pValues)
    let item = try #require(PairedReference.items.firstIndex { $0.name == "q13" })
    #expect((adjusted[item] * 1_000).rounded() == 156)
  }

  @Test("no adjusted p is below its p, above 1 or out of order", arguments: PValueAdjustment.allCases)
  func ordering(_ method: PValueAdjustment) {
    var draws = SeededDraws(3)
    for count in [1, 2, 3, 7, 20] {
      let pValues = draws.reals(count, in: 1e-8...1).map { $0 * $0 * $0 }
      let adjusted = method.adjusted(pValues)
      for (p, q) in zip(pValues, adjusted) { #expect(q >= p * (1 - 1e-14) && q <= 1) }
      let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
      for (first, second) in zip(order, order.dropFirst()) { #expect(adjusted[first] <= adjusted[second]) }
      #expect(method.adjusted(pValues.reversed()) == adjusted.reversed())
    }
  }

  @Test func hommelsIsTheClosedTestOfSimes() {
    var draws = SeededDraws(4)
    for _ in 0..<20 {
      let pValues = draws.reals(6, in: 0.001...0.2)
      let adjusted = PValueAdjustment.hommel.adjusted(pValues)
      for hypothesis in 0..<6 {
        var largest = 0.0
        for subset in 1..<64 where subset >> hypothesis & 1 == 1 {
          let members = (0..<6).filter { subset >> $0 & 1 == 1 }.map { pValues[$0] }.sorted()
          let simes = members.enumerated().map { Double(members.count) * $1 / Double($0 + 1) }.min() ?? 1
          largest = max(largest, simes)
        }
        #expect(agreeingDigits(adjusted[hypothesis], min(1, largest)) >= 13)
      }
    }
  }

  @Test func tinyPValuesDoNotVanish() {
    for method in PValueAdjustment.allCases {
      #expect(method.adjusted([.leastNormalMagnitude, 0.5])[0] >= .leastNormalMagnitude)
    }
  }
}
