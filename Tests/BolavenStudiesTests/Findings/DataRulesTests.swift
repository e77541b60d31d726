import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct DataRulesTests {
  private let rows = frame("a.csv", "id,code,n", ["x,A,1", "y,,2.5", "x,C,3", ",B,NA", "y,A,0.5"])

  private func problems(_ rule: () throws -> Void) -> [DataProblem] {
    do {
      try rule()
      return []
    } catch {
      return (error as? DataError)?.problems ?? []
    }
  }

  @Test func everyValueOnTwoRowsIsNamedOnce() {
    let problem = { (identifier: String, rows: [Int]) in
      DataProblem.duplicateIdentifier(
        path: "a.csv", column: "id", excelColumn: "A", identifier: identifier, rows: rows)
    }
    #expect(
      problems { try requireUnique(rows.categories("id"), column: "id", in: rows) }
        == [problem("x", [2, 4]), problem("y", [3, 6])])
  }

  @Test func unknownCodesAreNamedWithTheirRows() {
    #expect(
      problems { try requireKnown(rows.categories("code"), among: ["A"], column: "code", in: rows) } == [
        .unknownCode(
          path: "a.csv", column: "code", excelColumn: "B",
          cells: [CellFact(row: 4, text: "C"), CellFact(row: 5, text: "B")], total: 2, known: ["A"])
      ])
    #expect(problems { try requireKnown(rows.categories("code"), among: [], column: "code", in: rows) } == [])
  }

  @Test func fractionsAndBlanksAreNamed() {
    #expect(
      problems { try requireWhole(rows.numbers("n"), column: "n", in: rows) } == [
        .notWhole(
          path: "a.csv", column: "n", excelColumn: "C",
          cells: [CellFact(row: 3, text: "2.5"), CellFact(row: 6, text: "0.5")], total: 2)
      ])
    #expect(
      problems { try requireNoBlank(rows.categories("code"), column: "code", in: rows) }
        == [.missingIdentifier(path: "a.csv", column: "code", rows: [3])])
  }
}
