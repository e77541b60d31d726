@testable import BolavenNumerics

/// Repeatable columns: numbers between −1 and 1.
func noise(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> [[Double]] {
  (0..<columns).map { j in
    var random = Philox(seed: seed, replicate: UInt64(j))
    return (0..<rows).map { _ in 2 * random.uniform() - 1 }
  }
}

/// Rows that come in pieces.
struct Pieces: BlockSequence {
  let columns: BlockedColumns
  let size: Int
  var columnCount: Int { columns.columnCount }

  func forEachChunk(_ body: (BlockedColumns) throws(NumericsError) -> Void) throws(NumericsError) {
    for start in stride(from: 0, to: columns.rowCount, by: size) {
      let columns = columns
      try body(
        BlockedColumns(
          rowCount: min(size, columns.rowCount - start), columnCount: columns.columnCount
        ) { rows, target in columns.write(start + rows.lowerBound..<start + rows.upperBound, to: target) })
    }
  }
}

/// Aᵀ diag(w) B to 32 digits, rounded.
func plainProducts(_ a: [[Double]], _ b: [[Double]], weights: [Double]? = nil) -> Matrix {
  var result = Matrix(rows: a.count, columns: b.count)
  for (j, right) in b.enumerated() {
    for (i, left) in a.enumerated() {
      var sum = DoubleDouble(0)
      for r in left.indices {
        let product = DoubleDouble(left[r], times: right[r])
        sum = sum + (weights.map { product * $0[r] } ?? product)
      }
      result[i, j] = sum.high
    }
  }
  return result
}

/// The largest difference of entries, relative to the largest entry.
func distance(_ found: [Double], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  let size = expected.reduce(0) { max($0, $1.magnitude) }
  let error = zip(found, expected).reduce(0.0) { worst, pair in
    let error = (pair.0 - pair.1).magnitude
    return error.isNaN ? .infinity : max(worst, error)
  }
  return size > 0 ? error / size : error
}
