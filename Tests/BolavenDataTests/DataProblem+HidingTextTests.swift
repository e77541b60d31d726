import BolavenData
import Testing

@Suite struct DataProblemHidingTextTests {
  let facts = [CellFact(row: 3, text: "Somchai"), CellFact(row: 9, text: "Noy")]
  let hidden = [CellFact(row: 3, text: ""), CellFact(row: 9, text: "")]

  @Test func cellsOfPrivateColumnsAreEmptyAndRowsStay() {
    let make = { (cells: [CellFact]) in
      [
        DataProblem.notANumber(path: "a", column: "name", excelColumn: "A", cells: cells, total: 2),
        .notWhole(path: "a", column: "name", excelColumn: "A", cells: cells, total: 2),
        .outOfRange(path: "a", column: "name", excelColumn: "A", cells: cells, total: 2, low: 0, high: 1),
        .unknownCode(path: "a", column: "name", excelColumn: "A", cells: cells, total: 2, known: ["x"]),
      ]
    }
    #expect(make(facts).map { $0.hidingText(inColumns: ["name"]) } == make(hidden))
    #expect(make(facts).map { $0.hidingText(inColumns: ["id"]) } == make(facts))
  }

  @Test func identifiersOfPrivateColumnsAreEmpty() {
    let duplicate = DataProblem.duplicateIdentifier(
      path: "a", column: "id", excelColumn: "A", identifier: "P07", rows: [2, 9])
    #expect(
      duplicate.hidingText(inColumns: ["id"])
        == .duplicateIdentifier(path: "a", column: "id", excelColumn: "A", identifier: "", rows: [2, 9]))
    let nobody = DataProblem.nobodyMatched(
      firstPath: "a", firstColumn: "id", firstExample: "P07", secondPath: "b", secondColumn: "code",
      secondExample: "7")
    #expect(
      nobody.hidingText(inColumns: ["id"])
        == .nobodyMatched(
          firstPath: "a", firstColumn: "id", firstExample: "", secondPath: "b", secondColumn: "code",
          secondExample: "7"))
  }

  @Test func otherProblemsQuoteNoCells() {
    let problem = DataProblem.columnMissing(path: "a", name: "name", found: ["id"], nearest: [])
    #expect(problem.hidingText(inColumns: ["name", "id"]) == problem)
  }
}
