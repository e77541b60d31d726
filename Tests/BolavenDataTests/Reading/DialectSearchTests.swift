import BolavenData
import Testing

private func read(_ text: String, _ options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
  try CSVReader().read(DataFile(path: "a.csv", bytes: Array(text.utf8)), options)
}

@Suite struct DialectSearchTests {
  @Test(
    "the delimiter is the one that gives all rows the same number of cells",
    arguments: [
      ("a|b\n1|2\n3|4\n", "|"), ("city:region:population\nX:MA:9686\nY:MA:14061\n", ":"),
      ("x y\n1 a\n2 b\n3 c\n", " "), ("a, b\n1, \"x, y\"\n2, \"z, w\"\n", ", "), ("a||b\n1||2|3\n4||5\n", "||"),
    ])
  func findsTheDelimiter(_ example: (text: String, delimiter: String)) throws {
    let frame = try read(example.text)
    #expect(frame.names.count == (example.delimiter == ":" ? 3 : 2))
    guard case .dialectFound(example.delimiter, "\"", "", _, _)? = frame.notes.first else {
      Issue.record("no note of the delimiter: \(frame.notes)")
      return
    }
  }

  @Test(
    "words and times are not taken apart",
    arguments: ["name\nJohn Smith\nJane Doe\nAn Other\n", "time\n10:30\n11:20\n", "10:30\n11:20\n12:00\n", "a\n1;2\n"])
  func keepsOneColumn(_ text: String) throws { #expect(try read(text).names.count == 1) }

  @Test func singleQuotesAndEscapesAreFoundAndNoted() throws {
    let single = try read("a,b\n'x, y',1\n'z, w',2\n")
    #expect(try single.categories("a").levels == ["x, y", "z, w"])
    #expect(single.notes == [.dialectFound(delimiter: ",", quote: "'", escape: "", agreeing: 3, rows: 3)])
    let escaped = try read("a,b\n\"48\\\" x, y\",1\nz\\w,2\n")
    #expect(try escaped.categories("a").levels == ["48\" x, y", "z\\w"])
  }

  @Test func whatIsDeclaredWins() throws {
    #expect(try read("a;b|c\n1;2|3\n", ReadOptions(delimiter: "|")).names == ["a;b", "c"])
    #expect(try read("a, \"b\n1, 2\n", ReadOptions(delimiter: ", ", quote: "")).names == ["a", "\"b"])
    #expect(throws: DataError([.unusableOption(path: "a.csv", option: "delimiter", value: "")])) {
      try read("a\n1\n", ReadOptions(delimiter: ""))
    }
    #expect(throws: DataError([.unusableOption(path: "a.csv", option: "quote", value: "''")])) {
      try read("a\n1\n", ReadOptions(quote: "''"))
    }
  }
}
