import BolavenData
import BolavenEstimation
import Testing

@testable import BolavenStudies

@Suite struct CooperativeLedgerTests {
  private func problems(_ frame: DataFrame) -> [DataProblem] {
    do throws(DataError) {
      _ = try CooperativeLedger(frame)
      return []
    } catch {
      return error.problems
    }
  }

  @Test func aGroupHasOneRowAYear() {
    var rows = LedgerRows()
    rows.years[1] = 2020
    #expect(
      problems(rows.frame()) == [
        .duplicateIdentifier(
          path: "ledger.csv", column: "coop_id, year", excelColumn: "A", identifier: "A, 2020", rows: [2, 3])
      ])
  }

  @Test func textAmongNumbersIsAProblemOfTheData() {
    let frame = LedgerRows().frame().adding(
      .text(Categories(["100", "many", "3", "4"])), named: "members_end")
    guard case .notANumber(_, let column, _, let cells, let total) = problems(frame).first else {
      Issue.record("text was taken for a number")
      return
    }
    #expect(column == "members_end")
    #expect(cells == [CellFact(row: 3, text: "many")])
    #expect(total == 1)
  }

  @Test func membersAreNeeded() {
    guard case .columnMissing(_, let name, _, _) = problems(LedgerRows().frame(without: ["members_end"])).first else {
      Issue.record("a ledger without members was accepted")
      return
    }
    #expect(name == "members_end")
  }

  @Test func blankIdentifiersAndPartsOfYearsAreReportedTogether() {
    var rows = LedgerRows()
    rows.groups[0] = nil
    rows.years[1] = 2020.5
    rows.years[2] = nil
    #expect(
      problems(rows.frame()) == [
        .missingIdentifier(path: "ledger.csv", column: "coop_id", rows: [2]),
        .missingIdentifier(path: "ledger.csv", column: "year", rows: [4]),
        .notWhole(
          path: "ledger.csv", column: "year", excelColumn: "B", cells: [CellFact(row: 3, text: "2020.5")], total: 1),
      ])
  }

  @Test("years that cannot be years are out of range", arguments: [0.0, -5, 1e300, 99999])
  func refusesOtherYears(_ year: Double) {
    var rows = LedgerRows()
    rows.years[0] = year
    guard case .outOfRange = problems(rows.frame()).first else {
      Issue.record("\(year) was taken for a year")
      return
    }
  }

  @Test func aLedgerWithoutRowsIsAProblem() {
    var rows = LedgerRows()
    rows.groups = []
    rows.years = []
    rows.figures = []
    #expect(problems(rows.frame()) == [.noRows(path: "ledger.csv")])
  }
}
