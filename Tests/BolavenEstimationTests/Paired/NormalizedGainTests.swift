import BolavenEstimation
import TestSupport
import Testing

@Suite struct NormalizedGainTests {
  @Test("agrees with exact fractions", arguments: PairedReference.scaledCases)
  func agreesWithReference(_ scores: PairedReference.Case) throws {
    let maximum = try #require(scores.maximum)
    let gain = try NormalizedGain(pre: scores.pre, post: scores.post, maximum: maximum)
    let name = scores.name
    expect(gain.classGain, is: "gain.class", of: name)
    expect(gain.classStandardError, is: "gain.se", of: name)
    expect(gain.classInterval?.lowerBound, is: "gain.lo", of: name)
    expect(gain.classInterval?.upperBound, is: "gain.hi", of: name)
    expect(gain.individualGain, is: "gain.individual", of: name)
    expect(gain.normalizedChange, is: "gain.change", of: name)
    expect(Double(gain.normalizedChangeCount), is: "gain.change.n", of: name)
    #expect(gain.normalizedChangeCount + gain.normalizedChangeDropped == scores.pre.count)
  }

  @Test("the class gain does not depend on unit and origin", arguments: [(5.0, 0.0), (0.05, -2.0), (1e6, 1e7)])
  func isAffineInvariant(unit: Double, origin: Double) throws {
    let scores = try PairedReference.named("paksong")
    let gain = try NormalizedGain(
      pre: scores.pre.map { $0 * unit + origin }, post: scores.post.map { $0 * unit + origin },
      maximum: 20 * unit + origin)
    expect(gain.classGain, is: "gain.class", of: "paksong")
    expect(gain.classStandardError, is: "gain.se", of: "paksong")
  }

  @Test func theClassGainIsUnchangedByTheCorrectionForGuessing() throws {
    let scores = try PairedReference.named("paksong")
    func corrected(_ right: [Double]) -> [Double] { right.map { $0 - (20 - $0) / 3 } }
    let gain = try NormalizedGain(pre: corrected(scores.pre), post: corrected(scores.post), maximum: 20)
    expect(gain.classGain, is: "gain.class", of: "paksong")
  }

  @Test func thoseAtAnEndOfTheScaleBothTimesAreDropped() throws {
    let gain = try NormalizedGain(pre: [0, 10, 10, 5, 4, 8], post: [0, 10, 5, 5, 7, 6], maximum: 10)
    // 0/0 and 10/10 dropped; −5/10, 0, 3/6 and −2/8 stay.
    #expect(gain.normalizedChangeDropped == 2)
    #expect(gain.normalizedChangeCount == 4)
    #expect(gain.normalizedChange == -0.0625)
    #expect(gain.individualCount == 4)
  }

  @Test func aClassAtTheMaximumHasNoGain() throws {
    let gain = try NormalizedGain(pre: [20, 20], post: [20, 19], maximum: 20)
    #expect(gain.classGain == nil && gain.classStandardError == nil && gain.classInterval == nil)
    #expect(gain.classBand == nil)
    #expect(gain.individualGain == nil && gain.individualCount == 0)
    #expect(gain.normalizedChange == -0.05)
  }

  @Test func aMaximumMissedByRoundingIsReached() throws {
    let gain = try NormalizedGain(pre: [0.1 + 0.2, 0.1], post: [0.3, 0.2], maximum: 0.3)
    #expect(gain.individualCount == 1)
    #expect(agreeingDigits(try #require(gain.individualGain), 0.5) >= 14)
    #expect(gain.normalizedChangeDropped == 1)
  }

  @Test func negativeScoresHaveAClassGainOnly() throws {
    let gain = try NormalizedGain(pre: [-1, 4], post: [2, 3], maximum: 10)
    #expect(gain.classGain != nil)
    #expect(gain.normalizedChange == nil && gain.normalizedChangeDropped == 0)
  }

  @Test func onePairHasAGainWithoutAnInterval() throws {
    let gain = try NormalizedGain(pre: [10], post: [15], maximum: 20)
    #expect(gain.classGain == 0.5)
    #expect(gain.classStandardError == nil && gain.classInterval == nil)
  }

  @Test func refusesScoresAboveTheMaximum() {
    #expect(throws: PairedError.aboveMaximum(index: 1, maximum: 20)) {
      try NormalizedGain(pre: [1, 2], post: [20, 21], maximum: 20)
    }
  }

  @Test(
    "bands begin at 0.3 and 0.7",
    arguments: [
      (-0.2, GainBand.low), (0.29, .low), (0.1 + 0.2, .medium),
      (0.3, .medium), (0.69, .medium), (0.7, .high), (1 - 0.3, .high), (1, .high),
    ])
  func bands(gain: Double, band: GainBand) {
    #expect(GainBand(gain: gain) == band)
  }
}
