import BolavenData
import Foundation
import TestSupport
import Testing

/// Files that others' readers failed on. Each is read, or refused with what is wrong: never a crash, never a wait, and
/// never U+FFFD that the file does not hold.
@Suite struct TortureTests {
  @Test(
    "every file of the corpus is read or refused", .needsReferenceCases, .timeLimit(.minutes(5)),
    arguments: [
      "duckdb", "frictionless", "csvlint", "readr", "rust-csv", "arrow-fuzz", "made/csv", "made/enc", "made/num",
      "made/date", "made/miss", "made/inject", "made/pii", "jsontestsuite", "csv-spectrum/csvs",
    ])
  func isReadOrRefused(_ group: String) throws {
    let folder = try #require(ReferenceCases.beside("torture/\(group)"))
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var report: [String] = []
    for name in names.sorted() {
      var isFolder: ObjCBool = false
      let path = folder + "/" + name
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let start = ContinuousClock.now
      for options in [ReadOptions(), ReadOptions(keepsIrregularRows: true)] {
        do throws(DataError) {
          let file = DataFile(path: name, bytes: bytes)
          let frame =
            group == "jsontestsuite" ? try JSONReader().read(file, options) : try CSVReader().read(file, options)
          #expect(frame.rowCount > 0)
          let isReplaced = frame.names.contains { name in
            (try? frame.categories(name))?.levels.contains { $0.contains("\u{FFFD}") } ?? true
          }
          #expect(!isReplaced || bytes.contains(0xEF) || bytes.starts(with: [0xFF, 0xFE]), "\(name)")
          report.append("\(name)\t\(frame.rowCount) x \(frame.names.count)\t\(frame.notes)")
        } catch {
          report.append("\(name)\t\(error.problems)")
        }
      }
      #expect(ContinuousClock.now - start < .seconds(10), "\(name)")
    }
    #expect(!report.isEmpty)
    if let path = ProcessInfo.processInfo.environment["BOLAVEN_TORTURE"] {
      try report.joined(separator: "\n").write(
        toFile: path + "-" + group.replacingOccurrences(of: "/", with: "-"), atomically: true, encoding: .utf8)
    }
  }

  /// Three rows, whatever ends the lines and whether the file is compressed.
  @Test(
    .needsReferenceCases,
    arguments: ["eol-cr.csv", "eol-cr.txt", "eol-cr.txt.gz", "eol-crlf.txt", "eol-lf.csv", "eol-lf.txt"])
  func lineEndsChangeNothing(_ name: String) throws {
    let folder = try #require(ReferenceCases.beside("torture/readr"))
    let frame = try DataFrame(contentsOf: folder + "/" + name)
    #expect(frame.names == ["x", "y"])
    #expect(try frame.categories("x").levels == ["1", "2", "3"])
    #expect(try frame.categories("y").levels == ["a", "b", "c"])
  }

  @Test(.needsReferenceCases, arguments: ["utf16le_bom", "utf16le_nobom", "utf8_bom", "windows874"])
  func encodingsChangeNothing(_ name: String) throws {
    let folder = try #require(ReferenceCases.beside("torture/made/enc"))
    let frame = try DataFrame(contentsOf: "\(folder)/\(name).csv")
    #expect(frame.names.count == 3)
    #expect(try frame.categories(frame.names[0]).levels == ["0001", "0002"])
    #expect(try frame.numbers(frame.names[2]).values == [34, 29])
    #expect(!frame.names[0].text.contains("\u{FEFF}"))
  }
}
