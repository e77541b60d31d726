import BolavenData
import Foundation
import ReaderFuzzing
import TestSupport
import Testing

@testable import BolavenCommandLine

/// Every file of the corpus of odd files, read as `bolaven data show` reads it: what its index says must become of it
/// becomes of it, and no row is lost on the way.
@Suite struct CorpusTests {
  private static let groups = Set(CorpusEntry.all.map(\.group)).sorted()

  @Test func theTableIsWhole() {
    #expect(CorpusEntry.all.count == 997)
    #expect(Set(CorpusEntry.all.map(\.file)).count == 997)
  }

  @Test(.needsTortureCorpus) func everyFileStandsInTheTable() throws {
    let folder = try #require(TortureCorpus.folder)
    let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let files = found.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder) && !isFolder.boolValue
    }
    let listed = Set(CorpusEntry.all.map(\.file))
    #expect(files.filter { $0 != "index.md" && !listed.contains($0) } == [])
  }

  @Test(
    "every file of a group is read right, or refused with its place", .needsTortureCorpus, .timeLimit(.minutes(10)),
    arguments: groups)
  func becomesWhatItMust(_ group: String) throws {
    for entry in CorpusEntry.all where entry.group == group { try check(entry, at: #require(entry.corpusPath)) }
  }

  @Test("the part that is shipped is read right, or refused", .timeLimit(.minutes(10)))
  func theShippedPartBecomesWhatItMust() throws {
    let shipped = CorpusEntry.all.filter { $0.shippedPath != nil }
    #expect(shipped.count == 101)
    for entry in shipped { try check(entry, at: #require(entry.shippedPath)) }
  }

  private func check(_ entry: CorpusEntry, at path: String) throws {
    let start = ContinuousClock.now
    for problem in try CorpusReading(entry, at: path).problems { Issue.record("\(entry.file): \(problem)") }
    if ContinuousClock.now - start > .seconds(10) { Issue.record("\(entry.file) hangs") }
  }

  /// Ten of thirteen columns can tell who a person is; the others are an age, a score, and a village, which is where
  /// many people are and what most analyses group by.
  @Test(.needsTortureCorpus) func personalDataAreSeen() throws {
    let path = try #require(TortureCorpus.folder) + "/made/pii/columns.csv"
    let shown = Call(words: ["data", "show", path, "--format", "json"]).result
    #expect(shown.components(separatedBy: "\"private\": true").count == 11)
    #expect(!shown.contains("Somchai") && !shown.contains("5551"))
  }

  @Test(.needsTortureCorpus) func laoDigitsAreNumbersWhereTheDecimalMarkIsKnown() throws {
    let path = try #require(TortureCorpus.folder) + "/made/num/lao_digits.csv"
    let frame = try DataFrame(contentsOf: path, ReadOptions(hasDecimalComma: true))
    #expect(try frame.numbers("income").values == [12345.5])
  }
}

/// What became of one file.
private struct CorpusReading {
  private let entry: CorpusEntry
  private let path: String
  private let bytes: [UInt8]
  /// Where a copy with a known ending stands.
  private let folder: TemporaryFolder
  private let call: Call

  init(_ entry: CorpusEntry, at original: String) throws {
    self.entry = entry
    bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: original)))
    folder = try TemporaryFolder()
    if entry.group == "arrow-fuzz" {
      path = folder.path + "/copy.csv"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    } else {
      path = original
    }
    call = Self.call(path, format: "json")
  }

  private static func call(_ path: String, format: String) -> Call {
    path.hasSuffix(".yml")
      ? Call(words: ["check", path, "--format", format])
      : Call(words: ["data", "show", path, "--private", "--format", format])
  }

  var problems: [String] {
    let isText = ["csv", "tsv", "txt", "gz"].contains(path.split(separator: ".").last.map(String.init))
    let readers = isText ? [false, true].compactMap(disagreement) : []
    return readers + (call.status == .ok ? problemsOfRows : problemsOfRefusal)
  }

  /// Rows in are rows out and rows reported, however the text is read.
  private func disagreement(keepsIrregularRows: Bool) -> String? {
    DelimitedTextRun(bytes, ReadOptions(keepsIrregularRows: keepsIrregularRows), blockBytes: 61).contradiction
  }

  private var problemsOfRows: [String] {
    guard [.rows, .either, .accepted].contains(entry.outcome) else { return ["was read: \(call.result.prefix(300))"] }
    guard let object = try? JSONSerialization.jsonObject(with: Data(call.result.utf8)) as? [String: Any],
      let rows = object["rows"] as? Int, let columns = object["columns"] as? [[String: Any]],
      let notes = object["notes"] as? [String], let data = object["data"] as? [[String: Any]]
    else { return ["the result is no JSON"] }
    var problems: [String] = []
    if data.count != rows { problems.append("\(data.count) of \(rows) rows are shown") }
    if let expected = entry.rows, rows != expected { problems.append("\(rows) rows, not \(expected)") }
    if let expected = entry.columns, columns.count != expected {
      problems.append("\(columns.count) columns, not \(expected)")
    }
    if entry.isNoted, notes.isEmpty { problems.append("nothing was noted") }
    if call.result.contains("\u{FFFD}"), !bytes.contains(0xEF), !bytes.starts(with: [0xFF, 0xFE]) {
      problems.append("letters were replaced")
    }
    let names = columns.compactMap { $0["name"] as? String }
    for cell in entry.cells {
      let name = Int(cell.column).map { $0 < names.count ? names[$0] : "" } ?? cell.column
      let found = data.indices.contains(cell.row - 1) ? data[cell.row - 1][name] : nil
      let text = found is NSNull ? "" : found.map { "\($0)" } ?? "(no such cell)"
      if text != cell.text { problems.append("row \(cell.row) of \(name) is '\(text)', not '\(cell.text)'") }
    }
    return problems + problemsOfNumbers
  }

  private var problemsOfNumbers: [String] {
    entry.numbers.compactMap { name, expected in
      let found = try? DataFrame(contentsOf: path).numbers(ColumnName(name)).values
      return found == (expected.isEmpty ? nil : expected)
        ? nil : "\(name) has the numbers \(found.map { "\($0)" } ?? "none")"
    }
  }

  private var problemsOfRefusal: [String] {
    if entry.outcome == .rows { return ["was refused: \(call.talk.prefix(400))"] }
    if entry.outcome == .accepted {
      // JSON that is no list of records, and a record with one name twice, of which a table would lose a value.
      let codes = ["D116", "D158", "D159", "D160"]
      return call.status == .data && codes.contains { call.talk.contains("\"\($0)\"") }
        ? [] : ["was refused: \(call.talk)"]
    }
    guard call.status.rawValue == entry.exit else { return ["exit status \(call.status), not \(entry.exit)"] }
    // A message is broken where a line ends.
    let shown = Self.call(path, format: "text")
    let told = (shown.talk + shown.result).filter { !$0.isWhitespace }
    var problems: [String] = []
    if !told.contains(path.filter { !$0.isWhitespace }) { problems.append("the file is not named: \(shown.talk)") }
    for place in entry.places where !told.contains(place) { problems.append("\(place) is not named: \(shown.talk)") }
    return problems
  }
}
