import BolavenNumerics
import TestSupport
import Testing

@Suite struct CrossProductSolutionTests {
  private func products(_ columns: [[Double]]) -> Matrix {
    let matrix = Matrix(rows: columns[0].count, columns: columns.count, storage: columns.flatMap { $0 })
    return matrix.transposedTimes(matrix)
  }

  /// y = 2a + 3b + (1, −1, 1, −1, 0), which is orthogonal to neither but small enough for hand.
  @Test func solvesTheNormalEquations() {
    let a: [Double] = [1, 2, 3, 4, 5]
    let b: [Double] = [2, 1, 0, 1, 2]
    let y: [Double] = [3, 4, 7, 6, 8]
    let found = CrossProductSolution(products([a, b, y]))
    // |a|² = 55, ab = 18, |b|² = 10; ay = 96, by = 32: determinant 226.
    #expect(found.keptColumns == [0, 1])
    #expect(agreeingDigits(found.coefficients[0], (960.0 - 576) / 226) >= 14)
    #expect(agreeingDigits(found.coefficients[1], (1760.0 - 1728) / 226) >= 13)
    #expect(agreeingDigits(found.inverseGram[0, 1], -18.0 / 226) >= 14)
    let residual = 174 - 96 * found.coefficients[0] - 32 * found.coefficients[1]
    #expect(agreeingDigits(found.residualSumOfSquares, residual) >= 12)
    #expect(!found.isDoubtful && found.magnification < 2)
  }

  @Test func dropsTheLaterOfCollinearColumnsAndSaysSo() {
    let a: [Double] = [1, 2, 3, 4]
    let found = CrossProductSolution(products([a, a.map { 3 * $0 }, [1, 0, 0, 1], [1, 2, 4, 5]]))
    #expect(found.keptColumns == [0, 2] && found.isDoubtful)
    #expect(CrossProductSolution(products([a, [1, 0, 0, 1], [1, 2, 4, 5]]), without: [0]).keptColumns == [1])
    #expect(CrossProductSolution(products([[0, 0], [1, 2]])).keptColumns.isEmpty)
  }

  @Test func unitsDecideNothing() {
    let a: [Double] = [1e12, -2e12, 3e12, 1e12, 0]
    let b: [Double] = [2e-12, 1e-12, 0, 1e-12, -2e-12]
    let y: [Double] = [1, 2, 3, 4, 6]
    let wild = CrossProductSolution(products([a, b, y]))
    let plain = CrossProductSolution(products([a.map { $0 / 1e12 }, b.map { $0 * 1e12 }, y]))
    #expect(wild.keptColumns == [0, 1])
    #expect(agreeingDigits(wild.coefficients[0] * 1e12, plain.coefficients[0]) >= 13)
    #expect(agreeingDigits(wild.coefficients[1] / 1e12, plain.coefficients[1]) >= 13)
  }
}
