internal import BolavenNumerics
import Glibc

/// A = LLᵀ of a small positive definite matrix, with its solutions, inverse and determinant.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §4.2.
struct CholeskyFactor {
  let size: Int
  /// L, column by column; what stands above the diagonal is not read.
  private let lower: [Double]

  /// - Parameter matrix: size × size; the lower triangle is read. `nil` where a pivot is not above 10⁻¹³ of its diagonal.
  init?(_ matrix: Matrix) {
    let size = matrix.rows
    var lower = matrix.storage
    let isPositive = lower.withUnsafeMutableBufferPointer { entries in
      for j in 0..<size {
        let diagonal = matrix[j, j]
        let pivot = entries[j + j * size]
        guard pivot.isFinite, diagonal > 0, pivot > 1e-13 * diagonal else { return false }
        let root = pivot.squareRoot()
        entries[j + j * size] = root
        for i in j + 1..<max(j + 1, size) { entries[i + j * size] /= root }
        for l in j + 1..<max(j + 1, size) {
          let factor = entries[l + j * size]
          for i in l..<size { entries[i + l * size] -= factor * entries[i + j * size] }
        }
      }
      return true
    }
    guard isPositive else { return nil }
    self.size = size
    self.lower = lower
  }

  /// A⁻¹b; one entry a row.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for j in 0..<size {
      x[j] /= lower[j + j * size]
      for i in j + 1..<max(j + 1, size) { x[i] -= lower[i + j * size] * x[j] }
    }
    for j in (0..<size).reversed() {
      for i in j + 1..<max(j + 1, size) { x[j] -= lower[i + j * size] * x[i] }
      x[j] /= lower[j + j * size]
    }
    return x
  }

  /// A⁻¹, size × size.
  var inverse: Matrix {
    // L⁻¹ column by column, then (L⁻¹)ᵀL⁻¹.
    var inverted = Matrix(rows: size, columns: size)
    for j in 0..<size {
      var column = [Double](repeating: 0, count: size)
      column[j] = 1
      for l in j..<size {
        column[l] /= lower[l + l * size]
        for i in l + 1..<max(l + 1, size) { column[i] -= lower[i + l * size] * column[l] }
      }
      for i in j..<size { inverted[i, j] = column[i] }
    }
    return inverted.transposedTimes(inverted).symmetrized
  }

  /// ln|A|.
  var logDeterminant: Double { 2 * (0..<size).reduce(0.0) { $0 + log(lower[$1 + $1 * size]) } }
}
