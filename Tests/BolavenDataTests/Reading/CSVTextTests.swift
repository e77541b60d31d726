import BolavenData
import Testing

/// Which sign separates the cells, and where the table begins.
@Suite struct CSVTextTests {
  @Test(
    "the delimiter is the one the header has most of outside quotes",
    arguments: [
      ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]), ("a\tb\n1;\t2\n", [["a", "b"], ["1;", "2"]]),
      ("\"x,y,z\";b\n1;2\n", [["x,y,z", "b"], ["1", "2"]]), ("\"x\"\",;;\",b\n1,2\n", [["x\",;;", "b"], ["1", "2"]]),
      ("\n\r\na;b\n1;2\n", [["a", "b"], ["1", "2"]]), ("5\" pipe;b\n1;2\n", [["5\" pipe", "b"], ["1", "2"]]),
      ("\u{FEFF}\"a\";b\n1;2\n", [["a", "b"], ["1", "2"]]), ("a\n1;2\n", [["a"], ["1;2"]]),
    ])
  func findsTheDelimiter(_ example: (text: String, table: [[String]])) throws {
    #expect(try table(example.text) == example.table)
  }

  @Test(
    "Excel's first line that names the delimiter is obeyed and is no row",
    arguments: ["sep=;\n", "SEP=;\r\n", "\"sep=;\"\r", "\u{FEFF}sep=;\n"])
  func obeysTheNamedDelimiter(_ line: String) throws {
    let frame = try CSVReader().read(
      DataFile(path: "a.csv", bytes: Array("\(line)a,b;c\n1;2\n".utf8)))
    #expect(frame.names == ["a,b", "c"])
    #expect(frame.excelRow(0) == 2)
  }

  @Test func theNamedDelimiterCountsAsALine() {
    #expect(throws: DataError([.unterminatedQuote(path: "a.csv", line: 3, column: 1)])) {
      try CSVReader().read(DataFile(path: "a.csv", bytes: Array("sep=;\na;b\n\"x;1\n".utf8)))
    }
  }
}
