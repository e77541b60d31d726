internal import BolavenNumerics

/// S = LL' of a positive semidefinite matrix, leaving out what the columns before determine.
///
/// A column whose pivot is at most 10⁻¹¹ of what its diagonal was counted from is a combination of those before it: it is
/// left out, which gives its coefficient 0. Any consistent equations are still solved.
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §4.2.8.
struct SemidefiniteCholesky: Sendable {
  let size: Int
  /// L below the diagonal and on it, column by column.
  private(set) var factor: [Double]
  /// Whether a column was left out.
  private(set) var isDropped: [Bool]

  static let tolerance = 1e-11
  private static let block = 48

  /// - Parameters:
  ///   - matrix: size × size, column by column; the lower triangle is read.
  ///   - scales: what each diagonal is compared with.
  init(_ matrix: [Double], scales: [Double]) {
    size = scales.count
    factor = matrix
    isDropped = [Bool](repeating: false, count: size)
    let size = size
    var dropped = isDropped
    factor.withUnsafeMutableBufferPointer { buffer in
      guard let entries = buffer.baseAddress else { return }
      for start in stride(from: 0, to: size, by: Self.block) {
        let end = min(start + Self.block, size)
        for j in start..<end {
          let column = entries + j * size
          guard column[j] > Self.tolerance * scales[j] else {
            dropped[j] = true
            column[j] = 1
            (column + j + 1).update(repeating: 0, count: size - j - 1)
            continue
          }
          let pivot = column[j].squareRoot()
          column[j] = pivot
          for i in j + 1..<max(j + 1, size) { column[i] /= pivot }
          for k in j + 1..<max(j + 1, end) {
            subtract(column + k, times: column[k], from: entries + k * size + k, count: size - k)
          }
        }
        guard end < size else { break }
        // The columns behind the block, at once where the library is there.
        if size - end >= 96, OpenBLAS.isAvailable {
          OpenBLAS.subtractSquare(
            of: entries + end + start * size, rows: size - end, columns: end - start, stride: size,
            from: entries + end + end * size)
        } else {
          for k in end..<size {
            for j in start..<end {
              let column = entries + j * size
              subtract(column + k, times: column[k], from: entries + k * size + k, count: size - k)
            }
          }
        }
      }
    }
    isDropped = dropped
  }

  /// Columns that were not left out.
  var rank: Int { isDropped.count { !$0 } }

  /// L'⁻¹L⁻¹, with zeros in the rows and columns that were left out.
  var inverse: Matrix {
    var triangle = [Double](repeating: 0, count: size * size)
    triangle.withUnsafeMutableBufferPointer { triangle in
      for j in 0..<size where !isDropped[j] {
        let x = j * size
        triangle[x + j] = 1
        for k in j..<size {
          guard !isDropped[k] else {
            triangle[x + k] = 0
            continue
          }
          let value = triangle[x + k] / factor[k + k * size]
          triangle[x + k] = value
          for i in k + 1..<max(k + 1, size) { triangle[x + i] -= factor[i + k * size] * value }
        }
      }
    }
    let inverted = Matrix(rows: size, columns: size, storage: triangle)
    return inverted.transposedTimes(inverted)
  }

  /// Puts L'⁻¹L⁻¹ r in the place of r, `lanes` numbers for each row.
  func solve(_ right: inout [Double], lanes: Int) {
    forward(&right, lanes: lanes)
    right.withUnsafeMutableBufferPointer { right in
      for j in stride(from: size - 1, through: 0, by: -1) {
        let column = j * size
        for lane in 0..<lanes {
          var value = right[j * lanes + lane]
          if isDropped[j] { value = 0 }
          for i in j + 1..<max(j + 1, size) { value -= factor[column + i] * right[i * lanes + lane] }
          right[j * lanes + lane] = isDropped[j] ? 0 : value / factor[column + j]
        }
      }
    }
  }

  /// Puts L⁻¹ r in the place of r; 0 for columns that were left out.
  func forward(_ right: inout [Double], lanes: Int) {
    right.withUnsafeMutableBufferPointer { right in
      for j in 0..<size {
        let column = j * size
        for lane in 0..<lanes {
          let value = isDropped[j] ? 0 : right[j * lanes + lane] / factor[column + j]
          right[j * lanes + lane] = value
          guard value != 0 else { continue }
          for i in j + 1..<max(j + 1, size) { right[i * lanes + lane] -= factor[column + i] * value }
        }
      }
    }
  }
}

private func subtract(
  _ source: UnsafePointer<Double>, times factor: Double, from target: UnsafeMutablePointer<Double>, count: Int
) {
  for i in 0..<count { target[i] -= source[i] * factor }
}
