import BolavenData
import Foundation
import TestSupport
import Testing

/// Whatever can be read of the corpus of odd files is written in every kind of file, and read again as it was.
@Suite struct CorpusRoundTripTests {
  private static let groups = [
    "duckdb", "duckdb/afl/3977", "duckdb/fuzzing", "frictionless", "csvlint", "readr", "rust-csv", "csv-spectrum/csvs",
    "made/csv", "made/enc", "made/num", "made/date", "made/miss", "made/inject", "made/pii", "made/xlsx", "made/stat",
    "xlsx-calamine", "xlsx-sheetjs", "statfiles-haven", "statfiles-pyreadstat",
  ]

  @Test("a table comes back from every kind of file", .needsTortureCorpus, arguments: groups)
  func comesBack(_ group: String) throws {
    let folder = try #require(TortureCorpus.folder)
    var written = 0
    for file in TortureCorpus.files(in: group) {
      guard let frame = try? DataFrame(contentsOf: folder + "/" + file) else { continue }
      for writer in DataWriters.all {
        guard let ending = writer.fileExtensions.first else { continue }
        do throws(DataError) {
          let bytes = try writer.init().bytes(of: frame)
          let back = try Self.reader(ending).read(DataFile(path: "b." + ending, bytes: bytes), Self.options(ending))
          written += 1
          if let difference = Self.difference(frame, back, ending) {
            Issue.record("\(file) as \(ending): \(difference)")
          }
          if ["dta", "sav"].contains(ending) {
            #expect(try Self.saysBlanks(writer.init().notes(on: frame), frame), "\(file) as \(ending)")
          }
        } catch {
          #expect(Self.hasNoRoom(error), "\(file) as \(ending): \(error.problems)")
        }
      }
    }
    #expect(written > 0)
  }

  /// Hostile texts, one to a row, as the corpus has them.
  @Test(.needsTortureCorpus) func hostileTextsComeBackByteForByte() throws {
    let folder = try #require(TortureCorpus.folder)
    let lines = try String(contentsOfFile: folder + "/strings/blns.txt", encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { !$0.isEmpty }
    #expect(lines.count > 500)
    let frame = DataFrame(
      source: "blns.csv",
      columns: [("n", .numbers(NumberColumn(lines.indices.map(Double.init)))), ("text", .text(Categories(lines)))])
    for writer in DataWriters.all {
      let ending = try #require(writer.fileExtensions.first)
      let bytes = try writer.init().bytes(of: frame)
      let back = try Self.reader(ending).read(DataFile(path: "b." + ending, bytes: bytes), Self.options(ending))
      #expect(Self.difference(frame, back, ending) == nil, "\(ending)")
    }
  }

  private static func reader(_ ending: String) throws(DataError) -> any DataReader {
    guard let reader = DataReaders.all.first(where: { $0.fileExtensions.contains(ending) }) else {
      throw DataError([.unknownFileType(path: ending, known: [])])
    }
    return reader.init()
  }

  /// A file of ours is read as what it is, not as what it may be.
  private static func options(_ ending: String) -> ReadOptions {
    ending == "csv" ? ReadOptions(encoding: .utf8, delimiter: ",", quote: "\"", headerRow: 1) : ReadOptions()
  }

  /// Whether the kind of file has no room for what the table holds.
  private static func hasNoRoom(_ error: DataError) -> Bool {
    switch error.problems.first {
    case .statFileNotWritable, .textTooLongForSheet, .sheetTooLarge: true
    default: false
    }
  }

  /// Whether every text that ends with blanks, and no other, is in the notes.
  private static func saysBlanks(_ notes: [WriteNote], _ frame: DataFrame) throws(DataError) -> Bool {
    var padded: [String: Int] = [:]
    for name in frame.names {
      let texts = try frame.categories(name)
      let rows = (0..<frame.rowCount).count { texts[$0]?.utf8.last == 32 }
      if rows > 0 { padded[name.text] = rows }
    }
    var said: [String: Int] = [:]
    for case .trailingBlanks(let column, let rows, let total) in notes where rows.count == min(20, total) {
      said[column] = total
    }
    return said == padded
  }

  /// What comes back in another way than it was, beside what a kind of file is known to change and the notes of its writer
  /// say: Stata and SPSS end a text at its last letter, and have names of their own.
  private static func difference(_ frame: DataFrame, _ back: DataFrame, _ ending: String) -> String? {
    guard let old = cells(frame, ending), let new = cells(back, ending) else { return "a column is missing" }
    guard old.count == new.count, old.first?.count == new.first?.count else {
      return "\(old.count) x \(old.first?.count ?? 0) is \(new.count) x \(new.first?.count ?? 0)"
    }
    for (row, (before, after)) in zip(old, new).enumerated() {
      for (text, found) in zip(before, after) where text != found {
        if ending == "csv", let found, decimalNumber(found) == nil, CSVWriter.restored(found) == text { continue }
        return "row \(row): '\(text ?? "nil")' is '\(found ?? "nil")'"
      }
    }
    return nil
  }

  /// The cells row by row, the names first where they must come back.
  private static func cells(_ frame: DataFrame, _ ending: String) -> [[String?]]? {
    let isStatFile = ["dta", "sav"].contains(ending)
    guard let columns = try? frame.names.map({ try frame.categories($0) }) else { return nil }
    let rows = (0..<frame.rowCount).map { row in columns.map { isStatFile ? trimmed($0[row]) : $0[row] } }
    return (isStatFile ? [] : [frame.names.map(\.text)]) + rows
  }

  private static func trimmed(_ text: String?) -> String? {
    guard var text = text?.unicodeScalars else { return nil }
    while text.last == " " { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }
}
