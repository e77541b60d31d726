import BolavenEstimation
import TestSupport
import Testing

@Suite struct MannWhitneyTests {
  @Test("agrees with integer counts, SciPy and R's coin", arguments: ["sexes", "tiny", "ties", "untied", "large"])
  func agreesWithReference(_ name: String) throws {
    let test = try MannWhitney(ChangeReference.data("\(name).x"), ChangeReference.data("\(name).y"))
    #expect(test.method == .exact)
    expectChange(test.pValue, is: "mw.exact.p", of: name, digits: 13)
    expectChange(test.pValue, is: "mw.exact.p.coin", of: name, digits: 9)
    expectChange(test.statistic, is: "mw.U", of: name)
    expectChange(test.asymptoticPValue, is: "mw.p.scipy", of: name)
    expectChange(test.correctedPValue, is: "mw.p.corrected.scipy", of: name)
  }

  @Test("the exact p is the share of all assignments at least as far out", arguments: 1...14)
  func equalsFullEnumeration(size: Int) throws {
    var draws = SeededDraws(UInt64(40 + size))
    for _ in 0..<(size < 12 ? 20 : 4) {
      let first = draws.integers(max(1, size / 3), in: 0...5)
      let second = draws.integers(size - size / 3 + 1, in: 0...6)
      let test = try MannWhitney(first, second)
      let ranks = enumeratedRanks(first + second)
      #expect(agreeingDigits(test.pValue, enumeratedShare(ranks, size: first.count)) >= 13, "\(first) \(second)")
    }
  }

  @Test func exchangingTheGroupsKeepsTheP() throws {
    var draws = SeededDraws(5)
    let (first, second) = (draws.integers(9, in: 0...12), draws.integers(17, in: 2...14))
    let forth = try MannWhitney(first, second)
    let back = try MannWhitney(second, first)
    #expect(agreeingDigits(forth.pValue, back.pValue) >= 14)
    #expect(forth.statistic + back.statistic == 9 * 17)
    #expect(agreeingDigits(forth.probabilityOfSuperiority, 1 - back.probabilityOfSuperiority) >= 14)
  }

  @Test func twoGroupsOfAHundredStayExact() throws {
    var draws = SeededDraws(6)
    let test = try MannWhitney(draws.reals(100, in: 0...1), draws.reals(100, in: 0...1.1))
    #expect(test.method == .exact)
  }

  /// Every way to choose thirty of sixty ranks, counted by the sum of the ranks.
  @Test func withoutTiesTheNullDistributionIsThatOfRankSums() throws {
    var draws = SeededDraws(6)
    let (size, total) = (30, 60)
    let test = try MannWhitney(draws.reals(size, in: 0...1), draws.reals(size, in: 0...1.1))
    let most = (total - size + 1...total).reduce(0, +)
    var ways = [[Double]](repeating: [Double](repeating: 0, count: most + 1), count: size + 1)
    ways[0][0] = 1
    for rank in 1...total {
      for chosen in stride(from: min(rank, size), through: 1, by: -1) {
        for sum in stride(from: most, through: rank, by: -1) { ways[chosen][sum] += ways[chosen - 1][sum - rank] }
      }
    }
    let middle = Double(size * (total + 1)) / 2
    let distance = (test.statistic - Double(size * size) / 2).magnitude
    let far = ways[size].indices.filter { (Double($0) - middle).magnitude >= distance - 1e-9 }
    let expected = far.reduce(0) { $0 + ways[size][$1] } / ways[size].reduce(0, +)
    #expect(test.method == .exact && agreeingDigits(test.pValue, expected) >= 12)
  }

  @Test func groupsTooLargeForTheTableSayThatTheyAreNotExact() throws {
    var draws = SeededDraws(8)
    let test = try MannWhitney(draws.reals(700, in: 0...1), draws.reals(700, in: 0...1.1))
    #expect(test.method == .asymptotic)
    #expect(test.pValue == test.asymptoticPValue)
  }

  @Test func equalValuesHaveAPValueOfOne() throws {
    let test = try MannWhitney([2, 2], [2, 2, 2])
    #expect(test.pValue == 1 && test.z == nil && test.correctedPValue == nil && test.probabilityOfSuperiority == 0.5)
  }

  @Test func anEmptyGroupIsRefusedByNumber() {
    #expect(throws: PairedError.tooFewInGroup(group: 1, count: 0, needed: 1)) { try MannWhitney([1], []) }
    #expect(throws: PairedError.notFinite(index: 2)) { try MannWhitney([1, 2], [.nan]) }
  }
}

/// Doubled mid-ranks by counting.
private func enumeratedRanks(_ values: [Double]) -> [Double] {
  values.map { value in
    Double(2 * values.count { $0 < value } + values.count { $0 == value } + 1)
  }
}

/// The share of subsets of `size` with a sum at least as far from its mean as that of the first `size` values.
func enumeratedShare(_ values: [Double], size: Int) -> Double {
  let center = values.reduce(0, +) * Double(size) / Double(values.count)
  let far = (values.prefix(size).reduce(0, +) - center).magnitude * (1 - 1e-12) - 1e-12
  var (extreme, total) = (0, 0)
  for subset in 0..<(1 << values.count) where subset.nonzeroBitCount == size {
    total += 1
    let sum = values.indices.reduce(0.0) { subset >> $1 & 1 == 1 ? $0 + values[$1] : $0 }
    if (sum - center).magnitude >= far { extreme += 1 }
  }
  return Double(extreme) / Double(total)
}
