import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct PrivateColumnsTests {
  static let secret = "LCA-007"
  static let columns = PrivateColumns(["pid", "phone"], hidesIdentifiers: true)
  static let cells = [CellFact(row: 2, text: secret)]

  /// Every problem that can quote a cell, in a private column.
  static let problems: [StudyProblem] = [
    .data(.notANumber(path: "a.csv", column: "phone", excelColumn: "B", cells: cells, total: 1)),
    .data(.notWhole(path: "a.csv", column: "phone", excelColumn: "B", cells: cells, total: 1)),
    .data(.outOfRange(path: "a.csv", column: "phone", excelColumn: "B", cells: cells, total: 1, low: 0, high: 1)),
    .data(.unknownCode(path: "a.csv", column: "phone", excelColumn: "B", cells: cells, total: 1, known: ["1"])),
    .data(
      .duplicateIdentifier(path: "a.csv", column: "village, pid", excelColumn: "A", identifier: secret, rows: [2, 3])),
    .data(
      .nobodyMatched(
        firstPath: "a.csv", firstColumn: "pid", firstExample: secret, secondPath: "b.csv", secondColumn: "pid",
        secondExample: secret)),
    .knowledge(.linkDisagrees(path: "a.csv", row: 2, found: secret, stated: secret), analysis: "gain"),
    .income(.treatmentChanges(path: "a.csv", column: "treat", units: [secret], total: 1), analysis: "effect"),
    .income(.armsNotTwo(path: "a.csv", column: "phone", treated: "1", found: [secret]), analysis: "effect"),
    .income(.wavesNotTwo(path: "a.csv", column: "phone", found: [secret]), analysis: "effect"),
    .income(.waveOrderUnknown(path: "a.csv", column: "phone", found: [secret]), analysis: "effect"),
    .income(.waveMissing(path: "a.csv", column: "phone", wave: "1", found: [secret]), analysis: "effect"),
    .income(
      .periodMissing(path: "a.csv", column: "phone", periods: [secret], deflators: "b.csv"), analysis: "effect"),
  ]

  @Test("a private value is replaced, its row stays", arguments: problems)
  func hides(_ problem: StudyProblem) {
    let hidden = problem.hiding(Self.columns)
    #expect("\(problem)".contains(Self.secret))
    #expect(!"\(hidden)".contains(Self.secret))
    #expect("\(hidden)".contains("a.csv"))
  }

  @Test("what is not private is said", arguments: problems)
  func shows(_ problem: StudyProblem) { #expect(problem.hiding(PrivateColumns([])) == problem) }

  @Test func aColumnIsPrivateInEverySourceAndIdentifiersWithIt() {
    let wave = [DataPlan.Wave(name: nil, file: "a.csv")]
    let columns = PrivateColumns(of: [
      DataPlan(name: "a", waves: wave, id: ["pid"], columns: [.init(name: "pid", isPrivate: true)]),
      DataPlan(name: "b", waves: wave, id: ["hh"], columns: [.init(name: "sex")]),
    ])
    #expect(columns.hides("pid"))
    #expect(columns.hides("wave, pid"))
    #expect(!columns.hides("sex"))
    #expect(columns.hidesAnyIdentifier)
  }
}
