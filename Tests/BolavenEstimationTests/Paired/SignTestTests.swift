import BolavenEstimation
import TestSupport
import Testing

@Suite struct SignTestTests {
  @Test("agrees with SciPy's binomial test", arguments: PairedReference.cases)
  func agreesWithReference(_ scores: PairedReference.Case) throws {
    expect(try SignTest(pre: scores.pre, post: scores.post).pValue, is: "sign.p.scipy", of: scores.name)
  }

  @Test func countsTheShippedScores() throws {
    let scores = try PairedReference.named("paksong")
    let test = try SignTest(pre: scores.pre, post: scores.post)
    #expect(test.increases == 21 && test.decreases == 3 && test.unchanged == 2)
  }

  @Test func noChangeIsNoEvidence() throws {
    #expect(try SignTest(pre: [1, 2], post: [1, 2]).pValue == 1)
    #expect(try SignTest(pre: [1, 2], post: [2, 1]).pValue == 1)
    #expect(try SignTest(pre: [1], post: [2]).pValue == 1)
  }
}
