import BolavenFormats
import Testing

@testable import BolavenData

private func part(_ name: String, of bytes: [UInt8]) throws -> String {
  let container = try ZipContainer(bytes)
  let entry = try #require(container.entry(named: name))
  return String(decoding: try container.bytes(of: entry), as: UTF8.self)
}

@Suite struct XLSXWriterTests {
  @Test func everyTextAndNumberComesBack() throws {
    let frame = difficultFrame()
    let bytes = try XLSXWriter().bytes(of: frame)
    let back = try XLSXReader().read(DataFile(path: "b.xlsx", bytes: bytes))
    #expect(back.names == frame.names && back.rowCount == frame.rowCount)
    for name in frame.names { #expect(try back.column(name) == frame.column(name), "\(name)") }
    #expect(back.notes.isEmpty)
  }

  @Test func nothingInAWorkbookIsCalculatedOrLeadsElsewhere() throws {
    let bytes = try XLSXWriter().bytes(of: difficultFrame())
    for entry in try ZipContainer(bytes).entries {
      let text = try part(entry.name, of: bytes)
      #expect(!text.contains("<f>") && !text.contains("<f ") && !text.contains("TargetMode=\"External\""))
    }
    #expect(try part("xl/worksheets/sheet1.xml", of: bytes).contains("state=\"frozen\""))
  }

  /// Sixteen digits, as `printf` of many writers gives them, are other numbers.
  @Test func numbersKeepEveryDigit() throws {
    let numbers: [Double] = [
      0.1 + 0.2, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 9_007_199_254_740_994, 123_456_789.012_345,
      -0.0,
    ]
    let frame = DataFrame(source: "a.csv", columns: [("x", .numbers(NumberColumn(numbers)))])
    let bytes = try XLSXWriter().bytes(of: frame)
    let back = try XLSXReader().read(DataFile(path: "b.xlsx", bytes: bytes)).numbers("x").values
    #expect(back.map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(try part("xl/worksheets/sheet1.xml", of: bytes).contains("<v>0.30000000000000004</v>"))
  }

  @Test func rowsWithoutAValueStayRows() throws {
    let frame = DataFrame(
      source: "a.csv",
      columns: [
        ("x", .numbers(NumberColumn([1, nil, 3, nil]))), ("t", .text(Categories(["a", nil, nil, nil]))),
      ])
    let bytes = try XLSXWriter().bytes(of: frame)
    let back = try XLSXReader().read(DataFile(path: "b.xlsx", bytes: bytes))
    #expect(try back.rowCount == 4 && back.column("x") == frame.column("x") && back.column("t") == frame.column("t"))
    #expect(try part("xl/worksheets/sheet1.xml", of: bytes).contains("<dimension ref=\"A1:B5\"/>"))
  }

  @Test func marksAreColorsAndComments() throws {
    var writer = XLSXWriter()
    writer.marks = [
      CellMark(row: 2, column: 1, kind: .error, comment: "outside 0 to 20 & <b>"),
      CellMark(row: 3, column: 3, kind: .changed),
    ]
    let bytes = try writer.bytes(of: difficultFrame())
    let comments = try part("xl/comments1.xml", of: bytes)
    #expect(comments.contains("ref=\"B4\"") && comments.contains("outside 0 to 20 &amp; &lt;b&gt;"))
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(sheet.contains(/<c r="B4" s="\d"/) && sheet.contains(/<c r="D5" s="\d"\/>/))
    #expect(try part("xl/styles.xml", of: bytes).contains("FFFFC7CE"))
  }

  @Test func aColumnIsRestrictedToItsChoices() throws {
    let choices = ["F", "M", "other, or \"none\"", "ຍິງ"]
    let columns = [
      ColumnDraft(head: "id", values: .numbers([1, 2], missing: [false, true])),
      ColumnDraft(head: "sex", values: .texts(levels: ["F"], codes: [0, -1]), choices: choices),
    ]
    let bytes = try WorkbookWriter.bytes(of: WorkbookDraft(sheets: [SheetDraft(name: "Scores", columns: columns)]))
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(sheet.contains("type=\"list\"") && sheet.contains("sqref=\"B2:B1048576\""))
    #expect(sheet.contains("<formula1>choices!$A$2:$A$5</formula1>"))
    let workbook = try Workbook(DataFile(path: "a.xlsx", bytes: bytes))
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
    let list = try workbook.frame(ofSheet: "choices", options: ReadOptions(headerRow: 1))
    #expect(try list.categories(list.names[0]).levels == choices)
  }

  @Test func whatHasNoRoomIsRefusedWithItsPlace() {
    let long = DataFrame(
      source: "a.csv", columns: [("a", .text(Categories(["x", String(repeating: "ກ", count: 32_768)])))])
    #expect(
      throws: DataError([.textTooLongForSheet(path: "a.csv", cell: "A3", characters: 32_768, limit: 32_767)])
    ) { try XLSXWriter().bytes(of: long) }
    let count = WorkbookWriter.mostRows
    let high = DataFrame(
      source: "a.csv", columns: [("a", .text(Categories(levels: [], codes: [Int32](repeating: -1, count: count))))])
    #expect(throws: DataError([.sheetTooLarge(path: "a.csv", rows: count + 1, columns: 1)])) {
      try XLSXWriter().bytes(of: high)
    }
  }

  @Test(arguments: ["", "a/b", "[a]", "'a", "choices", "Choices", String(repeating: "a", count: 32), "a\0b"])
  func namesThatExcelDoesNotAllowAreRefused(_ name: String) {
    let draft = WorkbookDraft(sheets: [SheetDraft(name: name, columns: [])])
    #expect(throws: WorkbookWritingError.unusableName(sheet: name)) { try WorkbookWriter.bytes(of: draft) }
  }

  @Test func twoSheetsMayNotHaveOneName() {
    let draft = WorkbookDraft(sheets: ["a", "A"].map { SheetDraft(name: $0, columns: []) })
    #expect(throws: WorkbookWritingError.unusableName(sheet: "A")) { try WorkbookWriter.bytes(of: draft) }
  }
}
