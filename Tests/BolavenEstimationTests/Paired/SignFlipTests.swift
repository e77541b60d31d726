import BolavenEstimation
import Foundation
import TestSupport
import Testing

@Suite struct SignFlipTests {
  @Test("agrees with exact integer counts", arguments: PairedReference.cases)
  func agreesWithReference(_ scores: PairedReference.Case) throws {
    let test = try SignFlip(pre: scores.pre, post: scores.post)
    #expect(test.method == .exact)
    if PairedReference.value(scores.name, "signflip.p") != nil {
      expect(test.pValue, is: "signflip.p", of: scores.name)
    }
  }

  @Test("the exact p is the share of all sign patterns with a sum at least as large", arguments: 1...15)
  func equalsFullEnumeration(count: Int) throws {
    var draws = SeededDraws(100 + UInt64(count))
    for round in 0..<(count < 13 ? 30 : 4) {
      let unit = [1, 0.5, 0.01, 1.0 / 19][round % 4]
      let whole = draws.integers(count, in: -5...6)
      let test = try SignFlip(pre: zeros(count), post: whole.map { $0 * unit })
      #expect(agreeingDigits(test.pValue, enumeratedPValue(whole)) >= 14, "\(whole) × \(unit)")
    }
  }

  @Test func realDifferencesOfFewPeopleAreEnumerated() throws {
    var draws = SeededDraws(9)
    for count in [3, 10, 14] {
      let differences = draws.reals(count, in: -1...2)
      let test = try SignFlip(pre: zeros(count), post: differences)
      #expect(test.method == .exact)
      #expect(agreeingDigits(test.pValue, enumeratedPValue(differences)) >= 14)
    }
  }

  @Test func realDifferencesOfManyPeopleAreDrawn() throws {
    var draws = SeededDraws(10)
    let differences = draws.reals(41, in: -1...1.2)
    let drawn = try SignFlip(pre: zeros(41), post: differences)
    #expect(drawn.method == .sampled)
    // The same differences in steps that the table holds.
    let table = try SignFlip(pre: zeros(41), post: differences.map { ($0 * 1e4).rounded() })
    #expect(table.method == .exact)
    let sampled = try #require(drawn.sampled)
    #expect((drawn.pValue - table.pValue).magnitude <= 4 * sampled.standardError)
    #expect(drawn.pValue == Double(1 + sampled.extremeCount) / 10_000)
    #expect(try SignFlip(pre: zeros(41), post: differences) == drawn)
    #expect(try SignFlip(pre: zeros(41), post: differences, draws: Draws(count: 9_999, seed: 1)).pValue != drawn.pValue)
  }

  @Test func aDrawnPIsNeverZero() throws {
    var draws = SeededDraws(11)
    let test = try SignFlip(pre: zeros(60), post: draws.reals(60, in: 1...2), draws: Draws(count: 99))
    #expect(test.method == .sampled)
    #expect(test.pValue == 0.01)
  }

  @Test func percentagesOfFortyPeopleGiveThePOfTheirPoints() throws {
    let scores = try PairedReference.named("paksong")
    let points = try SignFlip(pre: scores.pre, post: scores.post)
    let percentages = try SignFlip(pre: scores.pre.map { 100 * $0 / 21 }, post: scores.post.map { 100 * $0 / 21 })
    #expect(agreeingDigits(percentages.pValue, points.pValue) >= 14)
  }

  @Test func theTableAndTheEnumerationAgree() throws {
    var draws = SeededDraws(12)
    let small = draws.integers(30, in: -40...60)
    let table = try SignFlip(pre: zeros(30), post: small)
    // The same sums in units too fine for the table.
    let enumerated = try SignFlip(pre: zeros(30), post: small.map { $0 / 7 })
    #expect(agreeingDigits(table.pValue, enumerated.pValue) >= 13)
  }

  @Test("exchanging before and after keeps the p", arguments: PairedReference.cases)
  func isSymmetric(_ scores: PairedReference.Case) throws {
    let forth = try SignFlip(pre: scores.pre, post: scores.post)
    let back = try SignFlip(pre: scores.post, post: scores.pre)
    #expect(forth.pValue == back.pValue)
    #expect(agreeingDigits(forth.sum, -back.sum) >= 13)
  }

  @Test func allZeroDifferencesHaveAPValueOfOne() throws {
    let test = try SignFlip(pre: [4, 5], post: [4, 5])
    #expect(test.pValue == 1 && test.sum == 0 && test.nonzeroCount == 0 && test.smallestAttainablePValue == 1)
  }

  @Test("equal signs reach the smallest attainable p", arguments: [1, 2, 26, 400])
  func allSignsEqual(count: Int) throws {
    let test = try SignFlip(pre: zeros(count), post: (1...count).map { Double($0 % 5 + 1) })
    #expect(test.pValue == test.smallestAttainablePValue)
    #expect(test.pValue == pow(2, Double(1 - count)))
  }

  @Test func manyPeopleWithSmallDifferencesStayExact() throws {
    var draws = SeededDraws(13)
    let differences = draws.integers(3_000, in: -3...3)
    let test = try SignFlip(pre: zeros(3_000), post: differences)
    let variance = differences.reduce(0) { $0 + $1 * $1 }
    // Continuity: sums of one parity only, 2 apart.
    let normal = erfc((test.sum.magnitude - 1) / (2 * variance).squareRoot())
    #expect(test.method == .exact)
    #expect(agreeingDigits(test.pValue, normal) >= 3)
  }
}

private func enumeratedPValue(_ differences: [Double]) -> Double {
  let nonzero = differences.filter { $0 != 0 }.map(\.magnitude)
  let observed = differences.reduce(0, +).magnitude * (1 - 1e-12)
  let patterns = 1 << nonzero.count
  let far = (0..<patterns).count { pattern in
    nonzero.indices.reduce(0.0) { $0 + (pattern >> $1 & 1 == 1 ? nonzero[$1] : -nonzero[$1]) }.magnitude >= observed
  }
  return Double(far) / Double(patterns)
}
