import BolavenData

/// Rows at the foot of a table that sum up the rows above: `Mean`, `Total`.
struct SummaryRows: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    let columns = table.identifiers.isEmpty ? Array(table.frame.names.prefix(1)) : table.identifiers
    return SummaryRow.rows(at: columns, in: table.frame).map { row in
      table.finding(.summaryRow(text: row.text), row.column, rows: [row.position])
    }
  }
}

/// A row that says of itself, where a person should stand, that it sums up the others.
struct SummaryRow: Sendable, Hashable {
  /// From 0.
  let position: Int
  let column: ColumnName
  /// As the cell has it.
  let text: String

  /// The rows at the end of a table whose identifier is such a word, from top to bottom.
  static func rows(at columns: [ColumnName], in frame: DataFrame) -> [SummaryRow] {
    let texts = columns.compactMap { name in (try? frame.levels(name)).map { (name, $0) } }
    var found: [SummaryRow] = []
    for position in (0..<frame.rowCount).reversed() {
      let summary = texts.lazy.compactMap { name, levels in
        levels[position].flatMap { isSummary($0) ? SummaryRow(position: position, column: name, text: $0) : nil }
      }.first
      guard let summary else { break }
      found.append(summary)
    }
    return found.reversed()
  }

  /// Such a row with its place, for a reader.
  struct InFile: Sendable, Hashable {
    /// Without its folder.
    let file: String
    /// As Excel counts.
    let row: Int
    let text: String
  }

  /// Those of one file that count as people.
  static func inFile(_ frame: DataFrame, at column: ColumnName, counts: (Int) -> Bool) -> [InFile] {
    let file = frame.source.split(separator: "/").last.map(String.init) ?? frame.source
    return rows(at: [column], in: frame).filter { counts($0.position) }.map {
      InFile(file: file, row: frame.excelRow($0.position), text: $0.text)
    }
  }

  private static func isSummary(_ text: String) -> Bool {
    let words = String(CharacterForms.settled(text)).lowercased().split { !$0.isLetter }
    guard let first = words.first, text.allSatisfy({ !$0.isNumber }) else { return false }
    return summaries.contains(words.joined()) || beginnings.contains(String(first)) && words.count <= 3
  }

  /// Without blanks.
  private static let summaries: Set<String> = [
    "subtotal", "grandtotal", "sum", "median", "sd", "stddev", "stdev", "standarddeviation", "ສະເລ່ຍ",
    "ຄ່າສະເລ່ຍ", "ລວມ", "ລວມທັງໝົດ", "ທັງໝົດ", "ຜົນລວມ", "平均", "平均値", "平均点", "合計", "総計", "小計", "計", "合計点",
  ]
  /// Also with a word or two behind: `Mean score`.
  private static let beginnings: Set<String> = ["mean", "average", "avg", "total", "totals"]
}
