import BolavenData
import Testing

private func read(_ text: String, _ options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
  try CSVReader().read(DataFile(path: "a.csv", bytes: Array(text.utf8)), options)
}

@Suite struct CSVPreambleTests {
  @Test(
    "lines of a title are passed over and noted",
    arguments: [
      ("Report,,\n,,\na,b,c\n1,2,3\n4,5,6\n", 1...2), ("# made in 2023\na,b,c\n1,2,3\n4,5,6\n", 1...1),
      ("\"A title\nof two lines\"\n\na,b\n1,2\n3,4\n", 1...3), ("sep=;\nTitle;;\na;b;c\n1;2;3\n", 2...2),
    ])
  func passesOverATitle(_ example: (text: String, lines: ClosedRange<Int>)) throws {
    let frame = try read(example.text)
    #expect(frame.names.prefix(2) == ["a", "b"])
    #expect(frame.notes == [.preambleSkipped(lines: example.lines)])
    #expect(try frame.categories("a")[0] == "1")
  }

  @Test func rowsKeepThePlaceThatExcelShows() throws {
    #expect(try read("Report,,\n,,\na,b,c\n1,2,3\n4,5,6\n").excelRow(0) == 4)
  }

  @Test(
    "a table whose first row is data has no header",
    arguments: [
      "X,MA,9686\nY,MA,14061\nZ,NY,3\n", "2020-01-02,a\n2020-01-03,b\n2020-01-04,c\n", "1.5,2\n3.25,4\n5.5,6\n",
    ])
  func noticesMissingNames(_ text: String) throws {
    let frame = try read(text)
    #expect(frame.notes == [.headerMissing] && frame.rowCount == 3 && frame.names.first == "column1")
  }

  @Test(
    "numbers head the columns of wide tables",
    arguments: [
      "name,2019,2020\nA,1,2\nB,3,4\n", "1,2,3\n4,5,6\n7,8,9\n", "name,1,2,3\nA,5,6,7\nB,6,7,8\n", "id\n1\n2\n3\n",
    ])
  func keepsNumbersAsNames(_ text: String) throws {
    #expect(try read(text).rowCount == 2 || read(text).names == ["id"])
  }

  @Test func namesThatStandTwiceBelowEachOtherAreNamesOnce() throws {
    let frame = try read("a,b\na,b\n1,2\n3,4\n")
    #expect(frame.names == ["a", "b"] && frame.rowCount == 2 && frame.notes == [.preambleSkipped(lines: 1...1)])
  }

  @Test func namesCanFillSeveralRows() throws {
    #expect(try read("a,,c\nx,y,c\n1,2,3\n", ReadOptions(headerRows: 2)).names == ["a x", "y", "c c"])
  }

  @Test func theRowOfNamesCanBeDeclared() throws {
    #expect(try read("x,y\na,b\n1,2\n", ReadOptions(headerRow: 2)).names == ["a", "b"])
    #expect(try read("1,2\n3,4\n", ReadOptions(headerRow: 0)).rowCount == 2)
    #expect(throws: DataError([.headerRowMissing(path: "a.csv", line: 9)])) {
      try read("x,y\na,b\n", ReadOptions(headerRow: 9))
    }
  }
}
