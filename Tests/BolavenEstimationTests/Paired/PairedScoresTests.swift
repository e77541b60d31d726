import Testing

@testable import BolavenEstimation

@Suite struct PairedScoresTests {
  @Test func aDifferenceThatIsOnlyRoundingIsZero() throws {
    #expect(try PairedScores(pre: [0.3, 1], post: [0.1 + 0.2, 1.5]).differences == [0, 0.5])
    #expect(try PairedScores(pre: [1e6 / 3 * 3], post: [1e6]).differences == [0])
  }

  @Test func whatCannotBeComparedIsRefusedAtItsPlace() {
    #expect(throws: PairedError.tooFewPairs(count: 0, needed: 1)) { try PairedScores(pre: [], post: []) }
    #expect(throws: PairedError.notFinite(index: 1)) { try PairedScores(pre: [1, 2], post: [1, .infinity]) }
    #expect(throws: PairedError.tooLarge(index: 0)) { try PairedScores(pre: [1e101], post: [1]) }
  }

  @Test func probabilitiesAreNeitherZeroNorAboveOne() {
    #expect(twoSidedPValue(tail: 0) == .leastNormalMagnitude)
    #expect(twoSidedPValue(tail: 0.7) == 1 && twoSidedPValue(tail: 0.2) == 0.4)
  }
}
