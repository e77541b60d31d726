import BolavenEstimation
import TestSupport
import Testing

@Suite struct ClusteredChangeTests {
  private func sessions() throws -> ClusteredChange {
    try ClusteredChange(
      pre: ChangeReference.data("sessions.pre"), post: ChangeReference.data("sessions.post"),
      clusters: ChangeReference.data("sessions.cluster").map { Int($0) }, clusterCount: 6)
  }

  @Test func agreesWithClubSandwich() throws {
    let change = try sessions()
    expectChange(change.standardError, is: "cr2.se", of: "sessions", digits: 11)
    expectChange(change.degreesOfFreedom, is: "cr2.df", of: "sessions", digits: 11)
    expectChange(change.pValue, is: "cr2.p", of: "sessions", digits: 10)
    expectChange(change.interval?.lowerBound, is: "cr2.lo", of: "sessions", digits: 10)
    expectChange(change.interval?.upperBound, is: "cr2.hi", of: "sessions", digits: 10)
    expectChange(change.intraclassCorrelation, is: "icc", of: "sessions", digits: 11)
  }

  @Test func wholeSessionsTurnTheirSigns() throws {
    let change = try sessions()
    let sums = try sessionChanges().map { $0.reduce(0, +) }
    let observed = sums.reduce(0, +).magnitude
    let totals = (0..<64).map { pattern in
      (0..<6).reduce(0.0) { $0 + (pattern >> $1 & 1 == 1 ? sums[$1] : -sums[$1]) }.magnitude
    }
    #expect(change.signFlip.pValue == Double(totals.count { $0 >= observed }) / 64)
    // A session without a change has no sign to turn.
    let farthest = try #require(totals.max())
    #expect(change.signFlip.smallestAttainablePValue == Double(totals.count { $0 == farthest }) / 64)
  }

  @Test func peopleAsTheirOwnClustersAreThePairedT() throws {
    let scores = try PairedReference.named("paksong")
    let change = try ClusteredChange(
      pre: scores.pre, post: scores.post, clusters: Array(0..<26), clusterCount: 26)
    let test = try PairedTTest(pre: scores.pre, post: scores.post)
    #expect(agreeingDigits(try #require(change.standardError), try #require(test.standardError)) >= 13)
    #expect(agreeingDigits(try #require(change.degreesOfFreedom), 25) >= 12)
    #expect(change.signFlip == (try SignFlip(pre: scores.pre, post: scores.post)))
    #expect(change.intraclassCorrelation == nil)
  }

  @Test func oneClusterHasAMeanButNoError() throws {
    let change = try ClusteredChange(pre: [1, 2], post: [2, 5], clusters: [0, 0], clusterCount: 1)
    #expect(change.change == 2 && change.standardError == nil && change.pValue == nil && change.interval == nil)
    #expect(change.signFlip.pValue == 1)
  }

  @Test func equalChangesHaveNoError() throws {
    let change = try ClusteredChange(pre: [1, 2, 3], post: [3, 4, 5], clusters: [0, 1, 1], clusterCount: 2)
    #expect(change.standardError == nil && change.intraclassCorrelation == nil)
  }
}
