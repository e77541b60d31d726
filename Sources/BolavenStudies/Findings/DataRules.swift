import BolavenData

/// Rules that data have to keep, each reporting all of its breaks at once.

/// The identifiers that stand on several rows, each with its rows, in the order of the file.
///
/// - Parameters:
///   - identifiers: one a row; `nil` for a row that does not count.
///   - columns: what they were read from.
///   - text: how an identifier is written.
func repetitions<Identifier: Hashable>(
  of identifiers: [Identifier?], columns: [ColumnName], in frame: DataFrame, text: (Identifier) -> String
) -> [DataProblem] {
  var rows: [Identifier: [Int]] = [:]
  for (row, identifier) in identifiers.enumerated() {
    if let identifier { rows[identifier, default: []].append(row) }
  }
  return rows.filter { $0.value.count > 1 }.sorted { $0.value[0] < $1.value[0] }.map { identifier, rows in
    .duplicateIdentifier(
      path: frame.source, column: columns.map(\.text).joined(separator: ", "),
      excelColumn: columns.first.flatMap(frame.excelColumn) ?? "", identifier: text(identifier),
      rows: rows.map(frame.excelRow))
  }
}

/// - Throws: `duplicateIdentifier` for every value on two rows.
func requireUnique(_ values: Categories, column: ColumnName, in frame: DataFrame) throws(DataError) {
  let repeated = repetitions(of: values.codes.map { $0 < 0 ? nil : $0 }, columns: [column], in: frame) { code in
    values.levels[Int(code)]
  }
  guard repeated.isEmpty else { throw DataError(repeated) }
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
  try requireNoBlank(values.codes.map { $0 < 0 }, column: column, in: frame)
}

/// - Throws: `missingIdentifier` for rows without a number.
func requireNoBlank(_ numbers: NumberColumn, column: ColumnName, in frame: DataFrame) throws(DataError) {
  try requireNoBlank(numbers.missing, column: column, in: frame)
}

private func requireNoBlank(_ isBlank: [Bool], column: ColumnName, in frame: DataFrame) throws(DataError) {
  let blank = isBlank.indices.filter { isBlank[$0] }
  guard blank.isEmpty else {
    throw DataError([.missingIdentifier(path: frame.source, column: column.text, rows: blank.map(frame.excelRow))])
  }
}

/// - Parameters:
///   - isList: whether a value is several codes with blanks between them.
///   - normalised: what of a value is compared.
/// - Throws: `unknownCode` when a value is none of the known codes; an empty list allows any.
func requireKnown(
  _ values: Categories, among known: [String], column: ColumnName, in frame: DataFrame,
  isList: Bool = false, normalised: (String) -> String = { $0 }
) throws(DataError) {
  guard !known.isEmpty else { return }
  let allowed = Set(known.map(normalised))
  func isKnown(_ value: String) -> Bool {
    isList
      ? value.split(separator: " ").allSatisfy { allowed.contains(normalised(String($0))) }
      : allowed.contains(normalised(value))
  }
  let unknown = Set(values.levels.indices.filter { !isKnown(values.levels[$0]) }.map(Int32.init))
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
