import BolavenNumerics

/// The order of rows in time, within series.
///
/// Source: Newey & West (1987), §2.
public struct SerialOrder: Sendable {
  /// The series of each of n rows; `nil` where all rows are one.
  public let series: Clusters?
  /// The period of each of n rows: the codes are steps in time, from 0; those without a row count as steps.
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

  /// The order by a column of times.
  ///
  /// Whole numbers are multiples of the largest step that they share, so that waves of 2018, 2020 and 2024 are steps 0, 1
  /// and 3. Of other times, and where that makes a million steps or more, each different one is a step further than the
  /// one before.
  ///
  /// - Parameter values: n finite times.
  public init(series: Clusters? = nil, time name: String, values: [Double]) {
    let sorted = Set(values).sorted()
    let first = sorted.first ?? 0
    let distances = sorted.compactMap { Int(exactly: $0 - first) }
    let step = distances.reduce(0, WholeNumbers.greatestCommonDivisor)
    let isWhole = distances.count == sorted.count && step > 0 && (distances.last ?? 0) / step < 1_000_000
    if isWhole {
      let codes = values.map { Int32((Int(exactly: $0 - first) ?? 0) / step) }
      self.init(
        series: series, periods: Clusters(name: name, codes: codes, count: (distances.last ?? 0) / step + 1))
    } else {
      let place = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
      self.init(
        series: series,
        periods: Clusters(name: name, codes: values.map { Int32(place[$0] ?? 0) }, count: sorted.count))
    }
  }

  /// Periods that have a row.
  public var observedPeriods: Int {
    var isObserved = [Bool](repeating: false, count: periods.count)
    for code in periods.codes { isObserved[Int(code)] = true }
    return isObserved.count { $0 }
  }

  /// Rows whose period an earlier row of their series has already.
  var repeatedRows: Int {
    var seen: Set<Int64> = []
    seen.reserveCapacity(periods.codes.count)
    return periods.codes.indices.count { row in
      !seen.insert(Int64(series?.codes[row] ?? 0) * Int64(periods.count) + Int64(periods.codes[row])).inserted
    }
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
