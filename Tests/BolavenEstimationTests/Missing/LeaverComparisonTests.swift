import BolavenEstimation
import TestSupport
import Testing

@Suite struct LeaverComparisonTests {
  @Test func theLeaversOfTheSample() throws {
    let (pre, post) = (try ChangeReference.data("enrolled.pre"), try ChangeReference.partial("enrolled.post"))
    let found = try #require(try LeaverComparison(pre: pre, post: post))
    // The leavers had 12 and 14, the others 13.0 on average.
    #expect(found.permutation.counts == [26, 2] && found.permutation.method == .exact)
    #expect(found.permutation.difference.magnitude < 1e-12 && found.permutation.pValue == 1)
    #expect(agreeingDigits(found.lossShare, 1.0 / 14) >= 15)
  }

  @Test func nobodyLeftIsNoComparison() throws {
    #expect(try LeaverComparison(pre: [1, 2], post: [2, 3]) == nil)
    #expect(try LeaverComparison(pre: [1, 2], post: [nil, nil]) == nil)
  }
}
