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
    let rows = collecting(&problems) { () throws(DataError) in try Self.identities(frame) }
    var columns: [ColumnName: NumberColumn] = [:]
    for name in Self.knownColumns where frame.has(name) || name == Self.membersColumn {
      columns[name] = collecting(&problems) { () throws(DataError) in try frame.numbers(name) }
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
    let groups = collecting(&problems) { () throws(DataError) in try frame.categories(groupColumn) }
    let years = collecting(&problems) { () throws(DataError) in
      try frame.numbers(yearColumn, within: 1000...9999)
    }
    guard let groups, let years else { throw DataError(problems) }
    collecting(&problems) { () throws(DataError) in try requireNoBlank(groups, column: groupColumn, in: frame) }
    collecting(&problems) { () throws(DataError) in try requireNoBlank(years, column: yearColumn, in: frame) }
    collecting(&problems) { () throws(DataError) in try requireWhole(years, column: yearColumn, in: frame) }
    if frame.rowCount == 0 { problems.append(.noRows(path: frame.source)) }
    guard problems.isEmpty else { throw DataError(problems) }
    let rows = (0..<frame.rowCount).map { row in
      Row(group: groups[row] ?? "", year: Int(years[row] ?? 0), excelRow: frame.excelRow(row))
    }
    let repeated = repetitions(
      of: rows.map { [$0.group, String($0.year)] }, columns: [groupColumn, yearColumn], in: frame
    ) { $0.joined(separator: ", ") }
    guard repeated.isEmpty else { throw DataError(repeated) }
    return rows
  }

  /// Whether the ledger has a column.
  func has(_ column: ColumnName) -> Bool { columns[column] != nil }

  /// A figure; `nil` where it is missing.
  func value(_ column: ColumnName, _ row: Int) -> Double? { columns[column]?[row] }

  /// Positions of the rows of a year, in the order of the file.
  func rows(in year: Int) -> [Int] { rows.indices.filter { rows[$0].year == year } }
}
