import BolavenData

/// The yearly figures of cooperatives, one row a group and year.
struct CooperativeLedger: Sendable {
  static let groupColumn: ColumnName = "coop_id"
  static let yearColumn: ColumnName = "year"

  struct Row: Sendable, Hashable {
    let group: String
    let year: Int
    /// The row number that Excel shows.
    let excelRow: Int
  }

  /// The file as the user named it.
  let source: String
  /// In the order of the file.
  let rows: [Row]
  /// Ids of the groups, sorted.
  let groups: [String]
  /// Years with a row, ascending.
  let years: [Int]
  private let columns: [ColumnName: NumberColumn]

  /// Reads identity, year and every column that an indicator or an identity uses, where the ledger has it.
  ///
  /// - Throws: every problem at once: a missing identity column, text where a number belongs, a group twice in a year.
  init(_ frame: DataFrame) throws(DataError) {
    var problems: [DataProblem] = []
    let rows = collectingData(&problems) { () throws(DataError) in try Self.identities(frame) }
    var columns: [ColumnName: NumberColumn] = [:]
    for name in Self.knownColumns where frame.has(name) || name == Self.membersColumn {
      columns[name] = collectingData(&problems) { () throws(DataError) in try frame.numbers(name) }
    }
    guard problems.isEmpty, let rows else { throw DataError(problems) }
    source = frame.source
    self.rows = rows
    self.columns = columns
    groups = Grouping(labels: rows.map(\.group)).levels
    years = Set(rows.map(\.year)).sorted()
  }

  private static let membersColumn: ColumnName = "members_end"

  /// Every column that is read, each once.
  private static var knownColumns: [ColumnName] {
    var seen: Set<ColumnName> = []
    let all = CooperativeIndicatorCatalog.all.flatMap(\.columns) + LedgerIdentity.allCases.flatMap(\.columns)
    return all.filter { seen.insert($0).inserted }
  }

  private static func identities(_ frame: DataFrame) throws(DataError) -> [Row] {
    var problems: [DataProblem] = []
    let groups = collectingData(&problems) { () throws(DataError) in try frame.categories(groupColumn) }
    let years = collectingData(&problems) { () throws(DataError) in
      try frame.numbers(yearColumn, within: 1000...9999)
    }
    guard let groups, let years else { throw DataError(problems) }
    let all = 0..<frame.rowCount
    let blanks: [(ColumnName, [Int])] = [
      (groupColumn, all.filter { groups[$0] == nil }), (yearColumn, all.filter { years[$0] == nil }),
    ]
    for (column, rows) in blanks where !rows.isEmpty {
      problems.append(.missingIdentifier(path: frame.source, column: column.text, rows: rows.map(frame.excelRow)))
    }
    let fractions = all.filter { row in years[row].map { $0 != $0.rounded() } ?? false }
    if !fractions.isEmpty {
      problems.append(
        .notWhole(
          path: frame.source, column: yearColumn.text, excelColumn: frame.excelColumn(yearColumn) ?? "",
          cells: fractions.prefix(20).map { CellFact(row: frame.excelRow($0), text: "\(years[$0] ?? 0)") },
          total: fractions.count))
    }
    if frame.rowCount == 0 { problems.append(.noRows(path: frame.source)) }
    guard problems.isEmpty else { throw DataError(problems) }
    let rows = all.map { row in
      Row(group: groups[row] ?? "", year: Int(years[row] ?? 0), excelRow: frame.excelRow(row))
    }
    try requireOneRowAYear(rows, in: frame)
    return rows
  }

  /// - Throws: `duplicateIdentifier` for every group that has several rows in one year.
  private static func requireOneRowAYear(_ rows: [Row], in frame: DataFrame) throws(DataError) {
    var found: [String: [Int]] = [:]
    var order: [String] = []
    for row in rows {
      let identifier = "\(row.group), \(row.year)"
      if found[identifier] == nil { order.append(identifier) }
      found[identifier, default: []].append(row.excelRow)
    }
    let repeated = order.filter { (found[$0]?.count ?? 0) > 1 }
    guard repeated.isEmpty else {
      throw DataError(
        repeated.map { identifier in
          .duplicateIdentifier(
            path: frame.source, column: "\(groupColumn), \(yearColumn)",
            excelColumn: frame.excelColumn(groupColumn) ?? "", identifier: identifier, rows: found[identifier] ?? [])
        })
    }
  }

  /// Whether the ledger has a column.
  func has(_ column: ColumnName) -> Bool { columns[column] != nil }

  /// A figure; `nil` where it is missing.
  func value(_ column: ColumnName, _ row: Int) -> Double? { columns[column]?[row] }

  /// Positions of the rows of a year, in the order of the file.
  func rows(in year: Int) -> [Int] { rows.indices.filter { rows[$0].year == year } }
}

/// Runs a step and keeps its problems, so that the next step can report its own.
func collectingData<Value>(_ problems: inout [DataProblem], _ step: () throws(DataError) -> Value) -> Value? {
  do throws(DataError) {
    return try step()
  } catch {
    for problem in error.problems where !problems.contains(problem) { problems.append(problem) }
    return nil
  }
}
