import BolavenData
import Testing

private func read(_ text: String) throws(DataError) -> DataFrame {
  try CSVReader().read(DataFile(path: "a.csv", bytes: Array(text.utf8)))
}

private func problems(_ text: String) -> [DataProblem] {
  do throws(DataError) {
    _ = try read(text)
    return []
  } catch {
    return error.problems
  }
}

/// Cells, lines and rows. RFC 4180 §2 unless said otherwise.
@Suite struct CSVParserTests {
  @Test(
    "lines end with LF, CRLF or CR, the last one or not",
    arguments: ["\n", "\r\n", "\r"], [true, false])
  func lineEnds(_ end: String, _ atEnd: Bool) throws {
    let text = ["a,b", "1,2", "\"x\(end)y\",", "3,"].joined(separator: end) + (atEnd ? end : "")
    #expect(try table(text) == [["a", "b"], ["1", "2"], ["x\(end)y", ""], ["3", ""]])
  }

  @Test(
    "a quote inside a cell that does not begin with one is a letter",
    arguments: [
      ("a\n5\" pipe\n", "5\" pipe"), ("a\n \"x\"\n", " \"x\""), ("a\nx\"\"y\n", "x\"\"y"), ("a\n\"\"\"\"\n", "\""),
    ])
  func quotesInside(_ example: (text: String, cell: String)) throws {
    #expect(try table(example.text) == [["a"], [example.cell]])
  }

  @Test func equalTextsAreOneLevelHoweverTheyAreQuoted() throws {
    let frame = try read("a,b\n5\" pipe,1\n\"5\"\" pipe\",2\nx,3\n\"x\",4\ne\u{301},5\né,6\n")
    let values = try frame.categories("a")
    #expect(values.levels.count == 3)
    #expect(values.codes == [0, 0, 1, 1, 2, 2])
  }

  @Test func blankLinesArePassedOverAndCounted() throws {
    let frame = try read("\n\na,b\n1,2\n\n\n3,4\n\n")
    #expect(frame.rowCount == 2)
    #expect([frame.excelRow(0), frame.excelRow(1)] == [4, 7])
  }

  /// A missing answer in the middle of a list is a row, as read.csv of R and DuckDB have it for quoted cells.
  @Test func anEmptyLineOfAOneColumnFileIsARowWithoutAValue() throws {
    let frame = try read("score\n1\n\n3\n\"\"\n\n\n")
    let values = try frame.numbers("score")
    #expect((0..<values.count).map { values[$0] } == [1, nil, 3, nil])
    #expect(frame.excelRow(3) == 5)
  }

  @Test func excelRowsCountARowWithLineEndsOnce() throws {
    let frame = try read("a,b\n\"x\ny\nz\",1\nu,2\n\nv,3\n")
    #expect((0..<3).map(frame.excelRow) == [2, 3, 5])
  }

  @Test func raggedRowsAreListedWithTheirLinesAndCounted() {
    #expect(
      problems("a,b\n1\n\"x\ny\",2\n1,2,3\n4,5\n")
        == [
          .raggedRows(
            path: "a.csv", expected: 2,
            rows: [DataProblem.RaggedRow(line: 2, found: 1), DataProblem.RaggedRow(line: 5, found: 3)], total: 2)
        ])
    guard case .raggedRows(_, _, let rows, let total) = problems("a,b\n" + String(repeating: "1\n", count: 50)).first
    else {
      Issue.record("no ragged rows")
      return
    }
    #expect(rows.count == 20 && rows.last?.line == 21 && total == 50)
  }

  @Test(
    "a quote that is never closed is placed where it opens",
    arguments: [
      ("a,b\n1,\"x\n2,3\n", 2, 3), ("a,b\nຄົນ,\"\"\"x\n", 2, 5), ("a,b\n\"x\r\ny\",\"z", 3, 4), ("\"a", 1, 1),
    ])
  func unterminated(_ example: (text: String, line: Int, column: Int)) {
    #expect(
      problems(example.text) == [.unterminatedQuote(path: "a.csv", line: example.line, column: example.column)])
  }

  @Test func textBehindAClosingQuoteIsRefused() {
    #expect(problems("a,b\n\"x\ny\"z,1\n") == [.textAfterQuote(path: "a.csv", line: 3, column: 3)])
    #expect(problems("a,b\n\"x\" ,1\n") == [.textAfterQuote(path: "a.csv", line: 2, column: 4)])
  }

  @Test func cellsHaveALongestLength() {
    let long = String(repeating: "x", count: (16 << 20) + 1)
    #expect(problems("a\n\(long)\n") == [.cellTooLong(path: "a.csv", line: 2, limit: 16 << 20)])
    #expect(problems("a\n1\n\"\(long)") == [.cellTooLong(path: "a.csv", line: 3, limit: 16 << 20)])
  }

  /// Copying the cell at each doubled quote would take hours here.
  @Test(.timeLimit(.minutes(1))) func millionsOfDoubledQuotesAreReadOnce() throws {
    let cell = String(repeating: "\"\"", count: 4_000_000)
    let frame = try read("a,b\n\"\(cell)\",1\n")
    #expect(try frame.categories("a")[0]?.utf8.count == 4_000_000)
  }
}
