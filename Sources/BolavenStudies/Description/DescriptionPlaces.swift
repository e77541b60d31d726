import BolavenData
import BolavenReports

/// Where the rows of a description stand in their file.
struct DescriptionPlaces: Sendable {
  /// Of files with more rows the groups and the missing values are not written out row by row.
  static let most = 100_000

  /// Rows that are described.
  let all: RowRanges
  /// Rows that the condition leaves out.
  let filtered: RowRanges
  /// By group; empty without groups, and for many rows.
  let groups: [String: RowRanges]
  /// Rows without a value by column, then by group; empty for many rows.
  private let missing: [ColumnName: [Int]]

  init(_ columns: [DescribedColumn], _ groups: DescribedGroups?, in frame: DataFrame, of whole: DataFrame) {
    if frame.hasRowsOfFile {
      all = RowRanges(ranges: frame.rowCount > 0 ? [2...(frame.rowCount + 1)] : [])
    } else {
      all = RowRanges((0..<frame.rowCount).lazy.map(frame.excelRow))
    }
    guard whole.rowCount <= Self.most else {
      filtered = RowRanges([])
      self.groups = [:]
      missing = [:]
      return
    }
    let used = frame.rowCount < whole.rowCount ? Set((0..<frame.rowCount).map(frame.excelRow)) : nil
    filtered = RowRanges((0..<whole.rowCount).map(whole.excelRow).filter { !(used?.contains($0) ?? true) })
    var rowsOfGroup: [Int: [Int]] = [:]
    for (row, group) in (groups?.groupOfRow ?? []).enumerated() {
      if let group { rowsOfGroup[group, default: []].append(frame.excelRow(row)) }
    }
    self.groups = Dictionary(
      uniqueKeysWithValues: (groups?.levels ?? []).enumerated().map { ($1, RowRanges(rowsOfGroup[$0] ?? [])) })
    missing = Dictionary(
      columns.map { column in
        let rows: [Int]
        switch column.content {
        case .numbers(let numbers):
          let known = Set(numbers.rows)
          rows = known.count == column.rowCount ? [] : (0..<column.rowCount).filter { !known.contains($0) }
        case .texts(let texts): rows = texts.codes.indices.filter { texts.codes[$0] < 0 }
        }
        return (column.name, rows.map(frame.excelRow))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows of a column, all or those of a group, without those that have no value.
  func source(_ file: String, _ column: ColumnName, group: String?) -> Provenance.Source {
    let described = group.map { groups[$0] ?? all } ?? all
    let lacking = Set(missing[column] ?? [])
    let absent = lacking.isEmpty ? RowRanges([]) : RowRanges(described.ranges.joined().filter(lacking.contains))
    let used = absent.isEmpty ? described : RowRanges(described.ranges.joined().filter { !lacking.contains($0) })
    return Provenance.Source(
      file, rows: used,
      leftOut: [
        Provenance.LeftOut(absent, DescriptionOriginWording.noValue),
        Provenance.LeftOut(filtered, DescriptionOriginWording.filtered),
      ])
  }
}
