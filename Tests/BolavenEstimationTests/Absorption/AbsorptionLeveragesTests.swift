import BolavenData
import BolavenNumerics
import Testing

@testable import BolavenEstimation

@Suite struct AbsorptionLeveragesTests {
  @Test("leverages are those of a regression on dummies", arguments: AbsorptionDesign.all)
  func agreesWithDummies(_ design: AbsorptionDesign) throws {
    let roots = (design.weights ?? [Double](repeating: 1, count: design.rowCount)).map { $0.squareRoot() }
    let scaled = design.dummies.flatMap { zip($0, roots).map { $0 * $1 } }
    let basis = try PivotedQR(
      Matrix(rows: design.rowCount, columns: scaled.count / design.rowCount, storage: scaled)
    ).orthonormalBasis
    let expected = (0..<design.rowCount).map { row in
      (0..<basis.columns).reduce(0) { $0 + basis[row, $1] * basis[row, $1] }
    }
    for solver in [nil, AbsorptionReport.Solver.dense] {
      let leverages = try #require(try design.absorption(solver: solver).leverages)
      #expect(largestDifference(leverages, expected) < 1e-11)
    }
  }

  @Test func areUnknownWhereNothingIsInverted() throws {
    let design = try #require(AbsorptionDesign.all.last)
    #expect(try design.absorption(solver: .conjugateGradients).leverages == nil)
    #expect(try design.absorption(solver: .banded).leverages == nil)
  }
}
