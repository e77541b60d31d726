import Testing

@testable import BolavenData

private func text(_ frame: DataFrame, _ writer: CSVWriter = CSVWriter()) throws -> String {
  String(decoding: try writer.bytes(of: frame), as: UTF8.self)
}

@Suite struct CSVWriterTests {
  @Test func quotesWhatNeedsQuotes() throws {
    let frame = DataFrame(
      source: "a",
      columns: [("a,b", .text(Categories(["x\"y", nil, " z"]))), ("n", .numbers(NumberColumn([1, 0.5, nil])))])
    #expect(try text(frame) == "\"a,b\",n\n\"x\"\"y\",1\n,0.5\n\" z\",\n")
  }

  @Test(
    "formulas get an apostrophe, numbers do not",
    arguments: [
      ("=1+1", "'=1+1"), ("+856 20", "'+856 20"), ("-", "'-"), ("@x", "'@x"), ("\tx", "'\tx"), ("-5", "-5"),
      ("+1.5", "+1.5"),
      ("-1e-3", "-1e-3"), ("'=1", "''=1"), ("''-x", "'''-x"), ("'a", "'a"), ("a=1", "a=1"), ("'", "'"), ("", ""),
    ])
  func neutralizes(_ example: (text: String, cell: String)) throws {
    let frame = DataFrame(
      source: "a", columns: [("t", .text(Categories([example.text]))), ("u", .text(Categories(["u"])))])
    #expect(try text(frame) == "t,u\n\(example.cell),u\n")
    #expect(CSVWriter.restored(example.cell) == example.text || example.cell == example.text)
    var plain = CSVWriter()
    plain.neutralizesFormulas = false
    #expect(try text(frame, plain) == "t,u\n\(example.text),u\n")
  }

  @Test func everyTextComesBack() throws {
    let frame = difficultFrame()
    let back = try CSVReader().read(DataFile(path: "b.csv", bytes: CSVWriter().bytes(of: frame)))
    #expect(back.names.map { CSVWriter.restored($0.text) } == frame.names.map(\.text))
    let texts = try back.categories(back.names[1])
    for (row, text) in difficultTexts.enumerated() {
      let cell = texts[row] ?? ""
      #expect((decimalNumber(cell) == nil ? CSVWriter.restored(cell) : cell) == text)
    }
    #expect(try back.numbers("amount, kip") == frame.numbers("amount, kip"))
  }

  @Test func aColumnAloneKeepsItsMissingValues() throws {
    let frame = DataFrame(source: "a", columns: [("a", .text(Categories(["x", nil, nil])))])
    let bytes = try CSVWriter().bytes(of: frame)
    #expect(try CSVReader().read(DataFile(path: "b.csv", bytes: bytes)).column("a") == frame.column("a"))
  }

  @Test func theMarkOfUTF8StandsFirst() throws {
    var writer = CSVWriter()
    writer.hasByteOrderMark = true
    let frame = DataFrame(source: "a", columns: [("ຊື່", .text(Categories(["x"])))])
    #expect(try writer.bytes(of: frame).starts(with: [0xEF, 0xBB, 0xBF]))
  }
}
