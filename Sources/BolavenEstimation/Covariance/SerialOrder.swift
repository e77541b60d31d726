import BolavenNumerics

/// The order of rows in time, within series.
///
/// Source: Newey & West (1987), §2.
public struct SerialOrder: Sendable {
  /// The series of each row; `nil` where all rows are one.
  public let series: Clusters?
  /// The period of each row: the codes are steps in time, from 0; those without a row count as steps.
  public let periods: Clusters

  /// - Parameter periods: whole steps in time; two rows of one series have different ones.
  public init(series: Clusters? = nil, periods: Clusters) {
    self.series = series
    self.periods = periods
  }

  /// Rows in the order in which they stand, one series.
  public init(rows: Int) {
    self.init(periods: Clusters(name: "", codes: (0..<rows).map { Int32($0) }, count: rows))
  }

  /// Products of scores of rows of one series that are up to `lags` periods apart.
  func rowMeat(_ equations: EstimatingEquations, lags: Int) -> Matrix {
    let residuals = equations.residuals
    let scores = equations.regressors.scalingRows(by: residuals).matrix
    let width = Int64(periods.count) + Int64(lags) + 1
    let key = { (row: Int) in Int64(series?.codes[row] ?? 0) * width + Int64(periods.codes[row]) }
    var rowAt: [Int64: Int] = [:]
    rowAt.reserveCapacity(scores.rows)
    for row in 0..<scores.rows { rowAt[key(row)] = row }
    return serialMeat(scores, lags: lags) { row, lag in
      Int(periods.codes[row]) >= lag ? rowAt[key(row) - Int64(lag)] : nil
    }
  }

  /// Products of the sums of scores of periods that are up to `lags` apart.
  func periodMeat(_ equations: EstimatingEquations, lags: Int) -> Matrix {
    serialMeat(scoreSums(equations, by: periods), lags: lags) { period, lag in period >= lag ? period - lag : nil }
  }
}
