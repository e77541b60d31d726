import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct LedgerIdentityTests {
  @Test func aLedgerThatAddsUpHasNoViolations() throws {
    let check = LedgerCheck(try LedgerRows().ledger())
    #expect(check.violations == [])
    #expect(check.checked == LedgerIdentity.allCases)
  }

  /// One figure is broken; `row` is the Excel row the finding must name.
  struct Breach: Sendable, CustomTestStringConvertible {
    let identity: LedgerIdentity
    let column: ColumnName
    let row: Int
    let value: Double
    let found: Double
    let expected: Double
    var testDescription: String { identity.rawValue }
  }

  static let breaches = [
    Breach(identity: .memberFlow, column: "members_joined", row: 0, value: 9, found: 105, expected: 104),
    Breach(identity: .womenWithinMembers, column: "members_women_end", row: 1, value: 122, found: 122, expected: 121),
    Breach(identity: .surplus, column: "net_surplus_lak", row: 2, value: 43, found: 43, expected: 40),
    Breach(
      identity: .supplyWithinProduction, column: "member_supplied_kg", row: 3, value: 442, found: 442, expected: 441),
    Breach(identity: .equityWithinAssets, column: "equity_lak", row: 0, value: 1001, found: 1001, expected: 1000),
  ]

  @Test("one broken figure is one finding with its row", arguments: breaches)
  func findsTheBrokenRow(_ breach: Breach) throws {
    var rows = LedgerRows()
    rows.set(breach.column, row: breach.row, to: breach.value)
    let violations = LedgerCheck(try rows.ledger()).violations
    #expect(violations.count == 1)
    let violation = try #require(violations.first)
    #expect(violation.identity == breach.identity)
    #expect(violation.excelRow == breach.row + 2)
    #expect(violation.found == breach.found)
    #expect((violation.expected - breach.expected).magnitude < 1e-9)
  }

  @Test func membersAtTheStartAreThoseOfTheYearBefore() throws {
    var rows = LedgerRows()
    rows.set("members_start", row: 1, to: 104)
    rows.set("members_joined", row: 1, to: 21)
    let violations = LedgerCheck(try rows.ledger()).violations
    #expect(violations.map(\.identity) == [.memberCarryOver])
    #expect(violations.first?.found == 104)
    #expect(violations.first?.expected == 105)
  }

  @Test func aYearWithoutARowIsAGapAndIsNotCarriedOver() throws {
    var rows = LedgerRows()
    rows.years[3] = 2023
    rows.set("members_start", row: 3, to: 49)
    rows.set("members_joined", row: 3, to: 6)
    let violations = LedgerCheck(try rows.ledger()).violations
    #expect(violations.map(\.identity) == [.consecutiveYears])
    #expect(violations.first?.found == 2023)
    #expect(violations.first?.expected == 2021)
    #expect(
      try CooperativeWording.violation(#require(violations.first)).english == "B 2023 (row 5): no row for 2021 to 2022."
    )
  }

  @Test func limitsThemselvesAreAllowed() throws {
    var rows = LedgerRows()
    rows.set("member_supplied_kg", row: 3, to: 1.05 * 420)
    rows.set("net_surplus_lak", row: 0, to: 210)
    rows.set("equity_lak", row: 0, to: 1000)
    rows.set("members_women_end", row: 1, to: 121)
    #expect(LedgerCheck(try rows.ledger()).violations == [])
  }

  @Test func missingFiguresBreakNothing() throws {
    var rows = LedgerRows()
    for column in LedgerRows.columns { rows.set(column, row: 0, to: nil) }
    #expect(LedgerCheck(try rows.ledger()).violations == [])
  }

  @Test func identitiesWithoutTheirColumnsAreNamed() throws {
    let check = LedgerCheck(try LedgerRows().ledger(without: ["opex_lak", "equity_lak"]))
    #expect(check.unchecked == [.surplus, .equityWithinAssets])
    let note = CooperativeWording.identities(check, yearsOfLoss: 0).english
    #expect(
      note
        == "Identities checked: 4 rows, 0 identity failures. Not checked, a column is missing: surplus, equity-within-assets."
    )
  }

  @Test func violationsAreReportedAndNumbersAreNotRepaired() throws {
    var rows = LedgerRows()
    rows.set("members_end", row: 3, to: 60)
    let findings = try rows.findings()
    #expect(findings.estimate("members@2021") == 181)
    #expect(findings.record.notes.contains { $0.hasPrefix("B 2021 (row 5): members at the end are 60") })
    guard case .notice(let notice) = try #require(findings.blocks().last) else {
      Issue.record("no notice")
      return
    }
    #expect(notice.text.english.contains("nothing was repaired"))
  }
}
