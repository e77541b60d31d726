import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct CooperativeIndicatorTests {
  @Test func idsAreDifferent() {
    let ids = CooperativeIndicatorCatalog.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func aRatioIsOfSumsAndItsMedianOfGroups() throws {
    let row = try #require(try LedgerRows().findings().row("delivery_ratio"))
    #expect(row.from.numerator == 600)
    #expect(row.from.denominator == 1400)
    #expect(row.from.value == 600.0 / 1400)
    #expect(row.from.median == 0.375)
  }

  @Test func thePremiumWeighsPricesByKilograms() throws {
    let row = try #require(try LedgerRows().findings().row("price_premium"))
    #expect(row.from.numerator == 500)
    #expect(row.from.denominator == 12200)
    #expect(row.to.numerator == 2520)
  }

  @Test func aZeroDenominatorGivesNoNumberButAReason() throws {
    var rows = LedgerRows()
    for row in [0, 2] { rows.set("current_liabilities_lak", row: row, to: 0) }
    let findings = try rows.findings()
    let ratio = try #require(findings.row("current_ratio"))
    #expect(ratio.from.value == nil)
    #expect(ratio.from.absence == .denominatorNotPositive)
    #expect(ratio.change == nil)
    #expect(findings.measures["current_ratio.2020"] == nil)
    #expect(findings.tableNotes.contains("Current ratio, 2020: not defined"))
  }

  @Test func aNegativeDenominatorGivesNoNumber() throws {
    var rows = LedgerRows()
    for row in [0, 2] { rows.set("revenue_lak", row: row, to: -5) }
    #expect(try rows.findings().row("surplus_margin")?.from.absence == .denominatorNotPositive)
  }

  @Test func aGroupWithoutAFigureIsLeftOutOfBothSums() throws {
    var rows = LedgerRows()
    rows.set("member_supplied_kg", row: 2, to: nil)
    let findings = try rows.findings()
    let row = try #require(findings.row("delivery_ratio"))
    #expect(row.from.value == 0.5)
    #expect(row.from.incomplete == ["B"])
    #expect(findings.tableNotes.contains("without B, where a figure is missing"))
  }

  @Test func indicatorsWithoutTheirColumnsAreLeftOutAndNamed() throws {
    let findings = try LedgerRows().findings(without: ["board_women", "revenue_lak"])
    #expect(findings.row("women_boards") == nil)
    #expect(findings.row("revenue") == nil)
    #expect(findings.row("surplus_margin") == nil)
    #expect(findings.tableNotes.contains("Left out, no column 'board_women': Women on boards, %."))
    #expect(findings.row("women_members") != nil)
  }

  @Test func figuresTooLargeToAddGiveNoNumber() throws {
    var rows = LedgerRows()
    for row in 0..<4 { rows.set("farmgate_price_lak_kg", row: row, to: 1e306) }
    let row = try #require(try rows.findings().row("price_premium"))
    #expect(row.from.value == nil)
  }
}
