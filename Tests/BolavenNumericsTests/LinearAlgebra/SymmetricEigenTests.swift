import BolavenNumerics
import TestSupport
import Testing

@Suite struct SymmetricEigenTests {
  /// [2 1; 1 2] has the eigenvalues 1 and 3 with the vectors (1, −1)/√2 and (1, 1)/√2.
  @Test func aSmallMatrixByHand() throws {
    let eigen = try SymmetricEigen(Matrix(rows: 2, columns: 2, storage: [2, 1, 1, 2]))
    #expect(agreeingDigits(eigen.values[0], 1) >= 14 && agreeingDigits(eigen.values[1], 3) >= 14)
    #expect(agreeingDigits(eigen.vectors[0, 0], -eigen.vectors[1, 0]) >= 14)
    #expect(agreeingDigits(eigen.vectors[0, 1].magnitude, 0.5.squareRoot()) >= 14)
  }

  @Test func valuesAndVectorsMakeTheMatrixAgain() throws {
    let n = 12
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

  @Test func refusesWhatIsNotFinite() {
    #expect(throws: NumericsError.notFinite(row: 1, column: 0)) {
      try SymmetricEigen(Matrix(rows: 2, columns: 2, storage: [1, .infinity, 2, 3]))
    }
  }

  @Test func anEmptyMatrixHasNone() throws { #expect(try SymmetricEigen(Matrix(rows: 0, columns: 0)).values.isEmpty) }
}
