import BolavenData
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeScoresTests {
  private func totals(_ rows: [String], maximum: Double? = 10) throws -> KnowledgeScores {
    try KnowledgeScores(
      totals: frame("scores.csv", "pid,pre,post", rows), identifier: "pid", before: "pre", after: "post",
      maximum: maximum, analysis: "gain")
  }

  @Test func peopleWithoutBothScoresAreLeftOutAndCounted() throws {
    let scores = try totals(["a,3,5", "b,,4", "c,2,", "d,NA,nd", ",1,2"])
    #expect(scores.before == [3])
    #expect(scores.after == [5])
    #expect(scores.matching.rowsBefore == 3)
    #expect(scores.matching.rowsAfter == 3)
    #expect(scores.matching.onlyBefore == ["c"])
    #expect(scores.matching.onlyAfter == ["b"])
    #expect(scores.matching.withoutIdentifierBefore == [6])
    #expect(scores.items.isEmpty)
  }

  @Test func scoresAboveTheMaximumAndTextAreReportedTogether() {
    let problems = problemsOf { _ = try totals(["a,3,11", "b,x,4", "a,2,3"]) }
    #expect(
      problems == [
        .data(
          .duplicateIdentifier(
            path: "scores.csv", column: "pid", excelColumn: "A", identifier: "a", rows: [2, 4])),
        .data(
          .notANumber(
            path: "scores.csv", column: "pre", excelColumn: "B", cells: [CellFact(row: 3, text: "x")], total: 1)),
        .data(
          .outOfRange(
            path: "scores.csv", column: "post", excelColumn: "C", cells: [CellFact(row: 2, text: "11")], total: 1,
            low: 0, high: 10)),
      ])
  }

  @Test func withoutAMaximumScoresMayBeAnything() throws {
    #expect(try totals(["a,-3,500"], maximum: nil).after == [500])
  }

  @Test func itemsKeepTheOrderOfTheKeyAndThePairs() throws {
    let scores = try KnowledgeFiles().scores()
    #expect(scores.items.map(\.name) == ["i1", "i2"])
    #expect(scores.items[0].rightBefore == [true, false])
    #expect(scores.items[0].rightAfter == [true, true])
    #expect(scores.items[1].rightAfter == [true, false])
  }
}
