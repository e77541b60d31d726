import BolavenNumerics

/// How often two things occur together, and whether that is more than chance.
///
///     χ² = Σ (O − E)²/E,   E = row total · column total / n
///
/// Rows and columns without any count are left out of the test.
///
/// Source: Agresti (2013), *Categorical Data Analysis*, §3.2.1.
public struct ContingencyTable: Sendable, Hashable {
  /// O, one list a row, each as long as there are columns.
  public let counts: [[Int]]
  /// One a row.
  public let rowTotals: [Int]
  /// One a column.
  public let columnTotals: [Int]
  /// n.
  public let total: Int
  /// χ²; `nil` with fewer than two rows or columns that have a count.
  public let statistic: Double?
  /// (rows − 1)(columns − 1), of those that have a count.
  public let degreesOfFreedom: Int
  /// The smallest E, 0 without counts; the distribution of χ² is not to be relied on where it is small.
  public let leastExpected: Double

  /// A table of counts, at least one row; none is negative.
  public init(_ counts: [[Int]]) {
    precondition(counts.allSatisfy { $0.count == counts[0].count }, "a table has as many cells in every row")
    self.counts = counts
    let rowTotals = counts.map { $0.reduce(0, +) }
    let columnTotals = (counts.first ?? []).indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    let total = rowTotals.reduce(0, +)
    self.rowTotals = rowTotals
    self.columnTotals = columnTotals
    self.total = total
    let rows = rowTotals.indices.filter { rowTotals[$0] > 0 }
    let columns = columnTotals.indices.filter { columnTotals[$0] > 0 }
    degreesOfFreedom = max(0, rows.count - 1) * max(0, columns.count - 1)
    var sum = CompensatedSum()
    var least = Double.infinity
    for row in rows {
      for column in columns {
        let expected = Double(rowTotals[row]) * Double(columnTotals[column]) / Double(total)
        let difference = Double(counts[row][column]) - expected
        sum.add(difference * difference / expected)
        least = min(least, expected)
      }
    }
    statistic = degreesOfFreedom > 0 ? sum.value : nil
    leastExpected = rows.isEmpty ? 0 : least
  }

  /// P(χ² > x) where rows and columns have nothing to do with each other; `nil` without a statistic.
  public var pValue: Double? {
    statistic.map { ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail($0) }
  }
}
