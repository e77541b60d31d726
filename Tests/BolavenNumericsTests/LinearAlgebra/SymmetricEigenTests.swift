import TestSupport
import Testing

@testable import BolavenNumerics

@Suite struct SymmetricEigenTests {
  /// [2 1; 1 2] has the eigenvalues 1 and 3 with the vectors (1, −1)/√2 and (1, 1)/√2.
  @Test func aSmallMatrixByHand() throws {
    let eigen = try SymmetricEigen(Matrix(rows: 2, columns: 2, storage: [2, 1, 1, 2]))
    #expect(agreeingDigits(eigen.values[0], 1) >= 14 && agreeingDigits(eigen.values[1], 3) >= 14)
    #expect(agreeingDigits(eigen.vectors[0, 0], -eigen.vectors[1, 0]) >= 14)
    #expect(agreeingDigits(eigen.vectors[0, 1].magnitude, 0.5.squareRoot()) >= 14)
  }

  /// Rotations for small matrices, OpenBLAS for others: on both sides of the change.
  @Test("values and vectors make the matrix again", arguments: [1, 2, 12, 32, 33])
  func valuesAndVectorsMakeTheMatrixAgain(n: Int) throws {
    var a = Matrix(rows: n, columns: n)
    for i in 0..<n {
      for j in 0...i { a[i, j] = Double((i * 31 + j * 17) % 23) - 11 }
      for j in 0..<i { a[j, i] = a[i, j] }
    }
    let eigen = try SymmetricEigen(a)
    #expect(eigen.values == eigen.values.sorted())
    var scaled = eigen.vectors
    for j in 0..<n {
      for i in 0..<n { scaled[i, j] *= eigen.values[j] }
    }
    let again = scaled.times(eigen.vectors.transposed)
    for position in again.storage.indices {
      #expect((again.storage[position] - a.storage[position]).magnitude < 1e-12)
    }
  }

  @Test("rotations agree with OpenBLAS", arguments: [1, 3, 8, 32])
  func rotationsAgreeWithOpenBLAS(n: Int) throws {
    var state: UInt64 = 3
    for scale in [1, 1e-150, 1e150] {
      var a = Matrix(rows: n, columns: n)
      for i in 0..<n {
        for j in 0...i {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          // Every third column is the one before it, so that there are eigenvalues of 0.
          a[i, j] = i % 3 == 2 && j < i - 1 ? a[i - 1, j] : (Double(state >> 11) * 0x1p-52 - 1) * scale
          a[j, i] = a[i, j]
        }
      }
      let rotated = rotatedToDiagonal(a)
      let other = try OpenBLAS.symmetricEigen(a)
      let size = other.values.reduce(0) { max($0, $1.magnitude) }
      #expect(zip(rotated.values, other.values).allSatisfy { ($0 - $1).magnitude <= 1e-14 * Double(n) * size })
      let gram = rotated.vectors.transposed.times(rotated.vectors)
      for i in 0..<n { for j in 0..<n { #expect((gram[i, j] - (i == j ? 1 : 0)).magnitude < 1e-13) } }
    }
  }

  /// The eigenvalues of D H D, with H near 1, are near the squares of D, however different these are: to as many digits as
  /// H is known to. Demmel & Veselić (1992), Theorem 2.3.
  @Test func smallEigenvaluesKeepTheirDigits() throws {
    let sizes = [1, 1e-5, 1e-10, 1e-15]
    let coupling = [1, 0.1, 0.02, 0.01, 0.1, 1, 0.05, 0.03, 0.02, 0.05, 1, 0.2, 0.01, 0.03, 0.2, 1]
    var a = Matrix(rows: 4, columns: 4, storage: coupling)
    for i in 0..<4 { for j in 0..<4 { a[i, j] *= sizes[i] * sizes[j] } }
    // By elimination from the largest: each pivot is an eigenvalue to 1 part in 10¹⁰.
    var pivots: [Double] = []
    var rest = a
    for p in 0..<4 {
      pivots.append(rest[p, p])
      let row = (0..<4).map { rest[p, $0] }
      for i in p + 1..<4 { for j in p + 1..<4 { rest[i, j] -= row[i] * row[j] / row[p] } }
    }
    let values = try SymmetricEigen(a).values
    for (value, pivot) in zip(values, pivots.reversed()) { #expect(agreeingDigits(value, pivot) > 9) }
  }

  @Test func refusesWhatIsNotFinite() {
    #expect(throws: NumericsError.notFinite(row: 1, column: 0)) {
      try SymmetricEigen(Matrix(rows: 2, columns: 2, storage: [1, .infinity, 2, 3]))
    }
  }

  @Test func anEmptyMatrixHasNone() throws { #expect(try SymmetricEigen(Matrix(rows: 0, columns: 0)).values.isEmpty) }
}
