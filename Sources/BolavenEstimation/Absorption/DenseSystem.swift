/// The reduced equations with S in memory as a whole.
struct DenseSystem: ReducedSystem {
  let size: Int
  private let matrix: [Double]
  let cholesky: SemidefiniteCholesky

  var solver: AbsorptionReport.Solver { .dense }

  /// - Parameters:
  ///   - matrix: S, column by column, both triangles.
  ///   - diagonal: of D₂'W D₂.
  init(_ matrix: [Double], diagonal: [Double]) {
    size = diagonal.count
    self.matrix = matrix
    cholesky = SemidefiniteCholesky(matrix, scales: diagonal)
  }

  func solve(_ right: [Double], lanes: Int, negligible: [Double], threads: Int) -> ReducedSolution {
    var coefficients = right
    cholesky.solve(&coefficients, lanes: lanes)
    // One step of refinement: what the factorization loses is gained back.
    var correction = remainder(right, coefficients, lanes: lanes)
    cholesky.solve(&correction, lanes: lanes)
    for place in coefficients.indices { coefficients[place] += correction[place] }
    return ReducedSolution(
      coefficients: coefficients,
      residuals: laneNorms(remainder(right, coefficients, lanes: lanes), lanes: lanes))
  }

  /// r − S b.
  private func remainder(_ right: [Double], _ coefficients: [Double], lanes: Int) -> [Double] {
    var remainder = right
    remainder.withUnsafeMutableBufferPointer { remainder in
      for j in 0..<size {
        for lane in 0..<lanes {
          let value = coefficients[j * lanes + lane]
          guard value != 0 else { continue }
          for i in 0..<size { remainder[i * lanes + lane] -= matrix[i + j * size] * value }
        }
      }
    }
    return remainder
  }
}
