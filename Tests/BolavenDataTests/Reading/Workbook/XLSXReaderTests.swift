import BolavenFormats
import TestSupport
import Testing

@testable import BolavenData

private typealias Row = WorkbookBuilder

private func read(_ book: WorkbookBuilder, _ options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
  try XLSXReader().read(DataFile(path: "a.xlsx", bytes: book.bytes), options)
}

private func problems(_ bytes: [UInt8], _ options: ReadOptions = ReadOptions(), path: String = "a.xlsx")
  -> [DataProblem]
{
  do throws(DataError) {
    _ = try XLSXReader().read(DataFile(path: path, bytes: bytes), options)
    return []
  } catch {
    return error.problems
  }
}

/// Names, then rows with what stands in them; a missing value as a dot.
private func table(_ frame: DataFrame) throws -> [[String]] {
  let columns = try frame.names.map { try frame.categories($0) }
  return [frame.names.map(\.text)] + (0..<frame.rowCount).map { row in columns.map { $0[row] ?? "." } }
}

@Suite struct XLSXReaderTests {
  @Test("both standards are read", arguments: WorkbookBuilder.Standard.allCases)
  func standards(_ standard: WorkbookBuilder.Standard) throws {
    let book = WorkbookBuilder(standard)
      .sheet(
        Row.row(1, ["<c t=\"s\"><v>0</v></c>", "'x"]) + Row.row(2, ["<c t=\"s\"><v>1</v></c>", "2.50"])
          + Row.row(3, ["'00123", "-1e-3"])
      )
      .strings(
        "<t>id</t>", "<r><t>Kha</t></r><r><t xml:space=\"preserve\">m </t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>")
    let frame = try read(book)
    #expect(try table(frame) == [["id", "x"], ["Kham ", "2.5"], ["00123", "-0.001"]])
    #expect(try frame.column("x") == .numbers(NumberColumn([2.5, -0.001])))
    #expect(frame.notes.isEmpty && frame.source == "a.xlsx")
  }

  @Test func rowsAndColumnsKeepTheirPlaces() throws {
    let rows =
      Row.row(3, ["", "'a", "", "'b"]) + Row.row(4, ["", "<c r=\"B4\" s=\"0\"/>"]) + Row.row(7, ["", "1", "", ""])
      + Row.row(9, ["", "", "", "'z"])
    let frame = try read(WorkbookBuilder().sheet(rows))
    #expect(try table(frame) == [["a", "b"], ["1", "."], [".", "z"]])
    #expect((0..<2).map(frame.excelRow) == [7, 9])
    #expect(frame.excelColumn("a") == "B" && frame.excelColumn("b") == "D")
  }

  @Test func cellsWithoutReferencesFollowEachOther() throws {
    let rows = "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row/><row><c/><c><v>1</v></c></row>"
    let frame = try read(WorkbookBuilder().sheet(rows))
    #expect(try table(frame) == [["a", "b"], [".", "1"]])
    #expect(frame.excelRow(0) == 3)
  }

  @Test func aColumnOfNumbersAndTextsIsTextAndNoted() throws {
    let rows = Row.row(1, ["'income"]) + (2...6).map { Row.row($0, [$0 == 4 ? "'n/a" : "\($0).10"]) }.joined()
    let frame = try read(WorkbookBuilder().sheet(rows))
    #expect(try frame.categories("income").levels == ["2.1", "3.1", "n/a", "5.1", "6.1"])
    #expect(
      frame.notes == [
        .mixedColumn(
          column: "income", excelColumn: "A", numbers: 4, texts: 1, rarer: [CellFact(row: 4, text: "n/a")])
      ])
    #expect(try frame.numbers("income")[1] == 3.1)
  }

  @Test func formulasErrorsAndTruthValues() throws {
    let rows =
      Row.row(1, ["'a", "'b", "'c"])
      + Row.row(
        2,
        [
          "<c><f>1+1</f><v>2</v></c>", "<c t=\"str\"><f>\"=1\"</f><v>=1</v></c>",
          "<c t=\"b\"><f>TRUE()</f><v>1</v></c>",
        ])
      + Row.row(3, ["<c><f>1+1</f></c>", "<c t=\"str\"><f>\"\"</f><v></v></c>", "<c t=\"b\"><v>0</v></c>"])
      + Row.row(4, ["<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "<c t=\"e\"><v>#N/A</v></c>", ""])
    let frame = try read(WorkbookBuilder().sheet(rows))
    #expect(try table(frame) == [["a", "b", "c"], ["2", "=1", "TRUE"], [".", ".", "FALSE"], [".", ".", "."]])
    #expect(
      frame.notes == [
        .errorCells(sheet: "Scores", cells: ["A4", "B4"], total: 2),
        .formulasWithoutValue(sheet: "Scores", cells: ["A3"], total: 1),
      ])
    #expect(try frame.column("a") == .numbers(NumberColumn([2, nil, nil])))
  }

  @Test func datesBecomeTextsAndImpossibleOnesAreNoted() throws {
    let dates = ["1", "59", "60", "61", "-1", "45043.4375"]
    let rows =
      Row.row(1, ["'day"]) + dates.enumerated().map { Row.row($0 + 2, ["<c s=\"1\"><v>\($1)</v></c>"]) }.joined()
    let book = WorkbookBuilder().sheet(rows).formats("dd/mm/yyyy")
    let frame = try read(book)
    #expect(
      try table(frame).dropFirst().map { $0[0] }
        == ["1900-01-01", "1900-02-28", ".", "1900-03-01", ".", "2023-04-27T10:30:00"])
    #expect(frame.notes == [.impossibleDates(sheet: "Scores", cells: ["A4", "A6"], total: 2)])
    #expect(try table(read(book.from1904()))[1] == ["1904-01-02"])
  }

  @Test func datesInISOAreTidied() throws {
    let cells = ["2021-01-01T00:00:00.000Z", "2021-01-01T10:30:00Z", "2021-01-01"]
    let rows =
      Row.row(1, ["'day"])
      + cells.enumerated().map { Row.row($0 + 2, ["<c s=\"1\" t=\"d\"><v>\($1)</v></c>"]) }.joined()
    let frame = try read(WorkbookBuilder().sheet(rows).formats("yyyy-mm-dd"))
    #expect(try table(frame).dropFirst().map { $0[0] } == ["2021-01-01", "2021-01-01T10:30:00", "2021-01-01"])
  }

  @Test func aMergedHeadIsTheNameOfEachColumnUnderIt() throws {
    let rows = Row.row(1, ["'id", "'score"]) + Row.row(2, ["1", "2", "3", "4"])
    let frame = try read(
      WorkbookBuilder().sheet(rows, behind: "<mergeCells><mergeCell ref=\"B1:D1\"/></mergeCells>"))
    #expect(frame.names == ["id", "score", "score_2", "score_3"])
    #expect(
      frame.notes == [
        .mergedHeader(sheet: "Scores", cells: ["B1:D1"], total: 1),
        .duplicateNameChanged(name: "score", excelColumn: "C", newName: "score_2"),
        .duplicateNameChanged(name: "score", excelColumn: "D", newName: "score_3"),
      ])
  }

  @Test func aNameAboveTheRowOfNamesComesDownThroughItsMergedCell() throws {
    let rows = Row.row(1, ["'id", "'score"]) + Row.row(2, ["", "'pre", "'post"]) + Row.row(3, ["1", "2", "3"])
    let merged = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>"
    let frame = try read(WorkbookBuilder().sheet(rows, behind: merged), ReadOptions(headerRow: 2))
    #expect(frame.names == ["id", "pre", "post"])
    #expect(
      frame.notes == [.preambleSkipped(lines: 1...1), .mergedHeader(sheet: "Scores", cells: ["A1:A2"], total: 1)])
  }

  @Test func titlesAboveTheNamesArePassedOver() throws {
    let rows =
      Row.row(1, ["'Results of 2023"]) + Row.row(2, ["'Paksong"]) + Row.row(4, ["'id", "'score"])
      + Row.row(5, ["1", "2"])
    let frame = try read(WorkbookBuilder().sheet(rows))
    #expect(try table(frame) == [["id", "score"], ["1", "2"]])
    #expect(frame.notes == [.preambleSkipped(lines: 1...3)])
  }

  @Test func aColumnOfTextsHasItsNameInItsFirstRow() throws {
    let frame = try read(WorkbookBuilder().sheet(Row.row(1, ["'name"]) + Row.row(2, ["'Kham"])))
    #expect(try table(frame) == [["name"], ["Kham"]])
  }

  @Test func withoutARowOfNamesColumnsAreCalledAfterTheirPlace() throws {
    let frame = try read(
      WorkbookBuilder().sheet(Row.row(2, ["", "1", "2"])), ReadOptions(headerRow: 0))
    #expect(try table(frame) == [["column2", "column3"], ["1", "2"]])
    #expect(frame.excelRow(0) == 2)
  }

  @Test func twoColumnsOfOneNameAreRefusedWithTheirCells() {
    let rows = Row.row(2, ["'x", "'y", "'x"]) + Row.row(3, ["1", "2", "3"])
    #expect(
      problems(WorkbookBuilder().sheet(rows).bytes)
        == [.duplicateHead(path: "a.xlsx", sheet: "Scores", name: "x", cells: ["A2", "C2"])])
  }

  @Test func theFirstSheetThatIsNotHiddenIsRead() throws {
    let book = WorkbookBuilder()
      .sheet(Row.row(1, ["'h"]) + Row.row(2, ["1"]), name: "Old", state: "hidden")
      .sheet(Row.row(1, ["'v"]) + Row.row(2, ["2"]), name: "Scores")
      .sheet("", name: "Codes")
    let frame = try read(book)
    #expect(frame.names == ["v"])
    #expect(frame.notes == [.otherSheets(read: "Scores", others: ["Codes"]), .hiddenSheet(name: "Old")])
    #expect(try read(book, ReadOptions(sheet: "old")).names == ["h"])
    #expect(
      problems(book.bytes, ReadOptions(sheet: "Score"))
        == [.sheetMissing(path: "a.xlsx", name: "Score", found: ["Old", "Scores", "Codes"], nearest: ["Scores"])])
    #expect(
      problems(book.bytes, ReadOptions(sheet: "Codes")) == [
        .emptySheet(path: "a.xlsx", sheet: "Codes", others: ["Scores"])
      ])
    let hidden = WorkbookBuilder().sheet("", name: "Old", state: "veryHidden")
    #expect(problems(hidden.bytes) == [.noVisibleSheet(path: "a.xlsx", hidden: ["Old"])])
  }

  @Test func hiddenRowsAndColumnsAreReadAndNoted() throws {
    let rows =
      Row.row(1, ["'a", "'b"]) + Row.row(2, ["1", "2"], attributes: "hidden=\"1\"") + Row.row(3, ["3", "4"])
      + Row.row(4, [], attributes: "hidden=\"true\"")
    let frame = try read(
      WorkbookBuilder().sheet(rows, before: "<cols><col min=\"2\" max=\"9\" hidden=\"1\"/></cols>"))
    #expect(try table(frame) == [["a", "b"], ["1", "2"], ["3", "4"]])
    #expect(frame.notes == [.hiddenRows(sheet: "Scores", count: 1), .hiddenColumns(sheet: "Scores", count: 1)])
  }

  @Test func textsThatAreEqualAreOneLevel() throws {
    let texts = ["<t>é</t>", "<t>e\u{301}</t>", "<t>é</t>"]
    let rows =
      Row.row(1, ["'a"]) + (0..<3).map { Row.row($0 + 2, ["<c t=\"s\"><v>\($0)</v></c>"]) }.joined()
      + Row.row(5, ["'é"])
    let frame = try read(WorkbookBuilder().sheet(rows).strings(texts[0], texts[1], texts[2]))
    #expect(try frame.categories("a") == Categories(levels: ["é"], codes: [0, 0, 0, 0]))
  }

  @Test func longNumbersAreNoted() throws {
    let frame = try read(WorkbookBuilder().sheet(Row.row(1, ["'phone"]) + Row.row(2, ["8562012345678901"])))
    #expect(
      frame.notes == [
        .damagedIdentifiers(column: "phone", cells: [CellFact(row: 2, text: "8562012345678901")], total: 1)
      ])
  }

  @Test func charactersThatXMLCannotHoldComeBack() throws {
    let rows = Row.row(1, ["'a"]) + Row.row(2, ["'x_x000D__x005F_x0041_y_x12_"])
    #expect(try read(WorkbookBuilder().sheet(rows)).categories("a").levels == ["x\r_x0041_y_x12_"])
  }

  @Test(
    "what a sheet says wrongly is refused with its cell",
    arguments: [
      ("<c r=\"B2\"><v>x</v></c>", "B2", .notANumber), ("<c r=\"B2\" t=\"s\"><v>9</v></c>", "B2", .sharedStringMissing),
      ("<c r=\"B2\" t=\"s\"><v>-1</v></c>", "B2", .sharedStringMissing),
      ("<c r=\"B2\" t=\"b\"><v>2</v></c>", "B2", .notTrueOrFalse),
      ("<c r=\"B2\" t=\"x\"><v>2</v></c>", "B2", .unknownKind),
      ("<c r=\"B3\"><v>1</v></c>", "A2", .misplaced), ("<c r=\"XFE2\"><v>1</v></c>", "A2", .misplaced),
      ("<c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>1</v></c>", "C2", .misplaced),
      ("<c r=\"B2\"><v>1e999</v></c>", "B2", .notANumber),
      ("<c r=\"B2\"><v>nan</v></c>", "B2", .notANumber), ("<c r=\"B2\"><v>0x10</v></c>", "B2", .notANumber),
    ] as [(String, String, CellFault)])
  func faults(_ example: (cell: String, place: String, fault: CellFault)) {
    let rows = Row.row(1, ["'a", "'b"]) + "<row r=\"2\">\(example.cell)</row>"
    #expect(
      problems(WorkbookBuilder().sheet(rows).strings("<t>x</t>").bytes)
        == [.damagedCell(path: "a.xlsx", sheet: "Scores", cell: example.place, example.fault)])
  }

  @Test(arguments: [("0", "A2"), ("1", "A2"), ("1048577", "A1048577"), ("x", "A2"), ("99999999999999", "A2")])
  func rowsOutOfOrderAreRefused(_ example: (row: String, place: String)) {
    let rows = Row.row(1, ["'a"]) + "<row r=\"\(example.row)\"><c><v>1</v></c></row>"
    #expect(
      problems(WorkbookBuilder().sheet(rows).bytes)
        == [.damagedCell(path: "a.xlsx", sheet: "Scores", cell: example.place, .misplaced)])
  }

  @Test func aTextLongerThanACellIsRefusedWhereItIsUsed() throws {
    let long = "<t>\(String(repeating: "ກ", count: 32_768))</t>"
    let rows = Row.row(1, ["'a"]) + Row.row(2, ["<c r=\"A2\" t=\"s\"><v>1</v></c>"])
    let problem = DataProblem.cellTextTooLong(path: "a.xlsx", sheet: "Scores", cell: "A2", limit: 32_767)
    #expect(problems(WorkbookBuilder().sheet(rows).strings("<t>x</t>", long).bytes) == [problem])
    #expect(problems(WorkbookBuilder().sheet(rows).strings(long, "<t>x</t>").bytes) == [])
    #expect(
      problems(WorkbookBuilder().sheet(rows).strings("<t/>", "<t>\(String(repeating: "ກ", count: 32_767))</t>").bytes)
        == [])
  }

  @Test func cellsFarApartAreRefusedBeforeTheyTakeRoom() {
    let count = 5000
    let rows = (1...count).map { row in
      "<row r=\"\(row)\"><c r=\"\(sheetLetters(row))\(row)\"><v>1</v></c></row>"
    }
    let found = problems(WorkbookBuilder().sheet(rows.joined()).bytes)
    guard case .sheetTooSparse(_, "Scores", let rows, _, let cells) = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(rows < count && cells < count)
  }

  @Test func aCellInTheLastCornerTakesNoRoom() throws {
    let rows = Row.row(1, ["'a"]) + Row.row(2, ["1"]) + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"
    let frame = try read(WorkbookBuilder().sheet(rows, before: "<dimension ref=\"A1:XFD1048576\"/>"))
    #expect(try table(frame) == [["a", "column16384"], ["1", "."], [".", "1"]])
    #expect(frame.excelRow(1) == 1_048_576 && frame.excelColumn("column16384") == "XFD")
  }

  @Test func sheetsWithoutRowsAreRefused() {
    #expect(
      problems(WorkbookBuilder().sheet(Row.row(3, ["'a", "'b"])).bytes)
        == [.sheetWithoutRows(path: "a.xlsx", sheet: "Scores", headerRow: 3, others: [])])
    let blank = Row.row(1, ["'", "<c r=\"B1\" s=\"1\"/>"])
    #expect(
      problems(WorkbookBuilder().sheet(blank).bytes) == [.emptySheet(path: "a.xlsx", sheet: "Scores", others: [])])
  }

  @Test func aCoverWithoutRowsIsPassedOver() throws {
    let cover = Row.row(1, ["'Training of trainers"])
    let book = WorkbookBuilder()
      .sheet(cover, name: "Cover").sheet(Row.row(1, ["'v"]) + Row.row(2, ["2"]), name: "Scores")
    let frame = try read(book)
    #expect(frame.names == ["v"])
    #expect(frame.notes == [.otherSheets(read: "Scores", others: ["Cover"])])
    #expect(
      problems(book.bytes, ReadOptions(sheet: "Cover"))
        == [.sheetWithoutRows(path: "a.xlsx", sheet: "Cover", headerRow: 1, others: ["Scores"])])
    let covers = WorkbookBuilder().sheet(cover, name: "Cover").sheet("", name: "Scores")
    #expect(
      problems(covers.bytes)
        == [.sheetWithoutRows(path: "a.xlsx", sheet: "Cover", headerRow: 1, others: ["Scores"])])
  }

  @Test func rowsThatBelongToAnotherSheetAreNotTheTable() throws {
    let child = Row.row(1, ["'crop", "'_submission__uuid", "'_parent_index"]) + Row.row(2, ["'tea", "'a", "1"])
    let book = WorkbookBuilder().sheet(child, name: "crops").sheet(Row.row(1, ["'v"]) + Row.row(2, ["2"]), name: "Main")
    #expect(try read(book).names == ["v"])
    #expect(try read(WorkbookBuilder().sheet(child, name: "crops")).names.count == 3)
  }

  @Test func otherSpreadsheetsAreKnownByTheirContent() {
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2000)
    #expect(problems(ole) == [.otherSpreadsheet(path: "a.xlsx", kind: .xls)])
    var zip = ZipBuilder()
    zip.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    #expect(problems(zip.bytes()) == [.otherSpreadsheet(path: "a.xlsx", kind: .ods)])
    zip = ZipBuilder()
    zip.add("xl/workbook.bin", [1])
    #expect(problems(zip.bytes()) == [.otherSpreadsheet(path: "a.xlsx", kind: .xlsb)])
    #expect(problems(Array("\u{FEFF}\n<html>".utf8)) == [.otherSpreadsheet(path: "a.xlsx", kind: .markup)])
    #expect(problems(Array("a,b\n1,2\n".utf8)) == [.container(path: "a.xlsx", .notZip)])
    var locked = ole
    for (place, byte) in "EncryptedPackage".utf8.enumerated() { locked[512 + 2 * place] = byte }
    #expect(problems(locked) == [.encryptedWorkbook(path: "a.xlsx")])
  }

  @Test func aMissingPartIsNamed() {
    var zip = ZipBuilder()
    zip.add("[Content_Types].xml", [])
    zip.add("xl/nothing.xml", [])
    #expect(problems(zip.bytes()) == [.workbookPartMissing(path: "a.xlsx", part: "xl/workbook.xml")])
  }

  @Test("a byte of a sheet changed anywhere gives rows or a refusal")
  func survivesAnyChangedByte() {
    let book = WorkbookBuilder().sheet(Row.row(1, ["'a", "'b"]) + Row.row(2, ["<c t=\"s\"><v>0</v></c>", "2"]))
      .strings("<t>x</t>")
    let bytes = book.bytes
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= 0x11
      do throws(DataError) {
        let frame = try XLSXReader().read(DataFile(path: "a.xlsx", bytes: changed))
        #expect(frame.rowCount <= 2)
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
  }
}
