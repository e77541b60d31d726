import BolavenFormats

/// Renders one table as comma-separated text (RFC 4180, UTF-8) with exact values.
///
/// Columns are `row`, `label` and those of the table by their ids; an interval has `ID_low` and `ID_high`, beside `ID`
/// where other values stand in the column, too; a column with warnings has `ID_flag`. Numbers have the shortest digits that
/// read back as the same number; shares are in per cent, as their headings say; what is not defined is empty. A text is one line without controls; one that a spreadsheet would take for a formula has an
/// apostrophe in front. To read it back, drop one apostrophe before apostrophes and `=`, `+`, `-` or `@`.
public struct CSVRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "csv"
  /// The ending of its files.
  public static let fileExtension = "csv"
  /// There is nothing to set.
  public init() {}

  /// The only table of a report.
  ///
  /// - Throws: `notOneTable` where there are several, or none.
  public func render(_ report: Report, in language: Language) throws(ReportError) -> [UInt8] {
    guard report.tables.count == 1, let table = report.tables.first else {
      throw .notOneTable(format: Self.format, tables: report.tables.map(\.id))
    }
    return render(table, in: language)
  }

  /// One table.
  public func render(_ table: Table, in language: Language) -> [UInt8] {
    let columns = table.columns.indices.map { CSVColumn(table, at: $0) }
    let hasBlocks = table.blocks.contains { $0.label != nil }
    let isSynthetic = table.isSynthetic
    var lines = [
      (hasBlocks ? ["block"] : []) + ["row", "label"] + columns.flatMap(\.names) + (isSynthetic ? ["data_status"] : [])
    ]
    for block in table.blocks {
      for row in block.rows {
        let cells = zip(columns, row.cells).flatMap { column, cell in column.fields(cell, in: language) }
        lines.append(
          (hasBlocks ? [text(block.label?(language) ?? "")] : []) + [text(row.id), text(row.label(language))] + cells
            + (isSynthetic ? ["SYNTHETIC DATA"] : []))
      }
    }
    return Array(lines.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined().utf8)
  }
}

/// The fields that one column of a table becomes.
private struct CSVColumn {
  let names: [String]
  private let hasValues: Bool
  private let hasIntervals: Bool
  private let hasFlags: Bool

  init(_ table: Table, at position: Int) {
    let cells = table.rows.map { $0.cells[position] }
    hasIntervals = cells.contains { if case .interval = $0.content { true } else { false } }
    // Words count too: what stands beside intervals is not lost.
    hasValues = !hasIntervals || cells.contains { !$0.content.isIntervalOrBlank }
    hasFlags = cells.contains { !$0.marks.isEmpty }
    let id = text(table.columns[position].id)
    names =
      (hasValues ? [id] : []) + (hasIntervals ? ["\(id)_low", "\(id)_high"] : []) + (hasFlags ? ["\(id)_flag"] : [])
  }

  func fields(_ cell: Cell, in language: Language) -> [String] {
    var value = ""
    var limits = ["", ""]
    switch cell.content {
    case .number(let number, let style): value = shortestDecimal(number, timesTenTo: style.power)
    case .interval(let low, let high, let style):
      limits = [low, high].map { shortestDecimal($0, timesTenTo: style.power) }
    case .text(let words): value = text(words(language))
    case .status(let status): value = text(status.word(language))
    case .empty, .doesNotApply, .notReported: break
    }
    let flags = cell.marks.map { mark in
      switch mark {
      case .flag(let sign): sign
      }
    }
    return (hasValues ? [value] : []) + (hasIntervals ? limits : []) + (hasFlags ? [text(flags.joined())] : [])
  }
}

extension Cell.Content {
  fileprivate var isIntervalOrBlank: Bool {
    switch self {
    case .interval, .empty, .doesNotApply, .notReported: true
    case .number, .text, .status: false
    }
  }
}

/// A text that no spreadsheet takes for a formula and no terminal for a command.
private func text(_ text: String) -> String {
  let text = oneLine(text)
  // Blanks before the sign do not stop every spreadsheet; a text that had the apostrophe already gets a second one.
  let start = text.drop { $0 == " " || $0 == "'" || $0 == "\u{A0}" || $0 == "\u{3000}" }
  guard let sign = start.first, formulaSigns.contains(sign), !isNumber(text) else { return text }
  return "'" + text
}

private let formulaSigns: Set<Character> = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

/// A sign and digits: nothing that acts.
private func isNumber(_ text: String) -> Bool {
  text.utf8.count > 1 && text.utf8.dropFirst().allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 44 }
}

private func quoted(_ field: String) -> String {
  let needsQuotes = field.utf8.contains { [34, 44, 10, 13].contains($0) } || field.first == " " || field.last == " "
  return needsQuotes
    ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : field
}
