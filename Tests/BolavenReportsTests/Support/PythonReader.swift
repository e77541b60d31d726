import BolavenReports
import Foundation
import TestSupport
import Testing

/// What a reader that knows nothing of bolaven finds in the first table of a rendered report.
struct ReadTable: Decodable, Equatable {
  /// Words with the letters of their footnotes.
  struct Words: Decodable, Equatable {
    var text: String
    let marks: [String]

    init(_ text: String, _ marks: [String] = []) {
      self.text = text
      self.marks = marks
    }

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      text = try list.decode(String.self)
      marks = try list.decode([String].self)
    }
  }

  /// A head over several columns; the last of them is not known in every format.
  struct Spanner: Decodable, Equatable {
    let text: String
    let first: Int
    let last: Int?

    init(_ text: String, _ first: Int, _ last: Int?) {
      self.text = text
      self.first = first
      self.last = last
    }

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      text = try list.decode(String.self)
      first = try list.decode(Int.self)
      last = try list.decodeNil() ? nil : list.decode(Int.self)
    }
  }

  /// A row, or the line over a block of rows.
  struct Row: Decodable, Equatable {
    var block: String?
    var label: Words?
    var cells: [Words]?
  }

  let title: Words
  let spanners: [Spanner]?
  let heads: [Words]
  let rows: [Row]
  let footnotes: [[String]]
  let notes: String
}

extension ReadTable {
  /// What a table says to its reader.
  ///
  /// - Parameters:
  ///   - isNumbered: whether the format writes the number of the table.
  ///   - foldsSpanners: whether it writes spanners into the heads under them.
  ///   - namesLast: whether it says where a spanner ends.
  init(_ table: Table, in language: Language, isNumbered: Bool, foldsSpanners: Bool, namesLast: Bool) {
    let letters = table.footnotes
    func words(_ text: LocalizedText, _ footnotes: [LocalizedText]) -> Words {
      Words(plain(text(language)), letters.letters(of: footnotes))
    }
    var title = words(table.title, table.titleFootnotes)
    if isNumbered {
      title.text = (language == .japanese ? "表1 " : language == .lao ? "ຕາຕະລາງ 1. " : "Table 1. ") + title.text
    }
    self.title = Words(plain(title.text.replacing("\u{3000}", with: " ")), title.marks)
    spanners =
      foldsSpanners
      ? nil
      : table.spanners.map {
        Spanner(plain($0.header(language)), $0.columns.lowerBound + 1, namesLast ? $0.columns.upperBound : nil)
      }
    heads =
      [Words(plain(table.stub(language)))]
      + table.columns.enumerated().map { position, column in
        let spanner = table.spanners.first { foldsSpanners && $0.columns.contains(position) }
        let above = spanner.map { $0.header(language) + ": " } ?? ""
        return Words(plain(above + column.header(language)), letters.letters(of: column.footnotes))
      }
    rows = table.blocks.flatMap { block in
      (block.label.map { [Row(block: plain($0(language)))] } ?? [])
        + block.rows.map { row in
          Row(
            label: words(row.label, row.footnotes),
            cells: row.cells.map { Words(plain($0.text(in: language)), letters.letters(of: $0.footnotes)) })
        }
    }
    footnotes = letters.entries.map { [$0.letter, plain($0.text(language))] }
    notes = table.notes(in: language).map { plain($0.text(language)) }.joined(separator: " ")
  }

  /// The same without blanks in what a format may wrap.
  var unwrapped: ReadTable {
    let close = { (text: String) in text.filter { $0 != " " } }
    return ReadTable(
      title: title, spanners: spanners, heads: heads, rows: rows, footnotes: footnotes.map { $0.map(close) },
      notes: close(notes))
  }
}

private func plain(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }

/// The scripts beside the tests, run by Python.
enum PythonReader {
  /// Whether the machine has Python 3.
  static let isThere: Bool = (try? run("-c", ["import sys"], input: [])) != nil

  static let script = Repository.absolute("Tests/BolavenReportsTests/Readers/read_back.py")

  /// What `read_back.py` finds.
  static func table(
    in bytes: [UInt8], of format: String, _ language: Language, ambiguous: AmbiguousWidth = .narrow
  ) throws -> ReadTable {
    let start = language == .japanese ? "表" : language == .lao ? "ຕາຕະລາງ" : "Table"
    let answer = try run(script, [format, start, "\(ambiguous.rawValue)"], input: bytes)
    return try JSONDecoder().decode(ReadTable.self, from: Data(answer))
  }

  /// What a script prints; a script that fails is an error with what it said.
  static func run(_ script: String, _ arguments: [String], input: [UInt8]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("readers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, result, talk) = ("in", "out", "err")
    let place = { (name: String) in folder.appendingPathComponent(name) }
    try Data(input).write(to: place(source))
    for name in [result, talk] { try Data().write(to: place(name)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script] + arguments
    process.standardInput = try FileHandle(forReadingFrom: place(source))
    process.standardOutput = try FileHandle(forWritingTo: place(result))
    process.standardError = try FileHandle(forWritingTo: place(talk))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: try String(contentsOf: place(talk), encoding: .utf8))
    }
    return [UInt8](try Data(contentsOf: place(result)))
  }

  struct Failure: Error, CustomStringConvertible { let description: String }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test where Python 3 is absent.
  static var needsPython: Self { .enabled(if: PythonReader.isThere, "python3 is not there") }
}
