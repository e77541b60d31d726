import BolavenData
import Testing

private func problems(_ bytes: [UInt8]) -> [DataProblem] {
  do throws(DataError) {
    _ = try CSVReader().read(DataFile(path: "a.csv", bytes: bytes))
    return []
  } catch {
    return error.problems
  }
}

@Suite struct CSVReaderTests {
  @Test(
    "a file without anything in it is empty", arguments: ["", "\u{FEFF}", "\n\r\n", " \t \n", "\u{FEFF}\n", "sep=;\n"])
  func empty(_ text: String) { #expect(problems(Array(text.utf8)) == [.emptyFile(path: "a.csv")]) }

  @Test(arguments: ["a,b", "a,b\n\n\n", "a\n\n"])
  func aHeaderAloneHasNoRows(_ text: String) { #expect(problems(Array(text.utf8)) == [.noRows(path: "a.csv")]) }

  @Test(
    "bytes that no encoding explains are refused with their place",
    arguments: [
      (Array("a,b\r\n1,2\r\n3,".utf8) + [0xE9, 0x0A], .notUTF8(path: "a.csv", line: 3, byte: 0xE9, offset: 12)),
      (Array("a\n\"x\ny\nz\"\n".utf8) + [0x80], .notUTF8(path: "a.csv", line: 5, byte: 0x80, offset: 10)),
      (Array("a\n1\n".utf8) + [0x00], .zeroByte(path: "a.csv", line: 3)),
      (Array("a\n1\n".utf8) + [0xE0, 0xBA], .notUTF8(path: "a.csv", line: 3, byte: 0xE0, offset: 4)),
    ] as [([UInt8], DataProblem)])
  func notText(_ example: (bytes: [UInt8], problem: DataProblem)) {
    #expect(problems(example.bytes) == [example.problem])
  }

  @Test func everyNameThatStandsTwiceIsReported() {
    #expect(
      problems(Array("id,,x,id, ,x,e\u{301},é\n1,2,3,4,5,6,7,8\n".utf8))
        == [
          .duplicateColumn(path: "a.csv", name: "id", excelColumns: ["A", "D"]),
          .duplicateColumn(path: "a.csv", name: "x", excelColumns: ["C", "F"]),
          .duplicateColumn(path: "a.csv", name: "é", excelColumns: ["G", "H"]),
        ])
  }

  @Test func columnsWithoutANameGetOneAndANote() throws {
    let frame = try CSVReader().read(DataFile(path: "a.csv", bytes: Array("id,,column2, ,x\n1,2,3,4,5\n".utf8)))
    #expect(frame.names == ["id", "column2_", "column2", "column4", "x"])
    #expect(
      frame.notes == [
        .columnNamed(excelColumn: "B", name: "column2_"), .columnNamed(excelColumn: "D", name: "column4"),
      ])
  }

  @Test func tooManyColumnsAreRefused() {
    let header = (0...200_000).map { "c\($0)" }.joined(separator: ",")
    #expect(
      problems(Array("\(header)\n1\n".utf8)) == [.tooManyColumns(path: "a.csv", count: 200_001, limit: 200_000)])
  }

  @Test func identifiersKeepTheirZeros() throws {
    let frame = try CSVReader().read(DataFile(path: "a.csv", bytes: Array("id\n007\n7\n".utf8)))
    #expect(try frame.categories("id").levels == ["007", "7"])
  }

  /// Ten megabytes take well under a second; a slip into quadratic work takes hours.
  @Test(.timeLimit(.minutes(1))) func largeFilesAreReadInOnePass() throws {
    var bytes = Array("id,village,income,note\n".utf8)
    for row in 0..<300_000 { bytes += "\(row),v\(row % 40),\(row * 7 % 9_001),\"a, \"\"b\"\"\"\n".utf8 }
    let frame = try CSVReader().read(DataFile(path: "a.csv", bytes: bytes))
    #expect(frame.rowCount == 300_000)
    #expect(try frame.categories("note").levels == ["a, \"b\""])
    #expect(try frame.numbers("id")[299_999] == 299_999)
  }

  @Test func aSecondTableIsNotedAndNotRead() throws {
    let same = try CSVReader().read(DataFile(path: "a.csv", bytes: Array("id,x\n1,2\nid,x\n3,4\n".utf8)))
    #expect(same.rowCount == 1 && same.notes == [.anotherTable(line: 3)])
    let other = try CSVReader().read(
      DataFile(path: "a.csv", bytes: Array("id,x\n1,2\n2,3\n\na,b,c\n3,4,5\n6,7,8\n".utf8)))
    #expect(other.rowCount == 2 && other.notes == [.anotherTable(line: 5)])
    #expect(
      problems(Array("id,x\n1,2\n\na,b,c\n3,4,5\n6,7\n".utf8))
        == [
          .raggedRows(path: "a.csv", expected: 2, rows: [.init(line: 4, found: 3), .init(line: 5, found: 3)], total: 2)
        ])
  }

  @Test func mixedLineEndsAreNoted() throws {
    let frame = try CSVReader().read(DataFile(path: "a.csv", bytes: Array("a,b\r\n1,2\n3,4\r5,6\r\n".utf8)))
    #expect(frame.rowCount == 3)
    #expect(frame.notes == [.mixedLineEnds(counts: ["CRLF": 2, "LF": 1, "CR": 1])])
  }
}
