import BolavenData
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct CooperativeGrowthTests {
  private func growth(_ rows: LedgerRows, to: Int = 2021) throws -> CooperativeGrowth {
    let ledger = try rows.ledger()
    let period = CooperativePeriod(from: 2020, to: to)
    return CooperativeGrowth(of: "members_end", in: ledger, period, GroupFlow(ledger, period))
  }

  @Test func changeIsContinuingPlusEntryPlusExit() throws {
    var rows = LedgerRows()
    rows.groups = ["A", "A", "B", "C"]
    let growth = try growth(rows)
    #expect(growth.continuing == 16)
    #expect(growth.entry == 54)
    #expect(growth.exit == -50)
    #expect(growth.change == 20)
    #expect(growth.totalFrom == 155)
    #expect(growth.totalTo == 175)
    #expect(growth.ofGroups.map(\.group) == ["A"])
    #expect(agreeingDigits(growth.pooled ?? 0, 121.0 / 105 - 1) >= 14)
    #expect(agreeingDigits(growth.pooledAll ?? 0, 175.0 / 155 - 1) >= 14)
  }

  @Test func groupsOfOtherYearsOnlyAreNamed() throws {
    var rows = LedgerRows()
    rows.append("D", 2022, like: 0)
    let flow = GroupFlow(try rows.ledger(), CooperativePeriod(from: 2020, to: 2021))
    #expect(flow.between == ["D"])
    #expect(flow.continuing == ["A", "B"])
    #expect(try rows.findings().tableNotes.contains("In neither year: D."))
  }

  @Test func withoutGroupsInBothYearsNothingGrows() throws {
    var rows = LedgerRows()
    rows.groups = ["A", "B", "C", "D"]
    let findings = try rows.findings()
    #expect(findings.flow.continuing == [])
    #expect(findings.smallestPValue == nil)
    #expect(findings.estimate("growth.members") == nil)
    #expect(findings.estimate("growth.members.median") == nil)
    #expect(findings.estimate("growth.members.all") != nil)
    #expect(findings.estimate("members.change") == 20)
  }

  @Test func growthFromZeroIsNotDefinedAndTheGroupIsNamed() throws {
    var rows = LedgerRows()
    rows.set("members_end", row: 2, to: 0)
    let growth = try growth(rows)
    #expect(growth.withoutGrowth == ["B"])
    #expect(growth.median == growth.ofGroups.first?.growth)
    #expect(try rows.findings().tableNotes.contains("growth of B is not defined"))
  }

  @Test("growth a year", arguments: [(100.0, 121.0, 2, 0.1), (8, 1, 3, -0.5), (5, 0, 4, -1), (7, 7, 9, 0)])
  func growthAYear(_ from: Double, _ to: Double, _ years: Int, _ expected: Double) throws {
    let growth = try #require(annualGrowth(from: from, to: to, years: years))
    #expect((growth - expected).magnitude < 1e-15)
  }

  @Test(
    "growth that is not defined",
    arguments: [(0.0, 5.0), (-1, 5), (5, -1), (.leastNonzeroMagnitude, .greatestFiniteMagnitude), (.nan, 1), (1, .nan)])
  func undefinedGrowth(_ from: Double, _ to: Double) { #expect(annualGrowth(from: from, to: to, years: 1) == nil) }

  @Test func aMissingFigureLeavesTotalsUnknownAndItsGroupOut() throws {
    var rows = LedgerRows()
    rows.set("members_end", row: 2, to: nil)
    let growth = try growth(rows)
    #expect(growth.incomplete == ["B"])
    #expect(growth.change == nil)
    #expect(growth.pooledAll == nil)
    #expect(growth.ofGroups.map(\.group) == ["A"])
    let findings = try rows.findings()
    #expect(findings.estimate("members@2020") == nil)
    #expect(findings.estimate("members@2021") == 175)
    #expect(findings.tableNotes.contains("Members, 2020: not known, a figure is missing for B."))
  }

  @Test("the smallest p of n groups is 2/2^n", arguments: [(1, 1.0), (2, 0.5), (6, 0.03125)])
  func smallestPValue(_ groups: Int, _ expected: Double) throws {
    var rows = LedgerRows()
    rows.groups = []
    rows.years = []
    let figures = rows.figures[0]
    rows.figures = []
    for group in 0..<groups {
      for year in [2020.0, 2021] {
        rows.groups.append("G\(group)")
        rows.years.append(year)
        rows.figures.append(figures)
      }
    }
    #expect(try rows.findings().smallestPValue == expected)
  }
}
