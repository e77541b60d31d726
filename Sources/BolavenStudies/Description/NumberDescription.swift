public import BolavenData
public import BolavenEstimation

/// The summary statistics of one column, of all rows and of each group.
public struct NumberDescription: Sendable, Hashable {
  /// Some rows and their numbers.
  public struct Part: Sendable, Hashable {
    /// Rows, those without a number among them.
    public let rowCount: Int
    /// Of the rows that have a number.
    public let summary: Summary
    /// The numbers, for drawing; none where there are too many to draw.
    let values: [Double]

    /// Rows without a number.
    public var missing: Int { rowCount - summary.count }
  }

  /// The column.
  public let name: ColumnName
  /// Every row that is described, those without a group too.
  public let all: Part
  /// One for each group, in their order; empty without groups.
  public let groups: [Part]
  /// Whether the groups differ; `nil` without groups, or with too few numbers.
  public let analysis: OneWayAnalysisOfVariance?

  init(_ name: ColumnName, _ numbers: DescribedColumn.NumberContent, rowCount: Int, _ groups: DescribedGroups?) {
    self.name = name
    all = Part(rowCount: rowCount, summary: Summary(numbers.measurements), values: numbers.drawn)
    guard let groups else {
      self.groups = []
      analysis = nil
      return
    }
    var rowsOfGroups = [Int](repeating: 0, count: groups.levels.count)
    for group in groups.groupOfRow { if let group { rowsOfGroups[group] += 1 } }
    // Positions among the numbers, and the group of each that has one.
    let grouped = numbers.rows.indices.filter { groups.groupOfRow[numbers.rows[$0]] != nil }
    let groupOfNumber = grouped.map { groups.groupOfRow[numbers.rows[$0]] ?? 0 }
    let grouping = Grouping(groupOfRow: groupOfNumber, levels: groups.levels)
    let measurements = numbers.measurements.rows(grouped)
    self.groups = zip(rowsOfGroups, grouping.rowsOfGroups).map { rowCount, rows in
      Part(
        rowCount: rowCount, summary: Summary(measurements.rows(rows)),
        values: numbers.drawn.isEmpty ? [] : rows.map { numbers.drawn[grouped[$0]] })
    }
    analysis = OneWayAnalysisOfVariance(measurements, groups: grouping)
  }

  /// Whether the decimals of the file were kept.
  public var isExact: Bool { all.summary.isExact }
}
