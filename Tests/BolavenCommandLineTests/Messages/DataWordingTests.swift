import BolavenData
import BolavenFormats
import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct DataWordingTests {
  static let cells = (1...7).map { CellFact(row: $0 + 8, text: $0 == 7 ? "ຍິງ" : "female") }
  static let one = [CellFact(row: 9, text: "41")]

  /// One example of each case.
  static let problems: [DataProblem] = [
    .fileMissing(path: "data/returnees_2023.csv", nearby: ["Returnees_2023.csv", "returnees_2022.csv"]),
    .fileUnreadable(path: "data/a.csv", reason: "Permission denied"),
    .isFolder(path: "data"),
    .unknownFileType(path: "a.pdf", known: ["csv", "tsv", "txt"]),
    .emptyFile(path: "a.csv"),
    .noRows(path: "a.csv"),
    .notUTF8(path: "a.csv", line: 3, byte: 0xE9, offset: 12),
    .notInEncoding(path: "a.csv", encoding: "Windows-874", line: 3, byte: 0xFC, offset: 12),
    .unusableOption(path: "a.csv", option: "delimiter", value: ""),
    .headerRowMissing(path: "a.csv", line: 9),
    .damagedCompression(path: "a.csv.gz", isCutShort: true),
    .inflatesTooMuch(path: "a.csv.gz", limit: 8_388_608),
    .notJSON(path: "a.json", line: 2, column: 5, expected: "a comma or ]"),
    .tooDeep(path: "a.json", line: 1, column: 65, limit: 64),
    .duplicateKey(path: "a.json", line: 2, column: 14, key: "id"),
    .noRecords(path: "a.json", line: 1, column: 1),
    .nestedList(path: "a.json", line: 2, column: 14, key: "children"),
    .zeroByte(path: "a.csv", line: 2),
    .unterminatedQuote(path: "a.csv", line: 17, column: 5),
    .textAfterQuote(path: "a.csv", line: 17, column: 9),
    .raggedRows(path: "a.csv", expected: 6, rows: [.init(line: 4, found: 5), .init(line: 9, found: 7)], total: 2),
    .cellTooLong(path: "a.csv", line: 2, limit: 16_777_216),
    .tooManyColumns(path: "a.csv", count: 300_000, limit: 200_000),
    .duplicateColumn(path: "a.csv", name: "pre", excelColumns: ["B", "F"]),
    .unnamedColumn(path: "a.csv", excelColumn: "C"),
    .columnMissing(
      path: "scores.csv", name: "post_total", found: ["Code", "Sex", "Post total"], nearest: ["Post total"]),
    .ambiguousNumber(
      path: "a.csv", column: "pre", excelColumn: "B", cells: [CellFact(row: 9, text: "1.250")], total: 1),
    .notANumber(path: "a.csv", column: "pre", excelColumn: "B", cells: one, total: 1),
    .notWhole(path: "a.csv", column: "pre", excelColumn: "B", cells: one, total: 1),
    .outOfRange(path: "a.csv", column: "post_total", excelColumn: "D", cells: one, total: 1, low: 0, high: 20),
    .unknownCode(path: "a.csv", column: "sex", excelColumn: "B", cells: cells, total: 7, known: ["F", "M"]),
    .duplicateIdentifier(path: "scores.csv", column: "pid", excelColumn: "A", identifier: "TC-016", rows: [17, 23]),
    .missingIdentifier(path: "scores.csv", column: "pid", rows: [4]),
    .nobodyMatched(
      firstPath: "returnees_2022.csv", firstColumn: "person_id", firstExample: "00412",
      secondPath: "returnees_2023.csv", secondColumn: "person_id", secondExample: "412"),
    .tooManyCandidates(path: "a.csv", secondPath: "b.csv", limit: 5_000_000),
    .statFileDamaged(path: "a.dta", kind: "Stata", row: 12, variable: "age", detail: "it ends too early"),
    .statFileReaderEnded(path: "a.sav", kind: "SPSS", rowsRead: 0, signal: 11, detail: ""),
    .statFileTooSlow(path: "a.sav", kind: "SPSS", rowsRead: 16_384, seconds: 60),
    .statFileTooLarge(path: "a.zsav", kind: "SPSS", rowsRead: 16_384, limit: 8_388_608),
    .statFileReaderMissing(path: "a.dta", kind: "Stata", program: "/usr/local/bin/bolaven-statfile"),
    .statFileUnsupported(path: "a.dta", kind: "Stata", detail: "a version that is not known here"),
    .statFileEncoding(path: "a.dta", kind: "Stata", row: 3, variable: "name", encoding: "UTF-8"),
    .statFileEncodingUnknown(path: "a.sav", kind: "SPSS", encoding: ""),
    .statFileCellTooLong(path: "a.dta", row: 3, variable: "story", limit: 16_777_216),
    .statFileMemory(path: "a.sav", kind: "SPSS", limit: 4_294_967_296),
    .statFileNotWritable(path: "a.dta", kind: "Stata", variable: "age", row: nil, detail: "1.5 has a label"),
    .form(.listMissing(row: 7, list: "yesno", nearest: ["yes_no"]), path: "form.xlsx"),
    .multipleAnswersDisagree(
      path: "kobo.xlsx", column: "crops", excelColumn: "G",
      cells: [CellFact(row: 9, text: "coffee tea, but the columns say coffee")], total: 1),
    .parentMissing(
      path: "kobo.xlsx", sheet: "members", column: "_parent_index", excelColumn: "H",
      cells: [CellFact(row: 4, text: "99")], total: 1),
    .versionsDisagree(
      path: "kobo.xlsx", columns: ["old/age", "who/age"], excelColumns: ["D", "K"], rows: [5], total: 1),
    .constraintBroken(
      path: "kobo.xlsx", column: "age", excelColumn: "D", cells: [CellFact(row: 9, text: "141")], total: 1,
      constraint: ". >= 15 and . <= 99"),
    .otherSpreadsheet(path: "old scores.xls", kind: .xls),
    .encryptedWorkbook(path: "a.xlsx"),
    .container(path: "a.xlsx", .wrongChecksum(name: "xl/workbook.xml")),
    .markup(path: "a.xlsx", part: "xl/workbook.xml", .documentType(line: 1)),
    .workbookPartMissing(path: "a.xlsx", part: "xl/workbook.xml"),
    .sheetMissing(path: "a.xlsx", name: "Score", found: ["Scores", "Codes"], nearest: ["Scores"]),
    .noVisibleSheet(path: "a.xlsx", hidden: ["Scores"]),
    .damagedCell(path: "a.xlsx", sheet: "Scores", cell: "B9", .sharedStringMissing),
    .cellTextTooLong(path: "a.xlsx", sheet: "Scores", cell: "B9", limit: 32_767),
    .sheetTooSparse(path: "a.xlsx", sheet: "Scores", rows: 16_000, columns: 16_000, cells: 16_000),
    .emptySheet(path: "a.xlsx", sheet: "Scores", others: ["Cover"]),
    .sheetWithoutRows(path: "a.xlsx", sheet: "Scores", headerRow: 3, others: ["Cover"]),
    .duplicateHead(path: "a.xlsx", sheet: "Scores", name: "pre", cells: ["B3", "F3"]),
    .sheetTooLarge(path: "a.csv", rows: 2_000_000, columns: 5),
    .textTooLongForSheet(path: "a.csv", cell: "B9", characters: 40_000, limit: 32_767),
    .workbookNotWritten(path: "a.csv", reason: "No space left on device"),
  ]

  static let zipErrors: [ZipError] = [
    .notZip, .damagedDirectory, .tooManyEntries(count: 3000, limit: 2000), .duplicateEntry(name: "xl/workbook.xml"),
    .tooLarge(bytes: 9 << 30, limit: 8 << 30), .encryptedEntry(name: "xl/workbook.xml"),
    .unknownMethod(name: "xl/workbook.xml", method: 12), .damagedEntry(name: "xl/workbook.xml"),
    .wrongChecksum(name: "xl/workbook.xml"), .inflatesTooMuch(name: "xl/workbook.xml", ratio: 1000),
  ]
  static let xmlErrors: [XMLError] = [
    .syntax(problem: "mismatched tag", line: 2, column: 5), .documentType(line: 1), .tooDeep(line: 1, limit: 64),
    .tokenTooLong(line: 1, limit: 4 << 20),
  ]

  @Test("every fault of a workbook has its words")
  func wordsFaultsOfWorkbooks() {
    let problems =
      Self.zipErrors.map { DataProblem.container(path: "a.xlsx", $0) }
      + Self.xmlErrors.map { DataProblem.markup(path: "a.xlsx", part: "xl/workbook.xml", $0) }
      + CellFault.allCases.map { DataProblem.damagedCell(path: "a.xlsx", sheet: "S", cell: "B9", $0) }
      + SpreadsheetKind.allCases.map { DataProblem.otherSpreadsheet(path: "a.xls", kind: $0) }
    for problem in problems { expectGoodMessage(problem.message) }
  }

  @Test func aWayToConvertIsACommandThatTheShellTakes() {
    let message = DataProblem.otherSpreadsheet(path: "Anna's data/a b.xls", kind: .xls).message
    #expect(message.fix.first == "libreoffice --headless --convert-to xlsx 'Anna'\\''s data/a b.xls'")
  }

  @Test("every problem says what, where and what to do", arguments: problems)
  func saysWhatWhereAndWhatToDo(_ problem: DataProblem) {
    expectGoodMessage(problem.message)
    #expect(problem.message.code.family == .data)
  }

  @Test func noCaseIsForgottenAndEveryCaseHasItsOwnCode() throws {
    let cases = caseNames(of: "DataProblem", in: try Repository.text("Sources/BolavenData/DataError.swift"))
    #expect(cases.count > 20)
    #expect(Set(Self.problems.map(caseName)) == cases)
    #expect(Set(Self.problems.map(\.message.code)).count == cases.count)
  }

  /// The codes that the published examples use.
  @Test(
    "published codes keep their meaning",
    arguments: [
      ("columnMissing", "D101"), ("duplicateIdentifier", "D104"), ("outOfRange", "D121"), ("unknownCode", "D133"),
      ("nobodyMatched", "D142"), ("tooManyCandidates", "D206"),
    ])
  func keepsPublishedCodes(_ name: String, _ code: String) throws {
    let problem = try #require(Self.problems.first { caseName($0) == name })
    #expect(problem.message.code.description == code)
  }

  @Test func namesExcelCellsAndCountsWhatIsLeftOut() {
    let many = (0..<20).map { CellFact(row: 9 + $0, text: "x\($0)") }
    let problem = DataProblem.notANumber(path: "x.csv", column: "pre", excelColumn: "B", cells: many, total: 32)
    #expect(
      Message.text([problem.message], width: 80) == """
        error[D127] 32 values are not numbers
          --> x.csv B9, B10, B11, B12, B13 and 27 more
          found: pre = "x0", "x1", "x2", "x3", "x4", ...
          expected: numbers
          fix: write numbers as 1234.5, a point before decimals and no marks between
               thousands; leave empty what nobody answered

        """)
  }

  @Test func countsEqualCells() throws {
    let problem = try #require(Self.problems.first { caseName($0) == "unknownCode" })
    #expect(
      Message.text([problem.message], width: 80) == """
        error[D133] 7 codes are not in the list for 'sex'
          --> a.csv B9, B10, B11, B12, B13 and 2 more
          found: sex = "female" 6 times, "ຍິງ"
          expected: F, M
          fix: add the code to the list of the column, or correct the cells

        """)
  }

  @Test func duplicateIdentifiersNameBothCells() throws {
    let problem = try #require(Self.problems.first { caseName($0) == "duplicateIdentifier" })
    #expect(
      Message.text([problem.message], width: 80) == """
        error[D104] duplicate id in column 'pid'
          --> scores.csv A17 and A23   both say TC-016
          fix: one of the two is wrong; correct it in the file

        """)
  }

  @Test(
    "the likely reason why nobody matched",
    arguments: [
      ("00412", "412", "zeros"), ("tc-1", "TC-1", "capital"), ("TC 1", "TC1", "spaces"),
    ])
  func explainsIdentifiersThatNearlyMatch(_ first: String, _ second: String, _ word: String) {
    let problem = DataProblem.nobodyMatched(
      firstPath: "a.csv", firstColumn: "id", firstExample: first, secondPath: "b.csv", secondColumn: "id",
      secondExample: second)
    #expect(problem.message.notes.contains { $0.contains(word) })
  }

  @Test func standardInputIsCalledByItsName() {
    #expect(Message.text([DataProblem.emptyFile(path: "-").message], width: 80).contains("--> standard input\n"))
  }

  @Test func columnsThatOneFileLacksAreToldTogether() {
    let missing = { (path: String, name: String) in
      DataProblem.columnMissing(path: path, name: name, found: ["a", "b"], nearest: [])
    }
    let failure = CommandFailure(
      DataError([missing("x.csv", "c"), missing("y.csv", "c"), missing("x.csv", "d"), missing("x.csv", "e")]))
    #expect(failure.messages.map(\.what) == ["columns were not found: 'c', 'd', 'e'", "column 'c' was not found"])
  }
}
