/// A table as one line a cell, with the same columns whatever the table has.
///
/// `value` is exact and in the unit that the head says (shares in per cent), an interval has `low` and `high`; `shown` is
/// what a reader of the report sees, `flags` are warnings, `footnotes` the letters behind the cell, its row or its column.
/// Cells in which nothing belongs have no line.
struct TidyTable {
  static let head = [
    "table", "block", "row", "label", "column", "head", "value", "low", "high", "shown", "flags", "footnotes",
    "data_status",
  ]

  let lines: [[String]]

  init(_ table: Table, in language: Language) {
    let footnotes = table.footnotes
    let heads = table.columns.indices.map { table.fullHead(at: $0, in: language) }
    let status = table.isSynthetic ? "SYNTHETIC DATA" : ""
    lines = table.blocks.flatMap { block in
      let label = block.label.map { spreadsheetText($0(language)) } ?? ""
      return block.rows.flatMap { row in
        zip(table.columns, heads).enumerated().compactMap { position, column -> [String]? in
          let cell = row.cells[position]
          guard cell.content != .empty || !cell.marks.isEmpty else { return nil }
          let letters = footnotes.letters(of: column.0.footnotes + row.footnotes + cell.footnotes)
          let limits = cell.content.exactLimits ?? ["", ""]
          return [
            spreadsheetText(table.id), label, spreadsheetText(row.id), spreadsheetText(row.label(language)),
            spreadsheetText(column.0.id), spreadsheetText(column.1), cell.content.exactValue ?? "", limits[0],
            limits[1], cell.content.spreadsheetText(in: language),
            spreadsheetText(cell.flags.joined(separator: " ")), letters.joined(separator: " "), status,
          ]
        }
      }
    }
  }
}

extension Table {
  /// The words over a column: the head that spans it, if one does, before its own.
  func fullHead(at position: Int, in language: Language) -> String {
    let spanner = spanners.first { $0.columns.contains(position) }.map { $0.header(language) + ": " } ?? ""
    return spanner + columns[position].header(language)
  }
}
