import BolavenFormats
import Testing

@testable import BolavenData

/// Texts that programs stumble over, as they must come back.
let difficultTexts = [
  "=1+1", "+856 20", "-", "@SUM(A1)", "\tx", "'", "'=1", "''@", "a,b", "a\"b", "\"", "a\nb", " a ", "00123", "-5", "ຍິງ",
  "e\u{301}",
  "👩‍🌾", "#N/A", "TRUE", "x\u{1}y\u{1F}", "_x0041_", "a_b", "<b>&amp;", "\u{FFFE}", "\u{202E}abc", "http://example.org/",
  "{=1}", "2023-04-27", "1e5",
]

func difficultFrame() -> DataFrame {
  let count = difficultTexts.count
  let numbers = (0..<count).map { row in
    [0.1, -5, 1e-300, 123_456_789_012, 2.5e22, 0, nil].map { $0 }[row % 7]
  }
  return DataFrame(
    source: "a.csv",
    columns: [
      ("id", .numbers(NumberColumn((0..<count).map { Double($0) }))), ("=text", .text(Categories(difficultTexts))),
      ("amount, kip", .numbers(NumberColumn(numbers))),
      ("none", .text(Categories([String?](repeating: nil, count: count)))),
    ])
}

@Suite struct DataWriterTests {
  @Test func writersAreFoundByTheirEndings() {
    #expect(DataWriters.fileExtensions == ["csv", "xlsx", "jsonl", "ndjson", "dta", "sav"])
    #expect(DataWriters.writer(ofExtension: "XLSX") is XLSXWriter)
    #expect(DataWriters.writer(ofExtension: "xls") == nil)
  }

  @Test("the same table gives the same bytes", arguments: DataWriters.fileExtensions)
  func isReproducible(_ ending: String) throws {
    let writer = try #require(DataWriters.writer(ofExtension: ending))
    #expect(try writer.bytes(of: difficultFrame()) == writer.bytes(of: difficultFrame()))
  }
}
