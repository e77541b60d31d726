import Foundation
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct SignSumsTests {
  @Test("the table counts every pattern once", arguments: [1, 5, 13])
  func tableIsTheEnumeration(count: Int) {
    var draws = SeededDraws(UInt64(count))
    let weights = draws.integers(count, in: 1...20).map { Int($0) }
    let total = weights.reduce(0, +)
    var expected = [Double](repeating: 0, count: total + 1)
    for pattern in 0..<(1 << count) {
      expected[weights.indices.reduce(0) { $0 + (pattern >> $1 & 1) * weights[$1] }] += 1
    }
    let table = SignSums.counts(weights: weights, upTo: total)
    #expect(table.counts == expected)
    #expect(table.doublings == count)
  }

  @Test func theTableCutShortIsItsBeginning() {
    let weights = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
    let whole = SignSums.counts(weights: weights, upTo: 44).counts
    for limit in [0, 1, 7, 8, 9, 20] {
      #expect(SignSums.counts(weights: weights, upTo: limit).counts == Array(whole[...limit]))
    }
  }

  @Test func countingHalfByHalfAgreesWithTheTable() {
    var draws = SeededDraws(4)
    for count in [1, 2, 9, 20, 31] {
      let weights = draws.integers(count, in: 1...50).map { Int($0) }
      let total = weights.reduce(0, +)
      for threshold in [0, total / 5, total / 2, total - 1] {
        let table = SignSums.counts(weights: weights, upTo: threshold)
        let tail = table.counts.reduce(0, +) / pow(2, Double(count))
        #expect(agreeingDigits(SignSums.halvedLowerTail(weights: weights, upTo: threshold), tail) >= 14)
        #expect(agreeingDigits(SignSums.lowerTail(weights: weights, upTo: threshold), tail) >= 14)
      }
    }
  }

  @Test func morePatternsThanADoubleCanCountKeepTheirShares() {
    // 2,500 coins: P(T ≤ 1249) = ½ − P(T = 1250)/2, the middle by Stirling's series.
    let weights = [Int](repeating: 1, count: 2_500)
    let middle = exp(lgamma(2_501) - 2 * lgamma(1_251) - 2_500 * log(2))
    #expect(agreeingDigits(SignSums.lowerTail(weights: weights, upTo: 1_249), 0.5 - middle / 2) >= 10)
  }

  @Test func theEndsAreCertain() {
    #expect(SignSums.lowerTail(weights: [2, 3], upTo: -1) == 0)
    #expect(SignSums.lowerTail(weights: [2, 3], upTo: 5) == 1)
    #expect(SignSums.lowerTail(weights: [], upTo: 0) == 1)
  }
}
