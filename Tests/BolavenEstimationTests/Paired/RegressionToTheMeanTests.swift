import BolavenEstimation
import TestSupport
import Testing

@Suite struct RegressionToTheMeanTests {
  private func sample() throws -> RegressionToTheMean {
    try RegressionToTheMean(
      pre: ChangeReference.data("paksong.pre"), post: ChangeReference.data("paksong.post"), mean: 11.5,
      reliability: 0.7)
  }

  @Test func agreesWithR() throws {
    let found = try sample()
    expectChange(found.oldhamCorrelation, is: "oldham.r", of: "paksong", digits: 11)
    expectChange(found.oldhamPValue, is: "oldham.p", of: "paksong", digits: 11)
    expectChange(found.oldhamInterval?.lowerBound, is: "oldham.lo", of: "paksong", digits: 11)
    expectChange(found.oldhamInterval?.upperBound, is: "oldham.hi", of: "paksong", digits: 11)
    expectChange(found.adjustedGain, is: "adjusted", of: "paksong", digits: 11)
    expectChange(found.adjustedInterval?.lowerBound, is: "adjusted.lo", of: "paksong", digits: 11)
    expectChange(found.adjustedInterval?.upperBound, is: "adjusted.hi", of: "paksong", digits: 11)
  }

  @Test func whatIsExpectedWithoutTrainingIsTakenOff() throws {
    let found = try sample()
    #expect(agreeingDigits(found.expectedChange, 0.3 * (11.5 - 13)) >= 13)
    #expect(agreeingDigits(found.netChange, found.change - found.expectedChange) >= 14)
    let test = try PairedTTest(pre: ChangeReference.data("paksong.pre"), post: ChangeReference.data("paksong.post"))
    let (net, plain) = (try #require(found.netInterval), try #require(test.interval))
    #expect(agreeingDigits(net.upperBound - net.lowerBound, plain.upperBound - plain.lowerBound) >= 13)
  }

  @Test func aGroupAtTheMeanIsExpectedToStay() throws {
    let found = try RegressionToTheMean(pre: [4, 6], post: [6, 7], mean: 5, reliability: 0)
    #expect(found.expectedChange == 0 && found.adjustedGain == found.change)
    #expect(found.adjustedInterval == nil && found.oldhamPValue == nil && found.oldhamInterval == nil)
  }

  @Test func constantScoresHaveNoCorrelation() throws {
    let found = try RegressionToTheMean(pre: [4, 4, 4], post: [6, 6, 6], mean: 5, reliability: 0.5)
    #expect(found.oldhamCorrelation == nil && found.adjustedGain == nil && found.netInterval == nil)
  }
}
