import BolavenNumerics
import TestSupport
import Testing

@Suite struct MatrixTests {
  let a = Matrix(rows: 2, columns: 3, storage: [1, 4, 2, 5, 3, 6])
  let b = Matrix(rows: 3, columns: 2, storage: [7, 9, 11, 8, 10, 12])

  @Test func entriesStandColumnByColumn() {
    #expect(a[0, 0] == 1 && a[1, 0] == 4 && a[0, 2] == 3 && a[1, 2] == 6)
    #expect(a.column(1) == [2, 5])
    #expect(a.transposed == Matrix(rows: 3, columns: 2, storage: [1, 2, 3, 4, 5, 6]))
    #expect(a.selectingColumns([2, 0]) == Matrix(rows: 2, columns: 2, storage: [3, 6, 1, 4]))
    #expect(a.selectingRows([1]) == Matrix(rows: 1, columns: 3, storage: [4, 5, 6]))
    #expect(Matrix.identity(2) == Matrix(rows: 2, columns: 2, storage: [1, 0, 0, 1]))
  }

  /// [1 2 3; 4 5 6] · [7 8; 9 10; 11 12] = [58 64; 139 154].
  @Test func multiplies() {
    #expect(a.times(b) == Matrix(rows: 2, columns: 2, storage: [58, 139, 64, 154]))
    #expect(a.transposed.transposedTimes(b) == a.times(b))
    #expect(a.times([1, 0, -1]) == [-2, -2])
    #expect(a.transposedTimes([1, 1]) == [5, 7, 9])
  }

  @Test func emptyMatricesMultiply() {
    #expect(Matrix(rows: 2, columns: 0).times(Matrix(rows: 0, columns: 3)) == Matrix(rows: 2, columns: 3))
    #expect(Matrix(rows: 0, columns: 2).transposedTimes(Matrix(rows: 0, columns: 1)) == Matrix(rows: 2, columns: 1))
  }

  /// Whole numbers are exact, so the library's product and the plain one are equal to the last bit.
  @Test func largeProductsAreThoseOfThePlainLoop() {
    let left = Matrix(rows: 61, columns: 47, storage: (0..<61 * 47).map { Double($0 * 7919 % 101 - 50) })
    let right = Matrix(rows: 47, columns: 53, storage: (0..<47 * 53).map { Double($0 * 104_729 % 97 - 48) })
    var plain = Matrix(rows: 61, columns: 53)
    for i in 0..<61 {
      for j in 0..<53 { plain[i, j] = (0..<47).reduce(0) { $0 + left[i, $1] * right[$1, j] } }
    }
    #expect(left.times(right) == plain)
    #expect(left.transposed.transposedTimes(right) == plain)
  }
}
