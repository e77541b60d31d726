import BolavenData

/// Rules that data have to keep, each reporting all of its breaks at once.

/// - Throws: `duplicateIdentifier` for every value on two rows.
func requireUnique(_ values: Categories, column: ColumnName, in frame: DataFrame) throws(DataError) {
  var rows: [Int32: [Int]] = [:]
  for (row, code) in values.codes.enumerated() where code >= 0 { rows[code, default: []].append(frame.excelRow(row)) }
  let repeated = rows.filter { $0.value.count > 1 }.sorted { $0.value[0] < $1.value[0] }
  guard repeated.isEmpty else {
    throw DataError(
      repeated.map { code, rows in
        .duplicateIdentifier(
          path: frame.source, column: column.text, excelColumn: frame.excelColumn(column) ?? "",
          identifier: values.levels[Int(code)], rows: rows)
      })
  }
}

/// - Throws: `notWhole` for values with a fraction.
func requireWhole(_ numbers: NumberColumn, column: ColumnName, in frame: DataFrame) throws(DataError) {
  let rows = (0..<frame.rowCount).filter { row in numbers[row].map { $0.rounded() != $0 } ?? false }
  guard rows.isEmpty else {
    throw DataError([
      .notWhole(
        path: frame.source, column: column.text, excelColumn: frame.excelColumn(column) ?? "",
        cells: rows.prefix(20).map { CellFact(row: frame.excelRow($0), text: "\(numbers[$0] ?? 0)") },
        total: rows.count)
    ])
  }
}

/// - Throws: `missingIdentifier` for rows without a value.
func requireNoBlank(_ values: Categories, column: ColumnName, in frame: DataFrame) throws(DataError) {
  let blank = (0..<frame.rowCount).filter { values[$0] == nil }
  guard blank.isEmpty else {
    throw DataError([.missingIdentifier(path: frame.source, column: column.text, rows: blank.map(frame.excelRow))])
  }
}

/// - Parameter normalised: what of a value is compared.
/// - Throws: `unknownCode` when a value is none of the known codes; an empty list allows any.
func requireKnown(
  _ values: Categories, among known: [String], column: ColumnName, in frame: DataFrame,
  normalised: (String) -> String = { $0 }
) throws(DataError) {
  guard !known.isEmpty else { return }
  let allowed = Set(known.map(normalised))
  let unknown = Set(values.levels.indices.filter { !allowed.contains(normalised(values.levels[$0])) }.map(Int32.init))
  let cells = values.codes.indices.filter { unknown.contains(values.codes[$0]) }
  guard cells.isEmpty else {
    throw DataError([
      .unknownCode(
        path: frame.source, column: column.text, excelColumn: frame.excelColumn(column) ?? "",
        cells: cells.prefix(20).map { CellFact(row: frame.excelRow($0), text: values[$0] ?? "") },
        total: cells.count, known: known)
    ])
  }
}
