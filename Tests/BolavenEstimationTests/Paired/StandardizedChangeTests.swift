import BolavenEstimation
import TestSupport
import Testing

@Suite struct StandardizedChangeTests {
  @Test("agrees with 40-digit arithmetic", arguments: PairedReference.cases)
  func agreesWithReference(_ scores: PairedReference.Case) throws {
    let change = try StandardizedChange(pre: scores.pre, post: scores.post)
    let name = scores.name
    expect(change.correction, is: "J", of: name)
    expect(change.dz, is: "dz", of: name)
    expect(change.gz, is: "gz", of: name)
    expect(change.dav, is: "dav", of: name)
    expect(change.gav, is: "gav", of: name)
    expect(change.drm, is: "drm", of: name)
    expect(change.glassDelta, is: "glass", of: name)
    expect(change.davStandardError, is: "dav.se", of: name)
    expect(change.davInterval?.lowerBound, is: "dav.lo", of: name)
    expect(change.davInterval?.upperBound, is: "dav.hi", of: name)
    // Inverting a noncentral t costs two digits.
    expect(change.dzInterval?.lowerBound, is: "dz.lo", of: name, digits: 10)
    expect(change.dzInterval?.upperBound, is: "dz.hi", of: name, digits: 10)
  }

  @Test func correctedAndNoncentralCompanionsFollowTheirDefinitions() throws {
    let scores = try PairedReference.named("paksong")
    let change = try StandardizedChange(pre: scores.pre, post: scores.post)
    let j = try #require(change.correction)
    #expect(change.grm == change.drm.map { j * $0 } && change.glassG == change.glassDelta.map { j * $0 })
    #expect(change.intervalRemark == nil)
  }

  @Test func theIntervalOfFewPairsCarriesTheNameOfItsRule() throws {
    let change = try StandardizedChange(pre: [1, 2, 3, 4, 6, 7, 9, 4, 5], post: [2, 4, 3, 6, 7, 9, 9, 6, 5])
    #expect(change.davInterval != nil && change.intervalRemark == .averagedEffectInterval)
  }

  @Test("can correct by the degrees of freedom of the averaged variance", arguments: PairedReference.cases)
  func correctsByAveragedVariance(_ scores: PairedReference.Case) throws {
    let change = try StandardizedChange(pre: scores.pre, post: scores.post, correctedBy: .averagedVariance)
    expect(change.gav, is: "gav.averaged", of: scores.name)
    expect(change.dav, is: "dav", of: scores.name)
  }

  @Test("does not depend on unit and origin", arguments: [(5.0, 0.0), (0.05, 3.0), (1e-9, 0.0), (1e12, 1e13)])
  func isAffineInvariant(unit: Double, origin: Double) throws {
    let scores = try PairedReference.named("paksong")
    let change = try StandardizedChange(
      pre: scores.pre.map { $0 * unit + origin }, post: scores.post.map { $0 * unit + origin })
    expect(change.dz, is: "dz", of: "paksong", digits: 11)
    expect(change.dav, is: "dav", of: "paksong", digits: 11)
    expect(change.gav, is: "gav", of: "paksong", digits: 11)
    expect(change.davInterval?.lowerBound, is: "dav.lo", of: "paksong", digits: 11)
    expect(change.drm, is: "drm", of: "paksong", digits: 11)
  }

  @Test("exchanging before and after turns signs and intervals", arguments: PairedReference.cases)
  func turnsWithTheOrder(_ scores: PairedReference.Case) throws {
    let forth = try StandardizedChange(pre: scores.pre, post: scores.post)
    let back = try StandardizedChange(pre: scores.post, post: scores.pre)
    #expect(agreeingDigits(try #require(back.dav), -(try #require(forth.dav))) >= 14)
    let (a, b) = (try #require(forth.dzInterval), try #require(back.dzInterval))
    #expect(agreeingDigits(a.lowerBound, -b.upperBound) >= 10)
    #expect(agreeingDigits(a.upperBound, -b.lowerBound) >= 10)
  }

  @Test func constantDifferencesHaveNoDzButADav() throws {
    let change = try StandardizedChange(pre: [1, 2, 3, 4], post: [3, 4, 5, 6])
    #expect(change.dz == nil && change.gz == nil && change.dzInterval == nil && change.drm == nil)
    #expect(agreeingDigits(try #require(change.dav), 2 / (5.0 / 3).squareRoot()) >= 14)
  }

  @Test func constantScoresHaveNoEffectSize() throws {
    let change = try StandardizedChange(pre: [3, 3, 3], post: [5, 5, 5])
    #expect(change.dz == nil && change.dav == nil && change.gav == nil && change.davInterval == nil)
    #expect(change.davStandardError == nil && change.glassDelta == nil)
  }

  @Test func twoPairsHaveNoCorrection() throws {
    let change = try StandardizedChange(pre: [1, 2], post: [2, 5])
    #expect(change.correction == nil && change.gz == nil && change.gav == nil)
    #expect(change.dz != nil && change.dav != nil)
  }

  @Test func onePairHasNoEffectSize() throws {
    let change = try StandardizedChange(pre: [1], post: [2])
    #expect(change.dz == nil && change.dav == nil && change.glassDelta == nil && change.correction == nil)
  }

  @Test("an extreme effect gives an interval around it or none", arguments: [1e-1, 1e-2, 1e-3, 1e-6])
  func survivesExtremeEffects(spread: Double) throws {
    let pre = (0..<12).map { Double($0 % 4) }
    let post = pre.enumerated().map { $1 + 10 + spread * Double($0 % 3) }
    let change = try StandardizedChange(pre: pre, post: post)
    let dz = try #require(change.dz)
    if let interval = change.dzInterval { #expect(interval.contains(dz)) }
  }

  @Test func noEffectHasAnIntervalAroundZero() throws {
    let change = try StandardizedChange(pre: [1, 2, 3, 4, 5, 6], post: [2, 1, 4, 3, 6, 5])
    #expect(change.dz == 0)
    let interval = try #require(change.dzInterval)
    // Without an effect t is central: the limits are the normal quantile over √n.
    #expect(agreeingDigits(interval.upperBound, 1.959963984540054 / 6.0.squareRoot()) >= 10)
    #expect(agreeingDigits(interval.lowerBound, -interval.upperBound) >= 10)
  }
}
