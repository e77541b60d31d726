/// Xᵀ diag(w) X of columns from which constants are taken.
///
///     (XᵀWX)ᵢⱼ = Σ w (xᵢ − cᵢ)(xⱼ − cⱼ)
///
/// - Parameters:
///   - columns: n × k.
///   - weights: w, n entries; all 1 without them.
///   - centers: c, k entries; all 0 without them.
/// - Returns: k × k, symmetric; not a number where an entry of the data is not finite.
public func crossProducts(
  of columns: BlockedColumns, weights: [Double]? = nil, centers: [Double]? = nil, threads: Int = Threads.available
) -> Matrix {
  let k = columns.columnCount
  precondition(weights.map { $0.count == columns.rowCount } ?? true, "one weight a row")
  precondition(centers.map { $0.count == k } ?? true, "one center a column")
  let ones = [Double](repeating: 1, count: k)
  let sums = totals(over: columns, count: k * k, scratchColumns: weights == nil ? 0 : k, threads: threads) {
    rows, sums in
    let panel = rows.panel
    if let centers { panel.standardize(centers: centers, scales: ones) }
    guard let weights else {
      panel.addProducts(with: panel, isSymmetric: true, to: sums)
      return
    }
    rows.scratch.values.update(from: panel.values, count: k * panel.rows)
    weights.withUnsafeBufferPointer { weights in
      guard let base = weights.baseAddress else { return }
      rows.scratch.scaleRows(by: base + rows.firstRow)
    }
    rows.scratch.addProducts(with: panel, isSymmetric: true, to: sums)
  }
  return symmetric(sums, size: k)
}

/// XᵀY of columns of the same rows.
///
/// - Parameters:
///   - left: X, n × k.
///   - right: Y, n × m.
/// - Returns: k × m; not a number where an entry of the data is not finite.
public func crossProducts(
  of left: BlockedColumns, and right: BlockedColumns, threads: Int = Threads.available
) -> Matrix {
  let k = left.columnCount
  let m = right.columnCount
  let sums = totals(over: left.appending(right), count: k * m, threads: threads) { rows, sums in
    rows.panel.columns(0..<k).addProducts(with: rows.panel.columns(k..<k + m), isSymmetric: false, to: sums)
  }
  return Matrix(rows: k, columns: m, storage: sums)
}

/// Xᵀ diag(e²) X, the middle of a sandwich that is robust to heteroskedasticity.
///
///     Σᵢ eᵢ² xᵢ xᵢᵀ
///
/// - Parameters:
///   - columns: X, n × k.
///   - residuals: e, n entries.
/// - Returns: k × k, symmetric.
///
/// Source: White (1980), *A heteroskedasticity-consistent covariance matrix estimator*.
public func meat(of columns: BlockedColumns, residuals: [Double], threads: Int = Threads.available) -> Matrix {
  precondition(residuals.count == columns.rowCount, "one residual a row")
  let k = columns.columnCount
  let sums = totals(over: columns, count: k * k, threads: threads) { rows, sums in
    residuals.withUnsafeBufferPointer { residuals in
      guard let base = residuals.baseAddress else { return }
      rows.panel.scaleRows(by: base + rows.firstRow)
    }
    rows.panel.addProducts(with: rows.panel, isSymmetric: true, to: sums)
  }
  return symmetric(sums, size: k)
}

/// Xᵀv, k entries, of n × k columns X and n entries of v.
public func transposedTimes(
  _ columns: BlockedColumns, _ vector: [Double], threads: Int = Threads.available
) -> [Double] {
  precondition(vector.count == columns.rowCount, "one entry a row")
  let k = columns.columnCount
  return totals(over: columns, count: k, threads: threads) { rows, sums in
    vector.withUnsafeBufferPointer { vector in
      guard let base = vector.baseAddress else { return }
      let column = Panel(
        values: UnsafeMutablePointer(mutating: base + rows.firstRow), columns: 1, rows: rows.panel.rows,
        stride: rows.panel.rows)
      rows.panel.addProducts(with: column, isSymmetric: false, to: sums)
    }
  }
}

/// Xb, n entries, of n × k columns X and k entries of b.
public func times(_ columns: BlockedColumns, _ coefficients: [Double], threads: Int = Threads.available) -> [Double] {
  precondition(coefficients.count == columns.columnCount, "one coefficient a column")
  return rowValues(over: columns, threads: threads) { rows, target in rows.panel.times(coefficients, into: target) }
}

/// A number for each row, formed panel by panel.
func rowValues(
  over columns: BlockedColumns, scratchColumns: Int = 0, threads: Int,
  _ form: @escaping @Sendable (RowPass.Rows, UnsafeMutablePointer<Double>) -> Void
) -> [Double] {
  [Double](unsafeUninitializedCapacity: columns.rowCount) { buffer, count in
    count = columns.rowCount
    guard let base = buffer.baseAddress else { return }
    let places = RowPlaces(base: base)
    _ = totals(over: columns, count: 0, scratchColumns: scratchColumns, threads: threads) { rows, _ in
      form(rows, places.base + rows.firstRow)
    }
  }
}

/// The sums over all rows of columns whose passes do not fail.
private func totals(
  over columns: BlockedColumns, count: Int, scratchColumns: Int = 0, threads: Int, adding: @escaping RowPass.Adding
) -> [Double] {
  var sums = BlockSums(count: count)
  let pass = RowPass(threads: threads, sums: count, scratchColumns: scratchColumns)
  pass.runOnce(over: columns, adding: adding) { sums.add($0) }
  return (0..<count).map { sums[$0].high }
}

/// The rows of a vector, each written by one block.
private struct RowPlaces: @unchecked Sendable {
  let base: UnsafeMutablePointer<Double>
}

/// What stands on and below the diagonal, mirrored.
private func symmetric(_ sums: [Double], size: Int) -> Matrix {
  var matrix = Matrix(rows: size, columns: size, storage: sums)
  for j in 0..<size {
    for i in 0..<j { matrix[i, j] = matrix[j, i] }
  }
  return matrix
}
