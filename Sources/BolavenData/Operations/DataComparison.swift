/// What changed between two deliveries of one table, rows found by their identifiers.
public struct DataComparison: Sendable, Hashable {
  /// A cell that changed.
  public struct Change: Sendable, Hashable {
    /// The identifier of the row.
    public let identifier: String
    /// The column.
    public let column: ColumnName
    /// The row of the old table that Excel shows.
    public let oldRow: Int
    /// The row of the new table that Excel shows.
    public let newRow: Int
    /// What stood; `nil` where the cell was blank.
    public let old: String?
    /// What stands; `nil` where the cell is blank.
    public let new: String?

    /// A changed cell with its places.
    public init(identifier: String, column: ColumnName, oldRow: Int, newRow: Int, old: String?, new: String?) {
      self.identifier = identifier
      self.column = column
      self.oldRow = oldRow
      self.newRow = newRow
      self.old = old
      self.new = new
    }
  }

  /// Columns that only the old table has, in its order.
  public let removedColumns: [ColumnName]
  /// Columns that only the new table has, in its order.
  public let addedColumns: [ColumnName]
  /// Identifiers of rows that only the old table has, in its order.
  public let removedRows: [String]
  /// Identifiers of rows that only the new table has, in its order.
  public let addedRows: [String]
  /// In the order of the new table, row by row.
  public let changes: [Change]
  /// Rows that both have.
  public let commonRows: Int

  /// Whether the two say the same, whatever the order of rows and columns.
  public var isEmpty: Bool {
    removedColumns.isEmpty && addedColumns.isEmpty && removedRows.isEmpty && addedRows.isEmpty && changes.isEmpty
  }

  /// Compares two tables. Numbers that are equal are, however they are written.
  ///
  /// - Parameter identifiers: columns that together identify a row of both.
  /// - Throws: `columnMissing`, `missingIdentifier`, `duplicateIdentifier`.
  public init(old: DataFrame, new: DataFrame, identifiers: [ColumnName]) throws(DataError) {
    let oldRows = try Self.rows(of: old, identifiers)
    let newRows = try Self.rows(of: new, identifiers)
    let rowOfOld = Dictionary(zip(oldRows, oldRows.indices), uniquingKeysWith: { first, _ in first })
    let known = Set(newRows)
    removedColumns = old.names.filter { !new.has($0) }
    addedColumns = new.names.filter { !old.has($0) }
    removedRows = oldRows.filter { !known.contains($0) }
    addedRows = newRows.filter { rowOfOld[$0] == nil }
    var columns: [(name: ColumnName, old: Categories, new: Categories)] = []
    for name in new.names where old.has(name) && !identifiers.contains(name) {
      columns.append((name, try old.categories(name), try new.categories(name)))
    }
    var changes: [Change] = []
    for (row, identifier) in newRows.enumerated() {
      guard let oldRow = rowOfOld[identifier] else { continue }
      for column in columns {
        let (before, after) = (column.old[oldRow], column.new[row])
        guard before != after, !Self.areEqualNumbers(before, after) else { continue }
        changes.append(
          Change(
            identifier: identifier, column: column.name, oldRow: old.excelRow(oldRow), newRow: new.excelRow(row),
            old: before, new: after))
      }
    }
    self.changes = changes
    commonRows = newRows.count - addedRows.count
  }

  private static func areEqualNumbers(_ first: String?, _ second: String?) -> Bool {
    guard let first, let second, let a = decimalNumber(first), let b = decimalNumber(second) else { return false }
    return a == b
  }

  private static func rows(of frame: DataFrame, _ columns: [ColumnName]) throws(DataError) -> [String] {
    var parts: [Categories] = []
    for column in columns { parts.append(try frame.categories(column)) }
    var problems: [DataProblem] = []
    for (column, part) in zip(columns, parts) {
      let blank = part.codes.indices.filter { part.codes[$0] < 0 }
      if !blank.isEmpty {
        problems.append(.missingIdentifier(path: frame.source, column: column.text, rows: blank.map(frame.excelRow)))
      }
    }
    let identifiers = (0..<frame.rowCount).map { row in parts.map { $0[row] ?? "" }.joined(separator: ", ") }
    let rows = Dictionary(grouping: identifiers.indices) { identifiers[$0] }
    if problems.isEmpty {
      problems = rows.filter { $0.value.count > 1 }.sorted { $0.value[0] < $1.value[0] }.map { identifier, rows in
        .duplicateIdentifier(
          path: frame.source, column: columns.map(\.text).joined(separator: ", "),
          excelColumn: columns.first.flatMap(frame.excelColumn) ?? "", identifier: identifier,
          rows: rows.map(frame.excelRow))
      }
    }
    guard problems.isEmpty else { throw DataError(problems) }
    return identifiers
  }
}
