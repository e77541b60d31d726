import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct PairedMomentsTests {
  @Test func momentsOfThreePairsByHand() throws {
    let moments = PairedMoments(try PairedScores(pre: [1, 2, 6], post: [2, 4, 9]))
    #expect(moments.preMean == 3 && moments.postMean == 5 && moments.change == 2)
    #expect(moments.preVariance == 7 && moments.postVariance == 13 && moments.changeVariance == 1)
    #expect(moments.covariance == 9.5)
    #expect(agreeingDigits(try #require(moments.correlation), 9.5 / 91.0.squareRoot()) >= 15)
  }

  @Test func equalScoresHaveNoSpreadAndNoCorrelation() throws {
    let moments = PairedMoments(try PairedScores(pre: [0.1 + 0.2, 0.3], post: [1, 2]))
    #expect(moments.preVariance == 0 && moments.correlation == nil)
    #expect(PairedMoments(try PairedScores(pre: [1], post: [2])).changeVariance == nil)
  }
}
