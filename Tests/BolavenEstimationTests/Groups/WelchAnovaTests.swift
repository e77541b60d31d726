import BolavenEstimation
import TestSupport
import Testing

@Suite struct WelchAnovaTests {
  @Test func agreesWithROnewayTest() throws {
    let test = try #require(try WelchAnova(sessionChanges()))
    expectChange(test.statistic, is: "welch.F", of: "sessions")
    expectChange(test.denominatorDegreesOfFreedom, is: "welch.df2", of: "sessions")
    expectChange(test.pValue, is: "welch.p", of: "sessions")
  }

  @Test func ofTwoGroupsIsTheSquareOfWelchsT() throws {
    let (first, second) = (try ChangeReference.data("ties.x"), try ChangeReference.data("ties.y"))
    let anova = try #require(try WelchAnova([first, second]))
    let t = try TwoSampleTTest(first, second)
    let square = try #require(t.statistic) * (try #require(t.statistic))
    #expect(agreeingDigits(anova.statistic, square) >= 13)
    #expect(agreeingDigits(anova.pValue, try #require(t.pValue)) >= 12)
  }

  @Test func aGroupWithoutSpreadHasNoTest() throws {
    #expect(try WelchAnova([[1, 2], [3, 3]]) == nil)
    #expect(try WelchAnova([[1, 2], [3]]) == nil)
    #expect(try WelchAnova([[1, 2]]) == nil)
  }
}

/// The changes of six training sessions.
func sessionChanges() throws -> [[Double]] {
  let (pre, post) = (try ChangeReference.data("sessions.pre"), try ChangeReference.data("sessions.post"))
  let session = try ChangeReference.data("sessions.cluster")
  return (0..<6).map { group in pre.indices.filter { session[$0] == Double(group) }.map { post[$0] - pre[$0] } }
}
