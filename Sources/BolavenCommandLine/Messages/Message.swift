import BolavenFormats
import BolavenReports

/// What the program tells about a problem: what is wrong, where, what is seen there, and what to do.
struct Message: Sendable, Hashable {
  /// Whether the work could go on.
  enum Severity: String, Sendable {
    /// It stopped.
    case error
    /// It went on, and somebody should look.
    case warning
    case note
  }

  var severity = Severity.error
  let code: MessageCode
  /// One line, present tense, no blame.
  var what: String
  /// Where it is; empty where the call itself is the place.
  var places: [Place] = []
  /// Lines of the file or of the plan, as they are to be printed.
  var excerpt: [String] = []
  var found: String?
  var expected: String?
  /// Why it matters.
  var notes: [String] = []
  /// What was probably meant, where something is close.
  var suggestion: String?
  /// Stands beside the suggestion: an example, or where to look.
  var aside: String?
  /// What to do, in lines.
  var fix: [String] = []

  /// The messages as they are printed for a reader, an empty line between two.
  static func text(_ messages: [Message], width: Int) -> String {
    messages.map { $0.text(width: width) }.joined(separator: "\n")
  }

  private func text(width: Int) -> String {
    var lines = wrappedLines(terminalSafe("\(severity.rawValue)[\(code)] \(what)"), width: width, indent: 2)
    if let suggestion {
      lines += wrappedLines(
        terminalSafe("Did you mean   \(suggestion)" + (aside.map { "      \($0)" } ?? "")), width: width, indent: 15)
    }
    let together = places.map(\.text).joined(separator: "    ")
    for place in together.count + 6 <= width ? [together] : places.map(\.text) where !place.isEmpty {
      lines += wrappedLines(terminalSafe("  --> \(place)"), width: width, indent: 6)
    }
    lines += excerpt.map { terminalSafe("  \($0)") }
    for (label, parts) in [
      ("found", found.map { [$0] } ?? []), ("expected", expected.map { [$0] } ?? []), ("note", notes),
    ] {
      for part in parts {
        lines += wrappedLines(terminalSafe("  \(label): \(part)"), width: width, indent: label.count + 4)
      }
    }
    for (position, line) in fix.enumerated() {
      lines += wrappedLines(terminalSafe((position == 0 ? "  fix: " : "       ") + line), width: width, indent: 7)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The messages for a program: one array, a member for each message.
  static func json(_ messages: [Message]) -> String {
    String(decoding: JSONValue.array(messages.map(\.json)).encoded(), as: UTF8.self)
  }

  /// The first place only: a program finds the rest in the text.
  var json: JSONValue {
    let place = places.first
    var cell: String?
    var line: Int?
    var column: Int?
    switch place?.position {
    case .cells(let cells, _): cell = cells.first
    case .rows(let rows, _): line = rows.first
    case .lines(let lines, _): line = lines.first
    case .text(let first, let second): (line, column) = (first, second)
    case .whole, nil: break
    }
    let advice = (suggestion.map { ["Did you mean \($0)"] } ?? []) + fix
    return .object([
      JSONMember("code", .string(code.description)),
      JSONMember("severity", .string(severity.rawValue)),
      JSONMember("message", .string(what)),
      JSONMember("file", place.flatMap { $0.isFile ? .string($0.name) : nil } ?? .null),
      JSONMember("sheet", place?.sheet.map { .string($0) } ?? .null),
      JSONMember("cell", cell.map { .string($0) } ?? .null),
      JSONMember("line", line.map { .integer($0) } ?? .null),
      JSONMember("column", column.map { .integer($0) } ?? .null),
      JSONMember("found", found.map { .string($0) } ?? .null),
      JSONMember("expected", expected.map { .string($0) } ?? .null),
      JSONMember("fix", .string(advice.joined(separator: " "))),
    ])
  }
}
