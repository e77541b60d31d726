import BolavenEstimation
import TestSupport
import Testing

@Suite struct LikelihoodChangeTests {
  private func enrolled() throws -> (pre: [Double], post: [Double?]) {
    (try ChangeReference.data("enrolled.pre"), try ChangeReference.partial("enrolled.post"))
  }

  @Test func isWhereTheEMAlgorithmConverges() throws {
    let (pre, post) = try enrolled()
    let found = try #require(try LikelihoodChange(pre: pre, post: post))
    #expect(found.count == 28 && found.completeCount == 26)
    expectChange(found.postMean, is: "em.post.mean", of: "enrolled", digits: 12)
  }

  @Test func agreesWithRPredictions() throws {
    let (pre, post) = try enrolled()
    let found = try #require(try LikelihoodChange(pre: pre, post: post))
    expectChange(found.change, is: "likelihood.change", of: "enrolled", digits: 12)
    expectChange(found.standardError, is: "likelihood.se", of: "enrolled", digits: 12)
  }

  @Test func withoutLossIsTheMeanChange() throws {
    let scores = try PairedReference.named("paksong")
    let found = try #require(try LikelihoodChange(pre: scores.pre, post: scores.post))
    let test = try PairedTTest(pre: scores.pre, post: scores.post)
    #expect(agreeingDigits(found.change, test.change) >= 14)
    // The residual variance has one degree of freedom less.
    #expect(agreeingDigits(try #require(found.standardError), try #require(test.standardError)) >= 1.5)
  }

  @Test func tooFewCompletePairsAreRefused() {
    #expect(throws: PairedError.tooFewPairs(count: 2, needed: 3)) {
      try LikelihoodChange(pre: [1, 2, 3], post: [2, nil, 5])
    }
  }

  @Test func scoresOnALineHaveNoError() throws {
    let found = try #require(try LikelihoodChange(pre: [1, 2, 3, 4], post: [2, 4, 6, nil]))
    #expect(agreeingDigits(found.postMean, 5) >= 14 && found.standardError == nil && found.pValue == nil)
    #expect(try LikelihoodChange(pre: [2, 2, 2, 5], post: [3, 4, 5, nil]) == nil)
  }
}
