import BolavenNumerics

/// What every covariance is made of, whichever way the coefficients were found.
///
///     β̂ = B X̃ᵀỹ,   scores s_i = x̃_i ẽ_i
///
/// x̃ are the regressors as they enter the normal equations: multiplied by √w, without absorbed effects, projected on the
/// instruments where there are any. ẽ are the residuals of the outcome, times √w.
struct EstimatingEquations: Sendable {
  /// X̃, n × m.
  let regressors: BlockedColumns
  /// B, k × m: one row a coefficient.
  let bread: Matrix
  /// ẽ, n.
  let residuals: [Double]
  /// An orthonormal basis of all columns, effects included, n × rank; `nil` where it cannot be had.
  let basis: BlockedColumns?
  /// An orthonormal basis of the regressors without the effects, n × k; `nil` where `basis` holds everything.
  var partialBasis: BlockedColumns?
  /// How many equal rows a row stands for; `nil` where each is one.
  let multiplicities: [Double]?

  var rowCount: Int { residuals.count }
  var coefficientCount: Int { bread.rows }

  /// The weight of a row in one coefficient: X̃ Bᵀ, n × k.
  var influence: Matrix {
    let m = regressors.columnCount
    var storage = [Double](repeating: 0, count: rowCount * coefficientCount)
    forEachBlock(rowCount) { rows in
      var block = Matrix(rows: rows.count, columns: m)
      block.fill { regressors.write(rows, to: $0) }
      let product = block.times(bread.transposed)
      for j in 0..<coefficientCount {
        for i in 0..<rows.count { storage[j * rowCount + rows.lowerBound + i] = product[i, j] }
      }
    }
    return Matrix(rows: rowCount, columns: coefficientCount, storage: storage)
  }

  /// The weight of each row in one coefficient.
  func influence(on position: Int) -> [Double] {
    let m = regressors.columnCount
    var values = [Double](repeating: 0, count: rowCount)
    let factors = (0..<m).map { bread[position, $0] }
    forEachBlock(rowCount) { rows in
      var block = [Double](repeating: 0, count: rows.count * m)
      block.withUnsafeMutableBufferPointer { regressors.write(rows, to: $0) }
      for j in 0..<m {
        let factor = factors[j]
        for i in 0..<rows.count { values[rows.lowerBound + i] += block[j * rows.count + i] * factor }
      }
    }
    return values
  }

  /// B M Bᵀ for a matrix M of products of scores, m × m.
  func sandwich(_ meat: Matrix) -> Matrix { bread.times(meat).times(bread.transposed).symmetrized }
}

/// Rows in blocks of a fixed size, one after another.
func forEachBlock(_ rowCount: Int, _ body: (Range<Int>) -> Void) {
  let size = 4_096
  for start in stride(from: 0, to: rowCount, by: size) { body(start..<min(start + size, rowCount)) }
}
