import BolavenEstimation
import TestSupport
import Testing

@Suite struct McNemarTests {
  @Test("agrees for every item of the shipped test", arguments: PairedReference.items)
  func agreesForItems(_ item: PairedReference.Item) throws {
    let test = try McNemar(pre: item.pre, post: item.post)
    #expect(test.count == 26)
    check(test, "item.\(item.name)")
  }

  @Test("agrees for tables with empty and full cells", arguments: PairedReference.counts)
  func agreesForCounts(_ cells: PairedReference.Counts) throws {
    let test = try McNemar(
      wrongToRight: cells.wrongToRight, rightToWrong: cells.rightToWrong, rightBoth: cells.rightBoth,
      wrongBoth: cells.wrongBoth)
    check(test, cells.testDescription)
  }

  private func check(_ test: McNemar, _ name: String) {
    expect(test.exactPValue, is: "exact.p", of: name)
    expect(test.midPValue, is: "mid.p", of: name)
    expect(test.difference, is: "diff", of: name)
    expect(test.differenceInterval?.lowerBound, is: "diff.lo", of: name)
    expect(test.differenceInterval?.upperBound, is: "diff.hi", of: name)
    let optional: [(Double?, String)] = [
      (test.chiSquared, "chi2"), (test.chiSquaredPValue, "chi2.p"), (test.correctedChiSquared, "chi2.corrected"),
      (test.correctedPValue, "chi2.corrected.p"), (test.oddsRatio, "or"), (test.oddsRatioLow, "or.lo.scipy"),
      (test.oddsRatioHigh, "or.hi.scipy"),
    ]
    for (got, quantity) in optional {
      if PairedReference.value(name, quantity) == nil {
        #expect(got == nil, "\(name) \(quantity)")
      } else {
        // SciPy finds exact limits by root search, to about ten digits.
        expect(got, is: quantity, of: name, digits: quantity.hasSuffix("scipy") ? 9 : 12)
      }
    }
  }

  @Test func ofTheShippedItems() throws {
    let published: [(String, Int, Int, Double)] = [
      ("q01", 3, 1, 0.625), ("q04", 9, 1, 0.021_484_375), ("q08", 4, 5, 1), ("q11", 12, 4, 0.076_812_744_140_625),
      ("q13", 8, 0, 0.007_812_5), ("q17", 8, 4, 0.387_695_312_5), ("q19", 10, 3, 0.092_285_156_25),
    ]
    for (name, b, c, p) in published {
      let item = try #require(PairedReference.items.first { $0.name == name })
      let test = try McNemar(pre: item.pre, post: item.post)
      #expect(test.wrongToRight == b && test.rightToWrong == c)
      #expect(agreeingDigits(test.exactPValue, p) >= 14)
    }
  }

  /// Fagerland, Lydersen and Laake (2013), table 3 and (2014): airway hyper-responsiveness before and after transplantation.
  @Test func agreesWithPublishedValues() throws {
    let test = try McNemar(wrongToRight: 1, rightToWrong: 7, rightBoth: 1, wrongBoth: 12)
    func rounded(_ x: Double?) throws -> Double { (try #require(x) * 1_000).rounded() / 1_000 }
    #expect(try rounded(test.chiSquaredPValue) == 0.034)
    #expect(try rounded(test.exactPValue) == 0.070)
    #expect(try rounded(test.midPValue) == 0.039)
    #expect(try rounded(test.differenceInterval?.lowerBound) == -0.507)
    #expect(try rounded(test.differenceInterval?.upperBound) == -0.026)
  }

  @Test("exchanging before and after turns the difference", arguments: PairedReference.items)
  func isSymmetric(_ item: PairedReference.Item) throws {
    let forth = try McNemar(pre: item.pre, post: item.post)
    let back = try McNemar(pre: item.post, post: item.pre)
    #expect(forth.exactPValue == back.exactPValue)
    #expect(forth.midPValue == back.midPValue)
    #expect(forth.difference == -back.difference)
    let (a, b) = (try #require(forth.differenceInterval), try #require(back.differenceInterval))
    #expect((a.lowerBound + b.upperBound).magnitude < 1e-14 && (a.upperBound + b.lowerBound).magnitude < 1e-14)
  }

  @Test func withoutReversalsTheOddsRatioHasALowerLimitOnly() throws {
    let test = try McNemar(wrongToRight: 8, rightToWrong: 0, rightBoth: 16, wrongBoth: 2)
    #expect(test.oddsRatio == nil && test.oddsRatioHigh == nil)
    #expect(try #require(test.oddsRatioLow) > 1)
  }

  @Test func withoutChangeThereIsNoEvidence() throws {
    let test = try McNemar(pre: [true, false, true], post: [true, false, true])
    #expect(test.exactPValue == 1 && test.midPValue == 1 && test.difference == 0)
    #expect(test.chiSquared == nil && test.correctedPValue == nil)
    #expect(test.oddsRatio == nil && test.oddsRatioLow == nil && test.oddsRatioHigh == nil)
  }

  @Test func refusesAnEmptyTable() {
    #expect(throws: PairedError.tooFewPairs(count: 0, needed: 1)) { try McNemar(pre: [], post: []) }
    #expect(throws: PairedError.level(0)) { try McNemar(pre: [true], post: [true], level: 0) }
  }
}
