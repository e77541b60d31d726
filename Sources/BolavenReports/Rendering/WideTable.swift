/// A table as one line a row: `row`, `label` and its columns by their ids.
///
/// An interval has `ID_low` and `ID_high`, beside `ID` where other values stand in the column, too; a column with warnings
/// has `ID_flag`. Numbers are exact and in the unit that their heading says; what is not defined is empty.
struct WideTable {
  let lines: [[String]]

  init(_ table: Table, in language: Language) {
    let columns = table.columns.indices.map { WideColumn(table, at: $0) }
    let hasBlocks = table.blocks.contains { $0.label != nil }
    let isSynthetic = table.isSynthetic
    var lines = [
      (hasBlocks ? ["block"] : []) + ["row", "label"] + columns.flatMap(\.names) + (isSynthetic ? ["data_status"] : [])
    ]
    for block in table.blocks {
      for row in block.rows {
        let cells = zip(columns, row.cells).flatMap { column, cell in column.fields(cell, in: language) }
        lines.append(
          (hasBlocks ? [spreadsheetText(block.label?(language) ?? "")] : [])
            + [spreadsheetText(row.id), spreadsheetText(row.label(language))] + cells
            + (isSynthetic ? ["SYNTHETIC DATA"] : []))
      }
    }
    self.lines = lines
  }
}

/// The fields that one column of a table becomes.
private struct WideColumn {
  let names: [String]
  private let hasValues: Bool
  private let hasIntervals: Bool
  private let hasFlags: Bool

  init(_ table: Table, at position: Int) {
    let cells = table.rows.map { $0.cells[position] }
    hasIntervals = cells.contains { if case .interval = $0.content { true } else { false } }
    // Words count too: what stands beside intervals is not lost.
    hasValues = !hasIntervals || cells.contains { !$0.content.isIntervalOrBlank }
    hasFlags = cells.contains { !$0.flags.isEmpty }
    let id = spreadsheetText(table.columns[position].id)
    names =
      (hasValues ? [id] : []) + (hasIntervals ? ["\(id)_low", "\(id)_high"] : []) + (hasFlags ? ["\(id)_flag"] : [])
  }

  func fields(_ cell: Cell, in language: Language) -> [String] {
    let value =
      switch cell.content {
      case .number: cell.content.exactValue ?? ""
      case .text, .status, .hidden: spreadsheetText(cell.content.text(in: language))
      case .interval, .empty, .notInModel, .doesNotApply, .notReported: ""
      }
    return (hasValues ? [value] : []) + (hasIntervals ? cell.content.exactLimits ?? ["", ""] : [])
      + (hasFlags ? [spreadsheetText(cell.flags.joined())] : [])
  }
}

extension Cell.Content {
  fileprivate var isIntervalOrBlank: Bool {
    switch self {
    case .interval, .empty, .notInModel, .doesNotApply, .notReported: true
    case .number, .text, .status, .hidden: false
    }
  }
}
