/// The numbers of a chart as a table, one row a mark or a line of it.
struct ChartTable {
  struct Column {
    let id: String
    let header: LocalizedText
    let style: NumberStyle

    init(_ id: String, _ header: LocalizedText, _ style: NumberStyle) {
      self.id = id
      self.header = header
      self.style = style
    }
  }

  let kind: String
  let title: LocalizedText
  let stub: LocalizedText
  let columns: [Column]

  /// - Parameter rows: each with one number a column; `nil` does not apply.
  func table(_ rows: [(label: LocalizedText, numbers: [Double?])]) -> Table {
    let rows = rows.enumerated().map { position, row in
      let id = "\(position + 1)"
      let cells = zip(columns, row.numbers).map { column, number in
        Cell.number(
          number, column.style, at: Address(analysis: kind, row: id, column: column.id),
          from: Provenance(formula: kind, columns: []))
      }
      return TableRow(id: id, label: row.label, cells: cells)
    }
    return Table(
      id: kind, title: title, stub: stub, columns: columns.map { TableColumn(id: $0.id, header: $0.header) },
      blocks: [TableBlock(rows: rows)], notes: [])
  }
}
