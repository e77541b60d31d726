import BolavenEstimation
import TestSupport
import Testing

@Suite struct GroupAncovaTests {
  @Test func twoGroupsAgreeWithRLm() throws {
    let (pre, post) = (try ChangeReference.data("paksong.pre"), try ChangeReference.data("paksong.post"))
    let groups = try ChangeReference.data("paksong.women").map { $0 == 1 ? 0 : 1 }
    let ancova = try #require(try GroupAncova(pre: pre, post: post, groups: groups, groupCount: 2))
    expectChange(ancova.groups?.statistic, is: "groups.F", of: "women", digits: 11)
    expectChange(ancova.groups?.pValue, is: "groups.p", of: "women", digits: 11)
    expectChange(ancova.slopes?.statistic, is: "slopes.F", of: "women", digits: 10)
    expectChange(ancova.slopes?.pValue, is: "slopes.p", of: "women", digits: 10)
    expectChange(ancova.adjustedDifference, is: "adjusted", of: "women", digits: 11)
    expectChange(ancova.standardError, is: "se", of: "women", digits: 11)
    expectChange(ancova.interval?.lowerBound, is: "lo", of: "women", digits: 11)
    expectChange(ancova.interval?.upperBound, is: "hi", of: "women", digits: 11)
  }

  @Test func sixGroupsAgreeWithRAnova() throws {
    let groups = try ChangeReference.data("sessions.cluster").map { Int($0) }
    let ancova = try #require(
      try GroupAncova(
        pre: ChangeReference.data("sessions.pre"), post: ChangeReference.data("sessions.post"), groups: groups,
        groupCount: 6))
    expectChange(ancova.groups?.statistic, is: "groups.F", of: "sessions", digits: 11)
    expectChange(ancova.groups?.pValue, is: "groups.p", of: "sessions", digits: 11)
    expectChange(ancova.slopes?.statistic, is: "slopes.F", of: "sessions", digits: 11)
    expectChange(ancova.slopes?.pValue, is: "slopes.p", of: "sessions", digits: 11)
    #expect(ancova.adjustedDifference == nil)
  }

  @Test func scoresOnALineHaveNoTest() throws {
    let ancova = try #require(
      try GroupAncova(pre: [1, 2, 3, 4, 5, 6], post: [2, 3, 4, 5, 6, 7], groups: [0, 1, 0, 1, 0, 1], groupCount: 2))
    #expect(ancova.groups == nil && ancova.slopes == nil && ancova.interval == nil)
    #expect(agreeingDigits(ancova.slope, 1) >= 14)
  }

  @Test func equalScoresBeforeHaveNoAnalysis() throws {
    #expect(try GroupAncova(pre: [3, 3, 4, 4], post: [5, 6, 7, 8], groups: [0, 0, 1, 1], groupCount: 2) == nil)
  }
}
