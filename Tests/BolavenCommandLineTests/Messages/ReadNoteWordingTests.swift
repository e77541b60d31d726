import BolavenData
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct ReadNoteWordingTests {
  private static let cells = [CellFact(row: 4, text: "x")]
  /// One example of each case.
  static let notes: [ReadNote] = [
    .encodingFound(.windows874, isCertain: false), .preambleSkipped(lines: 1...3), .anotherTable(line: 40),
    .dialectFound(delimiter: "\t", quote: "'", escape: "\\", agreeing: 19, rows: 20), .headerMissing,
    .raggedRowsKept(lines: [3, 9], total: 2), .quotesRepaired(lines: [7], total: 1),
    .datesKeptAsNumbers(column: "born", format: "%td", cells: cells, total: 1),
    .notFinite(column: "share", rows: [4], total: 1),
    .columnNamed(excelColumn: "C", name: "column3"),
    .duplicateNameChanged(name: "pre", excelColumn: "F", newName: "pre_2"),
    .mixedLineEnds(counts: ["LF": 3, "CRLF": 9]), .hiddenSheet(name: "Old"), .hiddenRows(sheet: "S", count: 2),
    .hiddenColumns(sheet: "S", count: 1), .otherSheets(read: "S", others: ["T", "U"]),
    .mergedHeader(sheet: "S", cells: ["B1"], total: 1),
    .mixedColumn(column: "age", excelColumn: "C", numbers: 9, texts: 1, rarer: cells),
    .errorCells(sheet: "S", cells: ["B9"], total: 1),
    .formulasWithoutValue(sheet: "S", cells: ["B9", "B10"], total: 2),
    .impossibleDates(sheet: "S", cells: ["B9"], total: 1), .damagedIdentifiers(column: "id", cells: cells, total: 1),
    .buddhistYears(column: "year", converted: 8, others: 1),
    .columnsRenamed([.init(old: "who/age", new: "age")]), .columnsLeftOut(.media, columns: ["photo"]),
    .versionsJoined(column: "age", columns: ["old/age", "who/age"]), .labelsReadAsCodes(columns: ["sex"]),
    .repeatedSubmissions(rows: [4, 9]), .personalData(columns: ["name", "phone"]),
  ]

  @Test("every note is a sentence", arguments: notes)
  func isASentence(_ note: ReadNote) {
    #expect(note.text.hasSuffix("."))
    #expect(note.text.count > 20 && !note.text.contains("  ") && !note.text.contains("Optional"))
  }

  @Test func noCaseIsForgotten() throws {
    let cases = caseNames(of: "ReadNote", in: try Repository.text("Sources/BolavenData/Reading/ReadNote.swift"))
    #expect(Set(Self.notes.map(caseName)) == cases)
  }
}
