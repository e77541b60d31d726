import BolavenEstimation
import TestSupport
import Testing

@Suite struct TwoSamplePermutationTests {
  @Test("agrees with integer counts", arguments: ["sexes", "tiny", "ties", "untied", "large"])
  func agreesWithReference(_ name: String) throws {
    let test = try TwoSamplePermutation(ChangeReference.data("\(name).x"), ChangeReference.data("\(name).y"))
    #expect(test.method == .exact && test.sampled == nil)
    expectChange(test.pValue, is: "permutation.p", of: name, digits: 13)
    if name != "untied" { expectChange(test.pValue, is: "permutation.p.coin", of: name, digits: 9) }
  }

  @Test("the p is the share of all assignments at least as far out", arguments: 2...15)
  func equalsFullEnumeration(count: Int) throws {
    var draws = SeededDraws(UInt64(70 + count))
    for round in 0..<(count < 13 ? 10 : 4) {
      let whole = draws.integers(count, in: -3...4)
      let values = round.isMultiple(of: 2) ? whole : whole.map { $0 / 7 }
      let size = max(1, count / 3)
      let test = try TwoSamplePermutation(Array(values.prefix(size)), Array(values.dropFirst(size)))
      #expect(test.method == .exact)
      #expect(agreeingDigits(test.pValue, enumeratedShare(values, size: size)) >= 13, "\(values)")
    }
  }

  @Test func manyRealValuesAreDrawnAndNearTheExactP() throws {
    var draws = SeededDraws(20)
    let (first, second) = (draws.reals(30, in: 0...1), draws.reals(30, in: 0.1...1.1))
    let drawn = try TwoSamplePermutation(first, second)
    let table = try TwoSamplePermutation(
      first.map { ($0 * 1_000).rounded() }, second.map { ($0 * 1_000).rounded() })
    #expect(drawn.method == .sampled && table.method == .exact)
    #expect((drawn.pValue - table.pValue).magnitude <= 4 * (try #require(drawn.sampled)).standardError)
    #expect(try TwoSamplePermutation(first, second) == drawn)
  }

  @Test func aDrawnPIsNeverZero() throws {
    var draws = SeededDraws(21)
    let test = try TwoSamplePermutation(
      draws.reals(40, in: 0...1), draws.reals(40, in: 5...6), draws: Draws(count: 199))
    #expect(test.pValue == 1.0 / 200)
  }

  @Test func theUnitOfTheValuesDoesNotMatter() throws {
    let (first, second) = (try ChangeReference.data("ties.x"), try ChangeReference.data("ties.y"))
    let plain = try TwoSamplePermutation(first, second)
    for unit in [1e-7, 1.0 / 3, 100.0 / 19, 1e9] {
      let scaled = try TwoSamplePermutation(first.map { $0 * unit }, second.map { $0 * unit })
      #expect(agreeingDigits(scaled.pValue, plain.pValue) >= 13, "\(unit)")
    }
  }
}
