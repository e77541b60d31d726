import BolavenEstimation
import TestSupport
import Testing

/// Exact tests of up to fifteen people are shares of everything that could have happened; those of ranks, of sums and of two
/// groups are enumerated beside the other tests of their files.
@Suite struct FullEnumerationTests {
  @Test("signs and changed answers are counted over all patterns of those who changed", arguments: 0...15)
  func signsAndChangedAnswers(changed: Int) throws {
    let patterns = 1 << changed
    for gained in 0...changed {
      let rarer = min(gained, changed - gained)
      let (below, at) = (0..<patterns).reduce(into: (0, 0)) { counts, pattern in
        if pattern.nonzeroBitCount < rarer { counts.0 += 1 }
        if pattern.nonzeroBitCount == rarer { counts.1 += 1 }
      }
      let exact = min(1, Double(2 * (below + at)) / Double(patterns))
      let middle = 2 * gained == changed ? 1 : Double(2 * below + at) / Double(patterns)
      let table = try McNemar(
        wrongToRight: gained, rightToWrong: changed - gained, rightBoth: 1, wrongBoth: 2)
      #expect(agreeingDigits(table.exactPValue, exact) >= 14 && agreeingDigits(table.midPValue, middle) >= 14)
      let scores = [Double](repeating: 1, count: gained) + [Double](repeating: -1, count: changed - gained) + [0]
      #expect(agreeingDigits(try SignTest(pre: zeros(changed + 1), post: scores).pValue, exact) >= 14)
    }
  }

  @Test("the limits of the shift stand where the rank sums leave 2.5% on either side", arguments: 1...15)
  func limitsOfTheShift(count: Int) throws {
    let patterns = 1 << count
    var sums = [Int](repeating: 0, count: count * (count + 1) / 2 + 1)
    for pattern in 0..<patterns { sums[(1...count).reduce(0) { $0 + (pattern >> ($1 - 1) & 1) * $1 }] += 1 }
    var (rank, cumulative) = (0, 0)
    while Double(cumulative + sums[rank]) <= 0.025 * Double(patterns) {
      cumulative += sums[rank]
      rank += 1
    }
    var draws = SeededDraws(UInt64(300 + count))
    let differences = draws.integers(count, in: -3...5)
    let shift = try HodgesLehmann(pre: zeros(count), post: differences)
    #expect(shift.rankOfLimits == (rank > 0 ? rank : nil))
    let averages = differences.indices.flatMap { i in differences[i...].map { (differences[i] + $0) / 2 } }.sorted()
    #expect(shift.interval == (rank > 0 ? averages[rank - 1]...averages[averages.count - rank] : nil))
  }

  @Test("right answers of three waves are placed in all ways", arguments: 1...8)
  func placesOfThreeWaves(count: Int) throws {
    var draws = SeededDraws(UInt64(500 + count))
    for _ in 0..<4 {
      let waves = (0..<3).map { _ in draws.integers(count, in: 0...1).map { $0 == 1 } }
      let right = (0..<count).map { person in waves.count { $0[person] } }
      func spread(_ totals: [Int]) -> Int { totals.reduce(0) { $0 + $1 * $1 } }
      let observed = spread(waves.map { $0.count { $0 } })
      var far = 0
      let ways = (0..<count).reduce(1) { ways, _ in ways * 3 }
      for way in 0..<ways {
        var (totals, rest) = ([0, 0, 0], way)
        for person in 0..<count {
          // Somebody right once or twice is alone right, or alone wrong, in the wave drawn.
          for wave in 0..<3 where right[person] == 3 || (right[person] == 1) == (wave == rest % 3) && right[person] > 0
          {
            totals[wave] += 1
          }
          rest /= 3
        }
        if spread(totals) >= observed { far += 1 }
      }
      let found = try #require(try CochranQ(waves).exactPValue)
      #expect(agreeingDigits(found, Double(far) / Double(ways)) >= 13, "\(waves)")
    }
  }

  @Test("members of two groups are exchanged within strata in all ways", arguments: 4...15)
  func membersWithinStrata(count: Int) throws {
    var draws = SeededDraws(UInt64(700 + count))
    for _ in 0..<3 {
      let stratum = (0..<count).map { $0 % (count < 8 ? 1 : 3) }
      let (right, reference) = (draws.integers(count, in: 0...1), draws.integers(count, in: 0...1).map { $0 == 1 })
      let tables = (0...2).map { level in
        func cell(_ isReference: Bool, _ answer: Double) -> Double {
          Double((0..<count).count { stratum[$0] == level && reference[$0] == isReference && right[$0] == answer })
        }
        return StratumTable(
          referenceRight: cell(true, 1), referenceWrong: cell(true, 0), focalRight: cell(false, 1),
          focalWrong: cell(false, 0))
      }
      guard let exact = try? ConditionalOddsRatio(tables) else { continue }
      #expect(agreeingDigits(exact.pValue, share(stratum, right, reference)) >= 12, "\(tables)")
    }
  }

  /// The share of exchanges whose sum of right answers of the reference group is no more frequent than the observed one.
  private func share(_ stratum: [Int], _ right: [Double], _ reference: [Bool]) -> Double {
    let people = stratum.indices
    let members = (0...2).map { level in people.count { stratum[$0] == level && reference[$0] } }
    var frequency: [Double: Int] = [:]
    for pattern in 0..<(1 << people.count) {
      let chosen = people.filter { pattern >> $0 & 1 == 1 }
      guard (0...2).allSatisfy({ level in chosen.count { stratum[$0] == level } == members[level] }) else { continue }
      frequency[chosen.reduce(0) { $0 + right[$1] }, default: 0] += 1
    }
    let observed = frequency[people.filter { reference[$0] }.reduce(0) { $0 + right[$1] }] ?? 0
    let total = frequency.values.reduce(0, +)
    return Double(frequency.values.filter { $0 <= observed }.reduce(0, +)) / Double(total)
  }
}
