import BolavenFormats
import Testing

@testable import BolavenData

/// The table of the parallel reader; `nil` where it leaves the text to the plain one.
private func blocks(
  _ text: [UInt8], _ options: ReadOptions = ReadOptions(), threads: Int = 2, blockBytes: Int = 1 << 18
) throws -> DataFrame? {
  try text.withUnsafeBufferPointer { bytes in
    let layout = try CSVLayout(bytes, isWhole: true, options, source: "a.csv")
    return CSVBlocks(
      source: .memory(bytes), beginning: bytes, path: "a.csv", layout: layout, options: options, threads: threads,
      blockBytes: blockBytes
    ).frame()
  }
}

/// The table of the plain reader; `nil` where it refuses.
private func plain(_ text: [UInt8], _ options: ReadOptions = ReadOptions()) throws -> DataFrame? {
  try text.withUnsafeBufferPointer { bytes in
    let layout = try CSVLayout(bytes, isWhole: true, options, source: "a.csv")
    var table = CSVTable(layout.text(bytes, source: "a.csv", longestCell: 1 << 20), layout, options)
    return try? table.frame()
  }
}

private func expectEqual(
  _ first: DataFrame?, _ second: DataFrame?, _ comment: Comment, location: SourceLocation = #_sourceLocation
) throws {
  guard let first, let second else {
    Issue.record("one of them is missing: \(comment)", sourceLocation: location)
    return
  }
  #expect(first.names == second.names, comment, sourceLocation: location)
  #expect(first.rowCount == second.rowCount && first.notes == second.notes, comment, sourceLocation: location)
  for name in first.names {
    #expect(try first.categories(name) == second.categories(name), comment, sourceLocation: location)
    #expect((try? first.numbers(name)) == (try? second.numbers(name)), comment, sourceLocation: location)
  }
  for row in 0..<first.rowCount where first.excelRow(row) != second.excelRow(row) {
    Issue.record("row \(row) stands elsewhere: \(comment)", sourceLocation: location)
  }
}

/// A linear congruential sequence, so that the texts are the same each time.
private struct Sequence: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

@Suite struct CSVBlocksTests {
  /// Levels are equal to none of the others: the sign of the kelvin is a K, whatever stands around it.
  @Test func equalTextsOfOtherBytesAreOneLevel() throws {
    for text in ["K", "\u{212A}", "a K", "\"K\"\"\"", "\";\"", "\"x;\"\"\"", "`", "\u{e9}"] {
      let equals: [Unicode.Scalar: String] = [
        "K": "\u{212A}", "\u{212A}": "K", ";": "\u{37E}", "`": "\u{1FEF}", "\u{e9}": "e\u{301}",
      ]
      let other = text.unicodeScalars.map { equals[$0] ?? String($0) }.joined()
      let bytes = Array("a,b\n\(text),1\n\(other),2\nx,3\n\(text),4\n".utf8)
      let table = try #require(try blocks(bytes))
      #expect(try table.categories("a").codes == [0, 0, 1, 0], "\(text)")
      try expectEqual(table, try plain(bytes), "\(text)")
    }
  }

  @Test func onlyColumnsThatAreNeededAreKept() throws {
    let text = Array("id,score,village,sex\n1,2.5,A,f\n2,3,B,m\n3,,A,f\n".utf8)
    let whole = try #require(try blocks(text))
    let part = try #require(try blocks(text, ReadOptions(columns: ["sex", "score"])))
    #expect(part.names == ["score", "sex"] && part.rowCount == 3)
    #expect(try part.categories("sex") == whole.categories("sex"))
    #expect(try part.numbers("score") == whole.numbers("score"))
    #expect(part.excelColumn("score") == "B" && part.excelColumn("sex") == "D")
    // A name that is not there: the message about it names all that are.
    #expect(try blocks(text, ReadOptions(columns: ["sex", "scores"]))?.names == whole.names)
  }

  @Test func rowsAreCheckedWhateverIsNeeded() throws {
    #expect(try blocks(Array("a,b,c\n1,2,3\n4,5\n".utf8), ReadOptions(columns: ["b"])) == nil)
    // A second table below the first.
    #expect(try blocks(Array("a,b\n1,2\na,b\n3,4\n".utf8), ReadOptions(columns: ["b"])) == nil)
  }

  private let texts = [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,x\r\n\"3\",\"y\"\"z, \n\"\r\n",
    "a,b,c\n,,\n1.50,-0.5,é\n2.25,,e\u{301}\n-0.00,7,\"é\"\n",
    "\u{FEFF}id;x\n007;1,5\n8;-3\n", "a,b\n1,\"\n\n\"\n\"\",\"\"\"\"\n3,4\n\n\r\n",
    "a,b\n9007199254740993,1\n12,2.5\n,1234567.25",
    "id,x\r\n007,1.50\n010,-2\r\n", "a,b\n1,2\n3,4\r", "a,b\r\n1,2\r\n3,4\n\r\n",
    "a,b\n\"K\"\"\",1\n\"\u{212A}\"\"\",2\n\"K\"\"\",3\nK,4\n\u{212A},5\n",
    "Title,,\n,,\na,b,c\n1,2,3\n4,5,6\n", "a\tb\n1\t0.1234567890123456\n-2147483647\t1e5\n",
  ]

  @Test func everySplitGivesTheTableOfThePlainReader() throws {
    for text in texts {
      let bytes = Array(text.utf8)
      let expected = try plain(bytes)
      for blockBytes in 1...(bytes.count + 1) {
        for threads in [1, 2, 3] {
          try expectEqual(
            try blocks(bytes, threads: threads, blockBytes: blockBytes), expected,
            "\(text.debugDescription) in blocks of \(blockBytes)")
        }
      }
    }
  }

  @Test(
    "what is not regular is left to the plain reader",
    arguments: [
      "a,b\n1\n3,4\n", "a,b\n1,2,3\n", "a,b\n1,2\n\n3,4\n", "a,b\n1,5\" x\n", "a,b\n1,\"x\"y\n", "a,b\n\"1,2\n",
      "a,b\r1,2\r", "a,b\n1,2\r3,4\n",
      "a\n1\n2\n", "a,b\n", "a,b\n1,\"x\" \n", "a,b\n1,2\na,b\n3,4\n", "a,b\n\"x\"\",1\n2,\"\n", "a||b\n1||2\n3||4\n",
    ])
  func leavesOthers(_ text: String) throws { #expect(try blocks(Array(text.utf8)) == nil) }

  @Test func bytesThatAreNoTextAreLeftToThePlainReader() throws {
    for byte in [0, 0xE9, 0xFF] as [UInt8] {
      #expect(try blocks(Array("a,b\n1,".utf8) + [byte] + Array("\n2,3\n".utf8)) == nil)
    }
  }

  /// The whole file decides: a cell in its last row makes texts of a column of numbers.
  @Test func theLastRowCanChangeAColumn() throws {
    for last in ["1.25,NA", "1.2,x", "70000000000,1", "-0.00,", "+1,01", ".5,5."] {
      var text = "a,b\n"
      for row in 0..<30_000 { text += "\(row).50,\(row)\n" }
      let bytes = Array((text + last).utf8)
      try expectEqual(try blocks(bytes), try plain(bytes), "\(last)")
    }
  }

  /// There is room for the rows that some pieces of the text let expect: here each of these is within one long row.
  @Test func moreRowsThanExpectedAreReadAllTheSame() throws {
    let head = Array("a,b\n".utf8)
    let (count, pieces, size) = (1 << 20, 32, 1 << 13)
    var body: [UInt8] = []
    for piece in 0..<pieces {
      let start = (count - size) * piece / (pieces - 1)
      while body.count + 16 < start { body += "\(body.count % 7),2\n".utf8 }
      let end = min(count, start + size + 16)
      body += [UInt8](repeating: 120, count: end - body.count - 3) + Array(",1\n".utf8)
    }
    let text = head + body
    let frame = try #require(try blocks(text))
    #expect(frame.rowCount == body.count { $0 == 10 } && frame.rowCount > 190_000)
    try expectEqual(frame, try plain(text), "a long row in each piece")
  }

  /// Doubles are kept where all numbers have as many digits behind the point, or none more than it needs.
  @Test(
    "numbers are kept as they are written",
    arguments: [
      ["1.50", "2.25", "-0.00", "10.00"], ["1.5", "2.25", "-0", "10", "0.000001"], ["1.5", "2.50", "3", "", "-0.0"],
      ["123456789.25", "1.5", "", "-2"], ["1.5", "12345678901234567", "2.25"], ["0.1", "1234567890123.45", "", "7"],
      ["1.50", "123456789.10", "3"],
    ])
  func numbersAreKeptAsTheyAreWritten(cells: [String]) throws {
    // Alone, at the end of many rows, and before many.
    let many = [String](repeating: cells[0], count: 40_000)
    for column in [cells, many + cells, cells + many] {
      let text = Array("id,x,y\n".utf8) + column.enumerated().map { "\($0.offset),\($0.element),7\n" }.joined().utf8
      try expectEqual(try blocks(text), try plain(text), "\(cells)")
    }
  }

  @Test func wholeNumbersAndDecimalsAreKeptAsNumbers() throws {
    let frame = try #require(try blocks(Array("a,b,c,d\n1,2.50,7,x\n-3,0.75,1e5,y\n,0.00,007,\n".utf8)))
    let isDecimal = try frame.names.map { if case .decimals = try frame.stored($0) { true } else { false } }
    #expect(isDecimal == [true, true, false, false])
    #expect(try frame.categories("b").levels == ["2.50", "0.75", "0.00"])
    #expect(try frame.numbers("a").values == [1, -3, 0] && frame.numbers("a").missing == [false, false, true])
    #expect(try frame.column("a") == .text(Categories(["1", "-3", nil])))
    #expect(try !frame.holdsWords("a") && frame.rows([1]).categories("b").levels == ["0.75"])
  }

  /// Doubles take the place of the numbers that they were made from: the texts follow from them all the same.
  @Test func textsOfNumbersThatWereUsedAreTheSame() throws {
    let columns = [
      "a": ["1", "-3", "", "268435454"], "b": ["2.50", "0.0000001", "-0.00", ""],
      "c": ["-0", "0.1", "26.8435454", "7"],
      "d": ["1.5", "2.5", "-0.5", "9.0"], "e": ["", "", "", ""],
    ]
    let names = columns.keys.sorted()
    let lines = [names] + (0..<4).map { row in names.map { columns[$0]?[row] ?? "" } }
    let text = Array(lines.map { $0.joined(separator: ",") + "\n" }.joined().utf8)
    let frame = try #require(try blocks(text))
    for name in names {
      let cells = try #require(columns[name])
      let numbers = try frame.numbers(ColumnName(name))
      #expect((0..<4).map { numbers[$0] } == cells.map { Double($0) })
      #expect(zip(cells, numbers.values).allSatisfy { $0.hasPrefix("-") == ($1.sign == .minus) })
      #expect(try frame.categories(ColumnName(name)) == Categories(cells), "\(name)")
      #expect(try frame.rows([2, 1]).categories(ColumnName(name)) == Categories([cells[2], cells[1]]), "\(name)")
    }
  }

  /// Doubles with all their digits, as programs write what they have reckoned; a column in which one cell is written in
  /// another way holds texts.
  @Test(
    "doubles are kept as a program writes them",
    arguments: [
      (["0.30000000000000004", "-0.016849786647833823", "3.0", "", "1e-05", "-0.0", "1.7976931348623157e+308"], true),
      (["0.30000000000000004", "-0.016849786647833823", "3", "", "0.00001", "1e-7", "5e-324"], true),
      (["2.5000000000000004", "100000", "1e-04"], false), (["2.5000000000000004", "1e+05", "1e-04"], true),
      (["2.5000000000000004", "3", "4.0"], true), (["0.016849786647833823", "3", "4.0"], false),
      (["0.016849786647833823", "0.50"], false), (["0.016849786647833823", "NA"], true),
      (["0.016849786647833823", "1,5"], false), (["0.016849786647833823", "+1"], false),
      (["12345678901234567", "1234567890123456789"], false), (["\"0.016849786647833823\"", "\"1e-05\""], true),
    ])
  func doublesAreKept(cells: [String], areNumbers: Bool) throws {
    let many = [String](repeating: cells[0], count: 20_000)
    for column in [cells, many + cells, cells + many] {
      let text =
        Array("id,x,y\n".utf8)
        + column.enumerated().map {
          "\($0.offset),\($0.element.contains(",") ? "\"\($0.element)\"" : $0.element),7\n"
        }.joined().utf8
      let frame = try #require(try blocks(text))
      try expectEqual(frame, try plain(text), "\(cells)")
      let isDecimal = if case .decimals = try frame.stored("x") { true } else { false }
      #expect(isDecimal == areNumbers, "\(cells)")
      let row = column.count - 2
      #expect(try frame.rows([row]).categories("x")[0] == plain(text)?.categories("x")[row])
    }
  }

  /// A column of numbers may have its missing cells empty, or all of them with one text that means "no answer", as R writes
  /// them: their text is shown, and no number is read.
  @Test(
    "missing cells may hold a text",
    arguments: [
      (["1", "NA", "-3"], true), (["1.5", "NA", "2.25", "NA"], true), (["1.50", "-", "123456789.10", "3"], true),
      (["12345678901234567", "n/a", "1"], true), (["0.30000000000000004", "N/A", "1e-05"], true),
      (["7", "\"NA\"", "NA", "8"], true), (["1", "NA", "", "2"], false), (["1", "", "NA", "2"], false),
      (["1.5", "NA", "nd"], false), (["1.5", "na", "NA"], false), (["1", " NA", "2"], false),
      (["1", "NAN", "2"], false),
      (["NA", "NA"], false), (["1", "ບໍ່ມີ"], false), (["0.30000000000000004", "", "NA"], false),
    ])
  func missingCellsMayHoldAText(cells: [String], areNumbers: Bool) throws {
    let first = try #require(cells.first)
    // Alone, in the last block, in the first one, among others, and at the ends of rows.
    let many = [String](repeating: first, count: 3_000)
    let mixed = (0..<3_000).map { cells[$0 / 7 % cells.count] }
    for column in [cells, many + cells, cells + many, mixed] {
      for line in ["%@,7", "7,%@"] {
        let lines = column.map { line.replacing("%@", with: $0) }
        for end in ["\n", "\r\n"] {
          let text = Array((["x,y"] + lines).map { $0 + end }.joined().utf8)
          let name: ColumnName = line.hasPrefix("7") ? "y" : "x"
          let frame = try #require(try blocks(text, blockBytes: 1 << 12))
          let expected = try plain(text)
          try expectEqual(frame, expected, "\(cells)")
          let isDecimal = if case .decimals = try frame.stored(name) { true } else { false }
          #expect(isDecimal == areNumbers, "\(cells)")
          let rows = [column.count - 1, column.count - 2]
          let (selected, others) = (frame.rows(rows), expected?.rows(rows))
          #expect(try (0..<2).allSatisfy { try selected.categories(name)[$0] == others?.categories(name)[$0] })
          #expect(try frame.levelCodes(name).missingCount == expected?.levelCodes(name).missingCount)
        }
      }
    }
  }

  @Test func aNameThatMeansMissingMayBeginASecondTable() throws {
    #expect(try blocks(Array("NA,b\n1,2\nNA,b\n3,4\n".utf8)) == nil)
  }

  @Test func whereAPointMayStandBetweenThousandsDecimalsStayTexts() throws {
    let frame = try #require(try blocks(Array("a;b\n1.250;1\n2.500;2\n".utf8)))
    #expect(throws: DataError.self) { try frame.numbers("a") }
    #expect(try frame.numbers("b").values == [1, 2])
    let declared = try #require(try blocks(Array("a;b\n1.250;1\n".utf8), ReadOptions(hasDecimalComma: true)))
    #expect(try declared.numbers("a").values == [1250])
  }

  /// Texts of random cells, written as RFC 4180 has it, come back from both readers as they were.
  @Test func randomTablesAreReadAsTheyWereWritten() throws {
    var random = Sequence(state: 7)
    let pieces = [
      "", "1", "0", "-2.5", "x", "é", "\"", ",", "\n", "\r\n", "10", " ", "ຄ", "'", ";", "00", "3.0",
      "long text without end ",
    ]
    for number in 0..<3_000 {
      let width = Int.random(in: 2...4, using: &random)
      let rows = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...3, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
      }
      let isCRLF = Bool.random(using: &random)
      let end = isCRLF ? "\r\n" : "\n"
      let line = { (cells: [String]) in
        cells.map { cell in
          cell.contains { ",\"\n\r;'".contains($0) || $0 == "\r\n" }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: ",")
      }
      let text = ([(0..<width).map { "name\($0)" }] + rows).map(line).joined(separator: end) + end
      let bytes = (number % 3 == 0 ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
      let options = ReadOptions(delimiter: ",", quote: "\"", headerRow: 1)
      // Rows of empty cells at the end are no line ends: every row has a delimiter.
      let found = try #require(
        try blocks(bytes, options, threads: 2, blockBytes: Int.random(in: 1...64, using: &random)))
      try expectEqual(found, try plain(bytes, options), "\(text.debugDescription)")
      // Wherever a block ends: inside quotes, between CR and LF, within a letter.
      if number < 150 {
        let expected = try plain(bytes, options)
        for size in 1...bytes.count {
          try expectEqual(
            try blocks(bytes, options, threads: 1, blockBytes: size), expected, "\(text.debugDescription)")
        }
      }
      let columns = try found.names.map { try found.categories($0) }
      let cells = (0..<found.rowCount).map { row in columns.map { $0[row] ?? "" } }
      #expect(cells == rows, "\(text.debugDescription)")
    }
  }
}
