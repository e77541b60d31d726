import BolavenEstimation
import TestSupport
import Testing

@Suite struct ReactionTests {
  @Test func answersOnFiveSteps() throws {
    let reaction = try Reaction([5, 4, 4, 3, nil, 2, 5, nil])
    #expect(reaction.askedCount == 8 && reaction.answeredCount == 6)
    #expect(agreeingDigits(try #require(reaction.mean), 23.0 / 6) >= 15 && reaction.median == 4)
    #expect(reaction.topTwo?.successes == 4 && reaction.topTwo?.trials == 6)
    #expect(reaction.responseRate.estimate == 0.75)
  }

  @Test func nobodyWhoAnsweredHasNoMean() throws {
    let reaction = try Reaction([nil, nil])
    #expect(reaction.mean == nil && reaction.median == nil && reaction.topTwo == nil)
    #expect(reaction.responseRate.estimate == 0)
  }

  @Test func aStepOutsideTheScaleIsRefused() {
    #expect(throws: PairedError.aboveMaximum(index: 1, maximum: 5)) { try Reaction([5, 6]) }
    #expect(throws: PairedError.tooFewPairs(count: 0, needed: 1)) { try Reaction([]) }
  }
}
