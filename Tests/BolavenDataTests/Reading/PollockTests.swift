import BolavenData
import Foundation
import TestSupport
import Testing

extension Tag {
  @Tag static var slow: Self
}

/// The Pollock suite: 2,290 files, each with one thing wrong, and the tables that they mean.
///
/// A file scores one point for being read, and precision, recall and F1 of the cells of its header, of its records and of
/// all its cells, as multisets: ten points at most. The simple score is the mean over files, the weighted one weighs each
/// kind of fault by how often it is met.
///
/// Source: Vitagliano, Hameed, Jiang, Reisener, Wu & Naumann (2023), §5.
struct Pollock {
  let folder: String
  let weights: [String: Double]
  private let parameters: [String: [String: Any]]
  private let clean: [String: String]

  init?(archive: String, unpackedInto folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "xz -dc \"$0\" | tar x -C \"$1\"", archive, folder]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    self.folder = folder
    func json<Value>(_ name: String) throws -> [String: Value] {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).json"))
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Value])
    }
    weights = try json("pollock_weights")
    parameters = try json("parameters")
    clean = try json("clean_map")
  }

  var files: [String] { clean.keys.sorted() }

  /// What the suite says of a file; irregular rows are kept in any case.
  func options(_ file: String, isConfigured: Bool) -> ReadOptions {
    var options = ReadOptions(keepsIrregularRows: true)
    guard isConfigured, let parameters = parameters[file] else { return options }
    let text = { (key: String) in (parameters[key] as? String).flatMap { $0.isEmpty ? nil : $0 } }
    options.delimiter = text("delimiter")
    options.quote = text("quotechar")
    options.escape = text("escapechar")
    let header = parameters["header_lines"] as? Int ?? 1
    let preamble = parameters["preamble_lines"] as? Int ?? 0
    options.headerRow = header == 0 ? 0 : preamble + 1
    options.headerRows = header
    return options
  }

  /// The rows that a reader makes of a file, names first; `nil` where it refuses.
  func rows(_ file: String, _ options: ReadOptions) throws -> [[String]]? {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/csv/\(file)")))
    guard let frame = try? CSVReader().read(DataFile(path: file, bytes: bytes), options) else { return nil }
    let columns = try frame.names.map { try frame.categories($0) }
    // Names that the file does not have are none of its cells.
    let given = Set(
      frame.notes.compactMap { note in if case .columnNamed(_, let name) = note { name } else { nil } })
    let hasNames = !frame.notes.contains(.headerMissing) && options.headerRow != 0
    let header = hasNames ? [frame.names.map { given.contains($0.text) ? "" : $0.text }] : []
    return header + (0..<frame.rowCount).map { row in columns.map { $0[row] ?? "" } }
  }

  /// The rows that a file means.
  func meant(_ file: String) throws -> [[String]] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/clean_unique/\(clean[file] ?? "").csv")))
    return csvRows(bytes)
  }

  /// Ten points at most.
  static func score(_ found: [[String]]?, meant: [[String]]) -> Double {
    guard let found else { return 0 }
    guard let names = meant.first else { return 10 }
    let joined = { (rows: [[String]]) in rows.dropFirst().map { $0.map(normal).joined() } }
    return 1 + points(found.first?.map(normal) ?? [], names.map(normal)) + points(joined(found), joined(meant))
      + points(found.flatMap { $0 }, meant.flatMap { $0 })
  }

  /// Precision, recall and F1 of one multiset against another.
  private static func points(_ found: [String], _ meant: [String]) -> Double {
    guard !meant.isEmpty else { return 3 }
    var counts = Dictionary(meant.map { ($0, 1) }, uniquingKeysWith: +)
    var common = 0.0
    for text in found where counts[text, default: 0] > 0 {
      counts[text, default: 0] -= 1
      common += 1
    }
    guard common > 0 else { return 0 }
    let (precision, recall) = (common / Double(meant.count), common / Double(found.count))
    return precision + recall + 2 * precision * recall / (precision + recall)
  }

  /// One writing for equal times, whole numbers and words, as the suite compares records.
  private static func normal(_ text: String) -> String {
    let bytes = Array(text.utf8)
    if bytes.count == 5, bytes[2] == 58, bytes.allSatisfy({ (48...58).contains($0) }) { return text + ":00" }
    if let number = Int(text) { return String(number) }
    return text.lowercased()
  }

  /// A well-formed text: every cell in quotes.
  private func csvRows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    for (place, byte) in bytes.enumerated() {
      switch (byte, isQuoted) {
      case (34, true):
        if place + 1 < bytes.count, bytes[place + 1] == 34 { cell.append(34) }
        isQuoted = false
      case (34, false): isQuoted = true
      case (44, false):
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case (10, false):
        row.append(String(decoding: cell, as: UTF8.self))
        rows.append(row)
        (row, cell) = ([], [])
      default: cell.append(byte)
      }
    }
    return rows
  }
}

/// Files of the suite that do not get all points, and why.
struct PollockShortfall {
  let names: Regex<Substring>
  /// How many with everything that the suite says of a file.
  let configured: Int
  /// How many with nothing said.
  let found: Int
  /// What is missing, for a reader of this file.
  let reason: String

  static var all: [PollockShortfall] {
    [
      PollockShortfall(
        names: /row_less_sep_row\d+_col\d\.csv/, configured: 636, found: 636,
        reason: "a delimiter is lost: two cells are one, and no reader can tell where the first ended"),
      PollockShortfall(
        names: /row_more_sep_row0_col\d\.csv/, configured: 9, found: 9,
        reason:
          "a delimiter too many in the header: a column without a name, where the suite wants the empty name left out"),
      PollockShortfall(
        names: /row_field_delimiter_\d+_0x20\.csv/, configured: 83, found: 84,
        reason: "one row is divided by blanks, and so are the words of its cells"),
      PollockShortfall(
        names: /file_field_delimiter_0x20\.csv/, configured: 1, found: 1,
        reason: "all rows are divided by blanks, and so are the words of their cells"),
      PollockShortfall(
        names: /file_header_multirow_\d\.csv/, configured: 0, found: 2,
        reason: "names in several rows, which nothing but a declaration tells from data"),
      PollockShortfall(
        names: /file_quotation_char_0x27\.csv/, configured: 0, found: 1,
        reason: "an apostrophe encloses cells and stands in them"),
      PollockShortfall(
        names: /file_header_only\.csv/, configured: 1, found: 1,
        reason: "a header and no row is refused: it is no table"),
      PollockShortfall(names: /file_no_payload\.csv/, configured: 1, found: 1, reason: "an empty file is refused"),
    ]
  }
}

@Suite(.tags(.slow)) struct PollockTests {
  @Test(.needsTortureCorpus, .timeLimit(.minutes(5))) func scoresWell() throws {
    let archive = try #require(TortureCorpus.folder) + "/pollock/pollock_full.tar.xz"
    let folder = NSTemporaryDirectory() + "bolaven-pollock-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let suite = try #require(try Pollock(archive: archive, unpackedInto: folder))
    for isConfigured in [true, false] {
      var scores: [String: Double] = [:]
      for file in suite.files {
        scores[file] = Pollock.score(
          try suite.rows(file, suite.options(file, isConfigured: isConfigured)), meant: try suite.meant(file))
      }
      let total = suite.files.reduce(0) { $0 + (suite.weights[$1] ?? 0) }
      let simple = scores.values.reduce(0, +) / Double(scores.count)
      let weighted = scores.reduce(0) { $0 + $1.value * (suite.weights[$1.key] ?? 0) } / total
      // The best that is published: 9.961 and 9.599 with all said, 9.075 and 8.439 with nothing (DuckDB 1.2).
      #expect(simple >= (isConfigured ? 9.97 : 9.90), "\(isConfigured)")
      #expect(weighted >= (isConfigured ? 9.65 : 9.50), "\(isConfigured)")
      var below = Set(scores.filter { $0.value < 10 - 1e-9 }.keys)
      for shortfall in PollockShortfall.all {
        let explained = below.filter { $0.wholeMatch(of: shortfall.names) != nil }
        #expect(explained.count == (isConfigured ? shortfall.configured : shortfall.found), "\(shortfall.reason)")
        below.subtract(explained)
      }
      #expect(below.isEmpty, "nobody explains \(below.sorted())")
    }
  }
}
