import BolavenFormats
import TestSupport
import Testing

@testable import BolavenData

@Suite struct WorkbookTests {
  private typealias Row = WorkbookBuilder

  @Test func listsItsSheetsWithTheCellsThatAreUsed() throws {
    let book = WorkbookBuilder()
      .sheet(
        Row.row(2, ["", "'a", "'b"]) + Row.row(9, ["", "", "", "1", "<c r=\"E9\" s=\"0\"/>"]), name: "Scores",
        before: "<dimension ref=\"A1:XFD1048576\"/>"
      )
      .sheet("", name: "ລາຍຊື່", state: "hidden")
    let workbook = try Workbook(DataFile(path: "a.xlsx", bytes: book.bytes))
    #expect(workbook.sheets.map(\.name) == ["Scores", "ລາຍຊື່"])
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
    #expect(try workbook.usedRange(ofSheet: "Scores") == "B2:D9")
    #expect(try workbook.usedRange(ofSheet: "ລາຍຊື່") == nil)
    #expect(try workbook.mainFrame().names.first == "a")
  }

  @Test func limitsHold() throws {
    let book = WorkbookBuilder().sheet(Row.row(1, ["'a"]) + Row.row(2, ["1"]))
    var limits = ReadLimits()
    limits.depth = 3
    #expect(throws: DataError([.markup(path: "a.xlsx", part: "xl/worksheets/sheet1.xml", .tooDeep(line: 1, limit: 3))]))
    {
      try Workbook(DataFile(path: "a.xlsx", bytes: book.bytes), limits: limits).frame(ofSheet: "Scores")
    }
    limits = ReadLimits()
    limits.containerEntries = 3
    #expect(throws: DataError([.container(path: "a.xlsx", .tooManyEntries(count: 5, limit: 3))])) {
      try Workbook(DataFile(path: "a.xlsx", bytes: book.bytes), limits: limits)
    }
  }
}
