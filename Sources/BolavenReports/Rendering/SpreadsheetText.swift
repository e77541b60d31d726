import BolavenFormats

/// The lines of the tables of a report.
///
/// - Throws: `notOneTable` where the shape holds one table and there are several, or where there is none.
func spreadsheetLines(
  of report: Report, _ shape: TableShape, format: String, in language: Language
) throws(ReportError) -> [[String]] {
  let tables = report.tables
  guard tables.count == 1 || (shape == .tidy && !tables.isEmpty) else {
    throw .notOneTable(format: format, tables: tables.map(\.id))
  }
  return spreadsheetLines(of: tables, shape, in: language)
}

/// The lines of some tables, the heads of the columns first.
func spreadsheetLines(of tables: [Table], _ shape: TableShape, in language: Language) -> [[String]] {
  switch shape {
  case .tidy: [TidyTable.head] + tables.flatMap { TidyTable($0, in: language).lines }
  case .wide: tables.flatMap { WideTable($0, in: language).lines }
  case .asShown: tables.enumerated().flatMap { ShownTable($1, number: $0 + 1, in: language).lines }
  }
}

/// Fields in lines, those quoted that a reader would not read back otherwise.
func separated(_ lines: [[String]], by separator: String) -> [UInt8] {
  Array(lines.map { $0.map { quoted($0, separator) }.joined(separator: separator) + "\n" }.joined().utf8)
}

/// A text that no spreadsheet takes for a formula or for another number, and no terminal for a command: one line without
/// controls, an apostrophe in front of what begins as a formula does and of a number in parentheses, which spreadsheets
/// take for a negative one.
///
/// To read it back, drop one apostrophe at the beginning, and behind a semicolon, before blanks, quotes and apostrophes
/// that end in `=`, `+`, `-`, `@` or `(`.
func spreadsheetText(_ text: String) -> String {
  // Where a decimal comma is usual a semicolon divides fields: what stands behind one may act, too.
  oneLine(text).split(separator: ";", omittingEmptySubsequences: false).map(inert).joined(separator: ";")
}

private func inert(_ text: Substring) -> String {
  // Blanks and quotes before the sign do not stop every spreadsheet; what had the apostrophe already gets a second one.
  let start = text.drop { " '\"\u{A0}\u{3000}".contains($0) }
  guard let sign = start.first else { return String(text) }
  let acts = formulaSigns.contains(sign) ? !isNumber(text) : sign == "(" && isInParentheses(start)
  return acts ? "'" + text : String(text)
}

private let formulaSigns: Set<Character> = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

/// A sign and digits: nothing that acts.
private func isNumber(_ text: Substring) -> Bool {
  guard text.first == "+" || text.first == "-" else { return false }
  let digits = text.utf8.dropFirst().last == 37 ? text.utf8.dropFirst().dropLast() : text.utf8.dropFirst()
  return !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 44 }
}

private func isInParentheses(_ text: Substring) -> Bool {
  let inside = text.utf8.dropFirst().prefix { $0 != 41 }
  return inside.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 44 || $0 == 32 }
    && text.utf8.dropFirst(inside.count + 2).allSatisfy { $0 == 32 }
}

extension Cell.Content {
  /// What is shown, as a field: our own numbers and signs are no formulas, but one in parentheses is another number.
  func spreadsheetText(in language: Language) -> String {
    let shown = text(in: language)
    return switch self {
    case .number, .interval, .empty, .notInModel, .doesNotApply, .notReported, .hidden:
      shown.hasPrefix("(") ? "'" + shown : shown
    case .text, .status: BolavenReports.spreadsheetText(shown)
    }
  }
}

private func quoted(_ field: String, _ separator: String) -> String {
  let needsQuotes = field.contains("\"") || field.contains(separator) || field.first == " " || field.last == " "
  return needsQuotes
    ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : field
}

extension Cell.Content {
  /// The exact number in the unit that its heading says: shares in per cent.
  var exactValue: String? {
    guard case .number(let value, let style) = self else { return nil }
    return shortestDecimal(value, timesTenTo: style.power)
  }

  /// The exact limits of an interval, in the same unit.
  var exactLimits: [String]? {
    guard case .interval(let low, let high, let style) = self else { return nil }
    return [low, high].map { shortestDecimal($0, timesTenTo: style.power) }
  }
}
