import Testing

@testable import BolavenNumerics

@Suite struct CrossProductsTests {
  static let rows = RowPass.blockRows + 1234
  static let data = noise(rows, 6)
  static let columns = BlockedColumns(data, rowCount: rows)
  static let weights = noise(rows, 1, seed: 7)[0].map { $0 + 1.5 }
  static let v = noise(rows, 1, seed: 8)[0]

  @Test func agreesWithPlainSums() {
    #expect(distance(crossProducts(of: Self.columns).storage, plainProducts(Self.data, Self.data).storage) < 1e-14)
    let weighted = crossProducts(of: Self.columns, weights: Self.weights)
    #expect(distance(weighted.storage, plainProducts(Self.data, Self.data, weights: Self.weights).storage) < 1e-14)
    let centers = [0, 1, -1, 0.5, 2, 3.0]
    let centered = zip(Self.data, centers).map { column, c in column.map { $0 - c } }
    #expect(
      distance(
        crossProducts(of: Self.columns, weights: Self.weights, centers: centers).storage,
        plainProducts(centered, centered, weights: Self.weights).storage) < 1e-14)
  }

  @Test func twoSetsOfColumnsAndVectors() {
    let right = BlockedColumns([Self.v, Self.weights], rowCount: Self.rows)
    #expect(
      distance(
        crossProducts(of: Self.columns, and: right).storage,
        plainProducts(Self.data, [Self.v, Self.weights]).storage) < 1e-14)
    #expect(
      distance(transposedTimes(Self.columns, Self.v), plainProducts(Self.data, [Self.v]).storage) < 1e-13)
    let squares = Self.v.map { $0 * $0 }
    #expect(
      distance(
        meat(of: Self.columns, residuals: Self.v).storage,
        plainProducts(Self.data, Self.data, weights: squares).storage) < 1e-14)
    let b = [1, -2, 3, 0.5, 0, 1e-3]
    let product = times(Self.columns, b)
    let expected = (0..<Self.rows).map { i in (0..<6).reduce(0) { $0 + Self.data[$1][i] * b[$1] } }
    #expect(distance(product, expected) < 1e-15)
  }

  @Test func threadsChangeNoByte() {
    #expect(crossProducts(of: Self.columns, threads: 1) == crossProducts(of: Self.columns, threads: 2))
    #expect(
      crossProducts(of: Self.columns, weights: Self.weights, threads: 1)
        == crossProducts(of: Self.columns, weights: Self.weights, threads: 3))
    #expect(transposedTimes(Self.columns, Self.v, threads: 1) == transposedTimes(Self.columns, Self.v, threads: 2))
    #expect(
      times(Self.columns, [1, 2, 3, 4, 5, 6], threads: 1) == times(Self.columns, [1, 2, 3, 4, 5, 6], threads: 2))
    #expect(
      meat(of: Self.columns, residuals: Self.v, threads: 1) == meat(of: Self.columns, residuals: Self.v, threads: 2))
  }

  @Test func noRowsAndNoColumnsGiveZeros() {
    #expect(crossProducts(of: BlockedColumns([[], []], rowCount: 0)) == Matrix(rows: 2, columns: 2))
    #expect(crossProducts(of: BlockedColumns([], rowCount: 5)) == Matrix(rows: 0, columns: 0))
    #expect(times(BlockedColumns([[]], rowCount: 0), [1]).isEmpty)
    #expect(times(BlockedColumns([], rowCount: 3), []) == [0, 0, 0])
  }
}
