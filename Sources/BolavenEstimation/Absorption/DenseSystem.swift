/// The reduced equations with S in memory as a whole.
struct DenseSystem: DirectSolver {
  let cholesky: SemidefiniteCholesky

  var solver: AbsorptionReport.Solver { .dense }

  /// - Parameters:
  ///   - matrix: S, column by column, both triangles.
  ///   - diagonal: of D₂'W D₂.
  init(_ matrix: [Double], diagonal: [Double]) {
    cholesky = SemidefiniteCholesky(matrix, scales: diagonal)
  }

  func solve(_ right: [Double], lanes: Int) -> [Double] {
    var coefficients = right
    cholesky.solve(&coefficients, lanes: lanes)
    return coefficients
  }
}

/// S as a matrix, column by column.
struct DenseOperator: ReducedOperator {
  let matrix: [Double]
  let size: Int

  func product(_ coefficients: [Double], lanes: Int, threads: Int) -> [Double] {
    var product = [Double](repeating: 0, count: size * lanes)
    product.withUnsafeMutableBufferPointer { product in
      for j in 0..<size {
        for lane in 0..<lanes {
          let value = coefficients[j * lanes + lane]
          guard value != 0 else { continue }
          for i in 0..<size { product[i * lanes + lane] += matrix[i + j * size] * value }
        }
      }
    }
    return product
  }
}
