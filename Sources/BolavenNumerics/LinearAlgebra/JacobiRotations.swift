import Glibc

/// Eigenvalues, ascending, and eigenvectors of a small symmetric matrix by rotations that make one pair of entries 0 at a
/// time. Small eigenvalues of a positive definite matrix come out with more digits than from a tridiagonal form.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §8.5; Demmel & Veselić (1992), §3.
///
/// - Parameter matrix: k × k, finite; the lower triangle is read.
func rotatedToDiagonal(_ matrix: Matrix) -> (values: [Double], vectors: Matrix) {
  let size = matrix.rows
  var a = matrix
  var vectors = Matrix(rows: size, columns: size)
  for j in 0..<size {
    vectors[j, j] = 1
    for i in 0..<j { a[i, j] = a[j, i] }
  }
  // Each round at least halves the number of right digits that are missing; five or six are usual.
  for _ in 0..<64 {
    var isDiagonal = true
    for p in 0..<size {
      for q in p + 1..<max(p + 1, size) {
        let entry = a[p, q].magnitude
        // Beside its own row and column, not beside the largest entries: what is small keeps its digits.
        guard entry > .leastNormalMagnitude,
          entry > 0x1p-54 * a[p, p].magnitude.squareRoot() * a[q, q].magnitude.squareRoot()
        else { continue }
        isDiagonal = false
        rotate(&a, &vectors, p, q)
      }
    }
    if isDiagonal { break }
  }
  let order = (0..<size).sorted { (a[$0, $0], $0) < (a[$1, $1], $1) }
  return (order.map { a[$0, $0] }, vectors.selectingColumns(order))
}

/// Turns two rows and columns so that their common entry is 0.
private func rotate(_ a: inout Matrix, _ vectors: inout Matrix, _ p: Int, _ q: Int) {
  let entry = a[p, q]
  let theta = (a[q, q] - a[p, p]) / (2 * entry)
  let tangent = (theta < 0 ? -1 : 1) / (theta.magnitude + hypot(theta, 1))
  let cosine = 1 / hypot(tangent, 1)
  let sine = tangent * cosine
  let ratio = sine / (1 + cosine)
  a[p, p] -= tangent * entry
  a[q, q] += tangent * entry
  for i in 0..<a.rows {
    if i != p, i != q {
      let (first, second) = (a[i, p], a[i, q])
      a[i, p] = first - sine * (second + ratio * first)
      a[i, q] = second + sine * (first - ratio * second)
      a[p, i] = a[i, p]
      a[q, i] = a[i, q]
    }
    let (first, second) = (vectors[i, p], vectors[i, q])
    vectors[i, p] = first - sine * (second + ratio * first)
    vectors[i, q] = second + sine * (first - ratio * second)
  }
  a[p, q] = 0
  a[q, p] = 0
}
