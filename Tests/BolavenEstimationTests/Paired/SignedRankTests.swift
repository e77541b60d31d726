import BolavenEstimation
import Foundation
import TestSupport
import Testing

@Suite struct SignedRankTests {
  @Test("agrees with exact integer counts and with SciPy", arguments: PairedReference.cases)
  func agreesWithReference(_ scores: PairedReference.Case) throws {
    let name = scores.name
    for (label, zeros) in [("wilcoxon", SignedRank.Zeros.dropped), ("pratt", .pratt)] {
      let test = try SignedRank(pre: scores.pre, post: scores.post, zeros: zeros)
      expect(test.positiveRankSum, is: "\(label).W", of: name)
      expect(test.pValue, is: "\(label).p", of: name)
      expect(test.z, is: "\(label).z", of: name)
      expect(test.asymptoticPValue, is: "\(label).p.normal", of: name)
      expect(test.asymptoticPValue, is: "\(label).p.normal.scipy", of: name)
      expect(test.correctedPValue, is: "\(label).p.corrected", of: name)
      expect(test.rankBiserial, is: "\(label).rankbiserial", of: name)
      #expect(test.method == .exact)
      if zeros == .dropped, PairedReference.value(name, "wilcoxon.p.exact.scipy") != nil {
        expect(test.pValue, is: "wilcoxon.p.exact.scipy", of: name)
      }
    }
  }

  @Test("the exact p is the share of all sign patterns at least as far from the middle", arguments: 1...15)
  func equalsFullEnumeration(count: Int) throws {
    var draws = SeededDraws(UInt64(count))
    for _ in 0..<(count < 13 ? 30 : 4) {
      let differences = draws.integers(count, in: -4...4)
      for zeros in [SignedRank.Zeros.dropped, .pratt] {
        let test = try SignedRank(pre: BolavenEstimationTests.zeros(count), post: differences, zeros: zeros)
        let expected = enumeratedPValue(differences, zeros: zeros)
        #expect(agreeingDigits(test.pValue, expected) >= 14, "\(differences) \(zeros)")
      }
    }
  }

  @Test("agrees with R's coin and exactRankTests", arguments: PairedReference.cases)
  func agreesWithR(_ scores: PairedReference.Case) throws {
    let wilcoxon = try SignedRank(pre: scores.pre, post: scores.post)
    let pratt = try SignedRank(pre: scores.pre, post: scores.post, zeros: .pratt)
    expectChange(wilcoxon.pValue, is: "wilcoxon.p.coin", of: scores.name, digits: 9)
    expectChange(pratt.pValue, is: "pratt.p.coin", of: scores.name, digits: 9)
    expectChange(wilcoxon.pValue, is: "wilcoxon.p.exactranktests", of: scores.name, digits: 9)
  }

  @Test func prattIsWilcoxonWithoutZeros() throws {
    var draws = SeededDraws(7)
    for _ in 0..<50 {
      let differences = draws.integers(18, in: -5...6).map { $0 >= 0 ? $0 + 1 : $0 }
      let wilcoxon = try SignedRank(pre: zeros(18), post: differences, zeros: .dropped)
      let pratt = try SignedRank(pre: zeros(18), post: differences, zeros: .pratt)
      #expect(wilcoxon.zeroCount == 0)
      #expect(wilcoxon.positiveRankSum == pratt.positiveRankSum)
      #expect(wilcoxon.pValue == pratt.pValue)
      #expect(wilcoxon.z == pratt.z)
    }
  }

  @Test func prattDiffersFromWilcoxonWithZeros() throws {
    let scores = try PairedReference.named("paksong")
    let wilcoxon = try SignedRank(pre: scores.pre, post: scores.post)
    let pratt = try SignedRank(pre: scores.pre, post: scores.post, zeros: .pratt)
    #expect(wilcoxon.zeroCount == 2 && pratt.zeroCount == 2)
    #expect(wilcoxon.positiveRankSum == 288 && pratt.positiveRankSum == 330)
  }

  @Test("exchanging before and after turns the signs and keeps the p", arguments: PairedReference.cases)
  func isSymmetric(_ scores: PairedReference.Case) throws {
    for zeros in [SignedRank.Zeros.dropped, .pratt] {
      let forth = try SignedRank(pre: scores.pre, post: scores.post, zeros: zeros)
      let back = try SignedRank(pre: scores.post, post: scores.pre, zeros: zeros)
      #expect(forth.pValue == back.pValue)
      #expect(forth.positiveRankSum == back.negativeRankSum)
      #expect(forth.z == back.z.map { -$0 })
      #expect(forth.rankBiserial == back.rankBiserial.map { -$0 })
    }
  }

  @Test("the unit of the scores does not matter", arguments: [1e-12, 0.01, 1.0 / 3, 100.0 / 19, 1e15])
  func isUnitFree(unit: Double) throws {
    let scores = try PairedReference.named("paksong")
    let plain = try SignedRank(pre: scores.pre, post: scores.post, zeros: .pratt)
    let scaled = try SignedRank(pre: scores.pre.map { $0 * unit }, post: scores.post.map { $0 * unit }, zeros: .pratt)
    #expect(plain == scaled)
  }

  @Test func theOrderOfPeopleDoesNotMatter() throws {
    let scores = try PairedReference.named("ties60")
    var draws = SeededDraws(3)
    let order = scores.pre.indices.shuffled(using: &draws)
    let shuffled = try SignedRank(pre: order.map { scores.pre[$0] }, post: order.map { scores.post[$0] })
    #expect(try SignedRank(pre: scores.pre, post: scores.post) == shuffled)
  }

  @Test func differencesThatAreRoundingOnlyAreZeros() throws {
    let test = try SignedRank(pre: [0.3, 0.7, 5], post: [0.1 + 0.2, 0.1 + 0.6, 6])
    #expect(0.1 + 0.2 != 0.3)
    #expect(test.zeroCount == 2)
  }

  @Test func allZeroDifferencesHaveAPValueOfOne() throws {
    for rule in [SignedRank.Zeros.dropped, .pratt] {
      let test = try SignedRank(pre: [4, 5, 6], post: [4, 5, 6], zeros: rule)
      #expect(test.positiveRankSum == 0)
      #expect(test.pValue == 1)
      #expect(test.smallestAttainablePValue == 1)
      #expect(test.method == .exact)
      #expect(test.z == nil && test.asymptoticPValue == nil && test.correctedZ == nil && test.rankBiserial == nil)
    }
  }

  @Test("equal signs reach the smallest attainable p", arguments: [1, 2, 5, 24, 1_000])
  func allSignsEqual(count: Int) throws {
    let test = try SignedRank(pre: zeros(count), post: (1...count).map { Double($0 % 7 + 1) })
    #expect(test.pValue == test.smallestAttainablePValue)
    #expect(test.pValue == pow(2, Double(1 - count)))
    #expect(test.rankBiserial == 1)
  }

  @Test func aThousandAndOneDifferencesAreJudgedByTheNormalDistribution() throws {
    var draws = SeededDraws(11)
    let differences = draws.reals(1_001, in: -1...1.1)
    let thousand = try SignedRank(pre: zeros(1_000), post: Array(differences.dropLast()))
    let more = try SignedRank(pre: zeros(1_001), post: differences)
    #expect(thousand.method == .exact)
    #expect(more.method == .asymptotic)
    #expect(more.pValue == more.asymptoticPValue)
    #expect(agreeingDigits(thousand.pValue, try #require(thousand.asymptoticPValue)) > 1.5)
  }

  @Test func theCorrectedStatisticNeverPassesTheMiddle() throws {
    let test = try SignedRank(pre: zeros(3), post: [1, 2, -3])
    #expect(test.z == 0)
    #expect(test.correctedPValue == 1)
  }
}

/// The two-sided p by visiting all 2^m sign patterns of quarter ranks, with ranks from their definition.
private func enumeratedPValue(_ differences: [Double], zeros: SignedRank.Zeros) -> Double {
  let ranked = differences.filter { zeros == .pratt || $0 != 0 }.map(\.magnitude)
  let nonzero = differences.filter { $0 != 0 }
  let doubled = nonzero.map { d in
    2 * ranked.count { $0 < d.magnitude } + ranked.count { $0 == d.magnitude } + 1
  }
  let total = doubled.reduce(0, +)
  let observed = zip(nonzero, doubled).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
  let patterns = 1 << doubled.count
  let far = (0..<patterns).count { pattern in
    let sum = doubled.indices.reduce(0) { $0 + (pattern >> $1 & 1) * doubled[$1] }
    return abs(2 * sum - total) >= abs(2 * observed - total)
  }
  return Double(far) / Double(patterns)
}
