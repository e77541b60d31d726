import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct AnswerKeyTests {
  private func key(_ rows: [String], header: String = "item,correct,options") throws -> AnswerKey {
    try AnswerKey(frame("key.csv", header, rows))
  }

  @Test func anAnswerIsRightWrongOrLeftOut() throws {
    let key = try key(["i1,A,3", "i2,B,3"])
    #expect(
      try key.score(frame("pre.csv", "pid,i1,i2", ["a,A,A", "b,C,B", "c,,B"])).right == [
        [true, false, false], [false, true, true],
      ])
  }

  @Test func capitalsAndBlanksAroundAnAnswerDoNotMatter() throws {
    let key = try key(["i1,B,3"])
    #expect(
      try key.score(frame("pre.csv", "pid,i1", ["a,b", "b,B ", "c, B", "d,A"])).right == [[true, true, true, false]])
  }

  @Test func withoutOptionsAnyAnswerMayStand() throws {
    let key = try key(["i1,yes"], header: "item,correct")
    #expect(try key.score(frame("pre.csv", "pid,i1", ["a,yes", "b,perhaps"])).right == [[true, false]])
  }

  @Test func answersThatAreNoOptionAreAllNamed() {
    #expect(
      problemsOf {
        _ = try key(["i1,A,3", "i2,B,2"]).score(frame("pre.csv", "pid,i1,i2", ["a,D,A", "b,a,B", "c,A,C"]))
      } == [
        .data(
          .unknownCode(
            path: "pre.csv", column: "i1", excelColumn: "B",
            cells: [CellFact(row: 2, text: "D")], total: 1, known: ["A", "B", "C"])),
        .data(
          .unknownCode(
            path: "pre.csv", column: "i2", excelColumn: "C", cells: [CellFact(row: 4, text: "C")], total: 1,
            known: ["A", "B"])),
      ])
  }

  @Test func aRightAnswerIsOneOfTheOptions() {
    #expect(
      problemsOf { _ = try key(["i1,A,3", "i2,E,4"]) } == [
        .data(
          .unknownCode(
            path: "key.csv", column: "correct", excelColumn: "B", cells: [CellFact(row: 3, text: "E")], total: 1,
            known: ["A", "B", "C", "D"]))
      ])
  }

  @Test(
    "a key without gaps",
    arguments: [
      (["i1,A,3", ",B,3"], DataProblem.missingIdentifier(path: "key.csv", column: "item", rows: [3])),
      (["i1,,3", "i2,B,3"], .missingIdentifier(path: "key.csv", column: "correct", rows: [2])),
      (
        ["i1,A,3", "i1,B,3"],
        .duplicateIdentifier(path: "key.csv", column: "item", excelColumn: "A", identifier: "i1", rows: [2, 3])
      ),
      (
        ["i1,A,2.5"],
        .notWhole(
          path: "key.csv", column: "options", excelColumn: "C", cells: [CellFact(row: 2, text: "2.5")], total: 1)
      ),
      (
        ["i1,A,40"],
        .outOfRange(
          path: "key.csv", column: "options", excelColumn: "C", cells: [CellFact(row: 2, text: "40")], total: 1,
          low: 1, high: 26)
      ),
    ])
  func gaps(_ rows: [String], _ problem: DataProblem) {
    #expect(problemsOf { _ = try key(rows) } == [.data(problem)])
  }

  @Test func aRightAnswerInWordsIsKnownByTheFormOnly() {
    #expect(
      problemsOf { _ = try key(["i1,Members,2"]).score(frame("pre.csv", "pid,i1", ["a,A"])) } == [
        .data(
          .unknownCode(
            path: "key.csv", column: "correct", excelColumn: "B", cells: [CellFact(row: 2, text: "Members")], total: 1,
            known: ["A", "B"]))
      ])
  }

  @Test func aKeyWithoutAnyWeightGivesNoPoints() {
    #expect(
      problemsOf { _ = try key(["i1,A,0", "i2,B,0"], header: "item,correct,weight") } == [
        .scoring(.noWeight(key: "key.csv"))
      ])
  }

  @Test func anItemThatAFileLacksIsNamed() {
    let problems = problemsOf { _ = try key(["q1,A,3"]).score(frame("pre.csv", "pid,q2", ["a,A"])) }
    #expect(
      problems == [
        .scoring(.keyDoesNotFit(path: "pre.csv", key: "key.csv", missing: ["q1"], itemCount: 1, others: []))
      ])
  }
}

extension ScoredAnswers {
  /// By item and row.
  var right: [[Bool?]] { items.indices.map { item in (0..<rowCount).map { isRight(item, $0) } } }
}
