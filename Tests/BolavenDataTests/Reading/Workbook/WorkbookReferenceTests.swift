import BolavenData
import Foundation
import TestSupport
import Testing

/// The workbook that openpyxl wrote; see Reference/workbook.py.
@Suite struct WorkbookReferenceTests {
  private func workbook(_ path: String = "workbook.xlsx") throws -> DataFile {
    DataFile(path: path, bytes: try Repository.bytes("Tests/BolavenDataTests/Reference/workbook.xlsx"))
  }

  @Test func everyKindOfValueIsRead() throws {
    let frame = try XLSXReader().read(workbook())
    #expect(frame.names == ["id", "ຊື່", "day", "began", "clock", "score", "score_2", "here", "mixed"])
    let texts = { (name: ColumnName) in
      let column = try frame.categories(name)
      return (0..<frame.rowCount).map { column[$0] }
    }
    #expect(try texts("id") == ["00123", "=A4", "x", "last"])
    #expect(try texts("ຊື່") == ["Kham ຄຳ", "日本", nil, " spaces "])
    #expect(try texts("day") == ["2023-04-27", "1900-02-28", nil, "9999-12-31"])
    #expect(try texts("began") == ["2023-04-27T10:30:00", "1999-12-31T23:59:59", nil, nil])
    #expect(try texts("clock") == ["08:05:30", "00:00:00", nil, nil])
    #expect(try texts("here") == ["TRUE", "FALSE", nil, nil])
    #expect(try texts("mixed") == ["5", "n/a", nil, nil])
    #expect(try frame.column("score") == .numbers(NumberColumn([0.3333333333333333, -1e-300, nil, 123_456_789_012])))
    #expect(try frame.column("score_2") == .numbers(NumberColumn([14, 15, nil, nil])))
  }

  @Test func whatIsNotSureIsNoted() throws {
    let frame = try XLSXReader().read(workbook())
    #expect((0..<4).map(frame.excelRow) == [4, 5, 6, 8])
    #expect(
      frame.notes == [
        .hiddenSheet(name: "codes"), .preambleSkipped(lines: 1...2),
        .mergedHeader(sheet: "scores", cells: ["F3:G3"], total: 1),
        .duplicateNameChanged(name: "score", excelColumn: "G", newName: "score_2"),
        .hiddenRows(sheet: "scores", count: 1), .hiddenColumns(sheet: "scores", count: 1),
        .formulasWithoutValue(sheet: "scores", cells: ["F6"], total: 1),
        .mixedColumn(
          column: "mixed", excelColumn: "I", numbers: 1, texts: 1, rarer: [CellFact(row: 5, text: "n/a")]),
      ])
  }

  @Test func theHiddenSheetIsReadByItsName() throws {
    let book = try Workbook(workbook())
    #expect(try book.usedRange(ofSheet: "scores") == "A1:I8")
    #expect(try book.frame(ofSheet: "codes").categories("label").levels == ["female"])
  }

  @Test func aWorkbookIsOneWhateverItIsCalled() throws {
    let path = NSTemporaryDirectory() + "bolaven-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(workbook().bytes).write(to: URL(fileURLWithPath: path))
    #expect(try DataFrame(contentsOf: path).rowCount == 4)
    #expect(try DataFrame(contentsOf: path, ReadOptions(sheet: "codes")).names == ["code", "label"])
  }

  @Test func aForeignEndingIsReadByItsContent() throws {
    let path = NSTemporaryDirectory() + "bolaven-\(UUID().uuidString).xls"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(workbook().bytes).write(to: URL(fileURLWithPath: path))
    #expect(try DataFrame(contentsOf: path).rowCount == 4)
    try Data("<html>".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: DataError([.otherSpreadsheet(path: path, kind: .markup)])) { try DataFrame(contentsOf: path) }
  }
}
