import BolavenEstimation
import TestSupport
import Testing

@Suite struct PartiallyOverlappingTTestTests {
  @Test(
    "agrees with the published formulas in NumPy",
    arguments: [
      ("pooled", TwoSampleTTest.Variances.pooled), ("separate", .separate),
    ])
  func agreesWithFormulas(_ label: String, _ variances: TwoSampleTTest.Variances) throws {
    let test = try PartiallyOverlappingTTest(
      pre: ChangeReference.partial("overlap.pre"), post: ChangeReference.partial("overlap.post"), variances: variances)
    #expect(test.onlyBeforeCount == 5 && test.onlyAfterCount == 4 && test.pairCount == 21)
    expectChange(test.statistic, is: "\(label).t", of: "overlap")
    expectChange(test.degreesOfFreedom, is: "\(label).df", of: "overlap")
    expectChange(test.pValue, is: "\(label).p", of: "overlap")
  }

  @Test func completePairsAreThePairedT() throws {
    let scores = try PairedReference.named("paksong")
    let test = try PartiallyOverlappingTTest(pre: scores.pre, post: scores.post)
    let paired = try PairedTTest(pre: scores.pre, post: scores.post)
    #expect(agreeingDigits(try #require(test.statistic), try #require(paired.statistic)) >= 13)
    #expect(test.degreesOfFreedom == 25)
  }

  @Test func aSinglePairIsRefused() {
    #expect(throws: PairedError.tooFewPairs(count: 1, needed: 2)) {
      try PartiallyOverlappingTTest(pre: [1, nil, 3], post: [2, 3, nil])
    }
  }

  @Test func equalScoresHaveNoT() throws {
    let test = try PartiallyOverlappingTTest(pre: [2, 2, 2], post: [5, 5, nil])
    #expect(test.change == 3 && test.statistic == nil && test.interval == nil)
  }
}
