import BolavenEstimation
import TestSupport
import Testing

@Suite struct CochranQTests {
  private func waves(_ name: String, _ count: Int) throws -> [[Bool]] {
    try (0..<count).map { try ChangeReference.data("\(name).\($0)").map { $0 == 1 } }
  }

  @Test("agrees with statsmodels", arguments: [("q10", 3), ("q60", 3), ("q4waves", 4)])
  func agreesWithStatsmodels(_ name: String, _ count: Int) throws {
    let test = try CochranQ(waves(name, count))
    expectChange(test.statistic, is: "Q", of: name)
    expectChange(test.asymptoticPValue, is: "Q.p", of: name)
    #expect((test.exactPValue == nil) == (count == 4))
  }

  @Test func theExactPIsTheShareOfAllPlacements() throws {
    let test = try CochranQ(waves("q10", 3))
    expectChange(test.exactPValue, is: "exact.p", of: "q10")
  }

  @Test func theExactPOfManyPeopleIsNearTheAsymptoticOne() throws {
    let test = try CochranQ(waves("q60", 3))
    let (exact, asymptotic) = (try #require(test.exactPValue), try #require(test.asymptoticPValue))
    #expect((exact - asymptotic).magnitude < 0.3 * asymptotic)
  }

  @Test func twoWavesAreMcNemars() throws {
    let both = try waves("q10", 2)
    let test = try CochranQ(both)
    let table = try McNemar(pre: both[0], post: both[1])
    #expect(agreeingDigits(try #require(test.statistic), try #require(table.chiSquared)) >= 14)
  }

  @Test func nobodyWhoChangedIsNoEvidence() throws {
    let test = try CochranQ([[true, false], [true, false], [true, false]])
    #expect(test.statistic == nil && test.asymptoticPValue == nil && test.exactPValue == 1 && test.changedCount == 0)
    #expect(throws: PairedError.tooFewPairs(count: 0, needed: 1)) { try CochranQ([[], []]) }
  }
}
