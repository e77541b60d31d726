import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct SourceCheckTests {
  private let columns = [
    DataPlan.Column(name: "age", kind: .integer, range: 15...99, missing: ["-9"]),
    DataPlan.Column(name: "sex", kind: .choice, missing: ["x"], values: ["F", "M"]),
    DataPlan.Column(name: "phone", kind: .number, isPrivate: true),
    DataPlan.Column(name: "name", kind: .choice, values: ["nobody"], isPrivate: true),
  ]

  private func plan(id: [ColumnName] = ["pid"], wave: ColumnName? = nil, columns: [DataPlan.Column]) -> DataPlan {
    DataPlan(
      name: "d", waves: [DataPlan.Wave(name: nil, file: "d.csv")], id: id, waveColumn: wave, columns: columns)
  }

  private func problems(_ rows: [String], _ plan: DataPlan) -> [DataProblem] {
    check(rows, plan).problems
  }

  private func check(_ rows: [String], _ plan: DataPlan) -> SourceCheck {
    let frame = plan.blankingMissingCodes(in: frame("d.csv", "pid,wave,age,sex,phone,name", rows))
    return SourceCheck(frame, file: "d.csv", plan: plan)
  }

  @Test func cleanRowsHaveNoProblem() {
    let check = check(
      ["a,0,20,F,1,nobody", "b,0,-9,x,2,", "a,1,NA,M,,nobody"], plan(wave: "wave", columns: columns))
    #expect(check.problems == [])
    #expect(check.rowCount == 3)
  }

  @Test func everyBrokenRuleOfEveryColumnIsReported() {
    let found = problems(
      ["a,0,20.5,F,1,nobody", "a,0,120,f,1,nobody", "b,0,twenty,M,1,nobody"], plan(columns: Array(columns.prefix(2))))
    #expect(
      found == [
        .notANumber(
          path: "d.csv", column: "age", excelColumn: "C", cells: [CellFact(row: 4, text: "twenty")], total: 1),
        .unknownCode(
          path: "d.csv", column: "sex", excelColumn: "D", cells: [CellFact(row: 3, text: "f")], total: 1,
          known: ["F", "M", "x"]),
        .duplicateIdentifier(path: "d.csv", column: "pid", excelColumn: "A", identifier: "a", rows: [2, 3]),
      ])
    #expect(
      problems(["a,0,20.5,F,1,nobody"], plan(columns: [columns[0]])) == [
        .notWhole(path: "d.csv", column: "age", excelColumn: "C", cells: [CellFact(row: 2, text: "20.5")], total: 1)
      ])
  }

  @Test func valuesOfPrivateColumnsAreNeverQuoted() {
    let found = problems(["a,0,20,F,0205551,Noy", "b,0,20,F,none,Kham"], plan(columns: columns))
    #expect(
      found == [
        .notANumber(
          path: "d.csv", column: "phone", excelColumn: "E", cells: [CellFact(row: 3, text: "(hidden)")], total: 1),
        .unknownCode(
          path: "d.csv", column: "name", excelColumn: "F",
          cells: [CellFact(row: 2, text: "(hidden)"), CellFact(row: 3, text: "(hidden)")], total: 2, known: ["nobody"]),
      ])
    let identifiers = plan(
      id: ["wave", "pid"], columns: [DataPlan.Column(name: "pid", kind: .id, isPrivate: true)])
    #expect(
      problems(["a,0,20,F,,", "a,0,20,F,,"], identifiers) == [
        .duplicateIdentifier(
          path: "d.csv", column: "wave, pid", excelColumn: "B", identifier: "(hidden)", rows: [2, 3])
      ])
  }

  @Test func aRowIsIdentifiedWithinItsWaveAndWithoutJoiningTexts() {
    let rows = ["a,0,20,F,,", "a,1,20,F,,"]
    #expect(problems(rows, plan(wave: "wave", columns: [])) == [])
    #expect(problems(rows, plan(columns: [])).count == 1)
    let joined = DataFrame(
      source: "d.csv", columns: [("a", .text(Categories(["x, y", "x"]))), ("b", .text(Categories(["z", "y, z"])))])
    #expect(SourceCheck(joined, file: "d.csv", plan: plan(id: ["a", "b"], columns: [])).problems == [])
  }

  @Test func blankIdentifiersAreLeftToTheAnalysis() {
    #expect(problems([",0,20,F,,", ",0,20,F,,"], plan(columns: [])) == [])
  }

  @Test func columnsThatAreNotThereAreNamed() {
    let missing = plan(id: ["id"], wave: "round", columns: [DataPlan.Column(name: "sexe")])
    let found = SourceCheck(
      frame("d.csv", "pid,sex", ["a,F"]), file: "d.csv", plan: missing, needed: ["sexe"]
    ).problems
    #expect(
      found == [
        .columnMissing(path: "d.csv", name: "id", found: ["pid", "sex"], nearest: ["pid"]),
        .columnMissing(path: "d.csv", name: "round", found: ["pid", "sex"], nearest: []),
        .columnMissing(path: "d.csv", name: "sexe", found: ["pid", "sex"], nearest: ["sex"]),
      ])
  }
}
