import BolavenNumerics
import Testing

@testable import BolavenEstimation

@Suite struct SemidefiniteCholeskyTests {
  /// AA' with A of `rank` columns.
  private func matrix(size: Int, rank: Int, seed: UInt64) -> Matrix {
    var random = SplitMix(seed: seed)
    let a = Matrix(rows: size, columns: rank, storage: (0..<size * rank).map { _ in random.normal() })
    return a.times(a.transposed)
  }

  @Test("consistent equations are solved", arguments: [(1, 1), (7, 7), (40, 31), (200, 200), (230, 150)])
  func solves(_ size: Int, _ rank: Int) {
    let matrix = matrix(size: size, rank: rank, seed: UInt64(size))
    let cholesky = SemidefiniteCholesky(matrix.storage, scales: (0..<size).map { matrix[$0, $0] })
    #expect(cholesky.rank == rank)
    var random = SplitMix(seed: 3)
    let truth = Matrix(rows: size, columns: 2, storage: (0..<2 * size).map { _ in random.normal() })
    let right = matrix.times(truth)
    // Two lanes side by side.
    var solution = right.transposed.storage
    cholesky.solve(&solution, lanes: 2)
    let product = matrix.times(Matrix(rows: 2, columns: size, storage: solution).transposed)
    #expect(largestDifference(product.storage, right.storage) < 1e-6)
    #expect((0..<size).allSatisfy { !cholesky.isDropped[$0] || solution[2 * $0] == 0 })
  }

  @Test("the inverse is one on what is kept", arguments: [(6, 6), (120, 90)])
  func inverts(_ size: Int, _ rank: Int) {
    let matrix = matrix(size: size, rank: rank, seed: 9)
    let cholesky = SemidefiniteCholesky(matrix.storage, scales: (0..<size).map { matrix[$0, $0] })
    let product = matrix.times(cholesky.inverse).times(matrix)
    #expect(largestDifference(product.storage, matrix.storage) < 1e-6)
  }
}
