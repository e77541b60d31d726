import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct AbsorptionTests {
  @Test("columns are what a regression on dummies leaves of them", arguments: AbsorptionDesign.all)
  func agreesWithDummies(_ design: AbsorptionDesign) throws {
    let expected = try design.residualsByRegression()
    let absorbed = try design.absorption().residualized(design.columns)
    let residuals = absorbed.blocks.matrix
    for (j, column) in expected.enumerated() {
      #expect(largestDifference(residuals.column(j), column) < 1e-11)
    }
    for a in expected.indices {
      for b in expected.indices {
        let product = sum(of: expected[a], expected[b], design.weights)
        let scale =
          (sum(of: expected[a], expected[a], design.weights) * sum(of: expected[b], expected[b], design.weights))
          .squareRoot()
        #expect((absorbed.crossProducts[a, b] - product).magnitude < 1e-11 * scale)
      }
    }
  }

  @Test("nothing of the effects is left in the columns", arguments: AbsorptionDesign.all)
  func isOrthogonalToTheEffects(_ design: AbsorptionDesign) throws {
    let absorbed = try design.absorption().residualized(design.columns)
    let residuals = absorbed.blocks.matrix
    for (j, column) in design.columns.enumerated() {
      let size = design.dummies.map { sum(of: $0, column, design.weights).magnitude }.max() ?? 0
      for dummy in design.dummies {
        #expect(sum(of: dummy, residuals.column(j), design.weights).magnitude < 1e-11 * size)
      }
    }
    #expect(absorbed.report.relativeResidual < 1e-11)
  }

  @Test(
    "every solver finds the same",
    arguments: AbsorptionDesign.all.filter { $0.factors.count > 1 },
    [AbsorptionReport.Solver.dense, .banded, .conjugateGradients])
  func solversAgree(_ design: AbsorptionDesign, _ solver: AbsorptionReport.Solver) throws {
    let expected = try design.absorption().residualized(design.columns)
    let absorbed = try design.absorption(solver: solver).residualized(design.columns)
    // A band has room for neither slopes of the two largest factors nor too many neighbors.
    #expect(absorbed.report.solver == solver || solver == .banded)
    let (first, second) = (expected.blocks.matrix, absorbed.blocks.matrix)
    #expect(largestDifference(first.storage, second.storage) < 1e-10)
    let scale = expected.crossProducts.storage.map(\.magnitude).max() ?? 0
    #expect(largestDifference(expected.crossProducts.storage, absorbed.crossProducts.storage) < 1e-11 * scale)
  }

  @Test("the order of the rows changes rounding only", arguments: AbsorptionDesign.all)
  func orderDoesNotMatter(_ design: AbsorptionDesign) throws {
    var random = SplitMix(seed: 99)
    let order = (0..<design.rowCount).shuffled(using: &random)
    let shuffled = design.reordered(order)
    let first = try design.absorption().residualized(design.columns).blocks.matrix
    let second = try shuffled.absorption().residualized(shuffled.columns).blocks.matrix
    #expect(largestDifference(first.selectingRows(order).storage, second.storage) < 1e-11)
  }

  @Test("columns are the center, the effects, the slopes and what is left", arguments: AbsorptionDesign.all)
  func addsUp(_ design: AbsorptionDesign) throws {
    let absorbed = try design.absorption().residualized(design.columns)
    let effects = absorbed.effects
    let residuals = absorbed.blocks.matrix
    for (j, column) in design.columns.enumerated() {
      for row in column.indices {
        var value = effects.centers[j] + residuals[row, j]
        for (factor, coefficients) in zip(design.factors, effects.coefficients) {
          let start = Int(factor.levels.codes[row]) * factor.width
          if factor.hasIntercept { value += coefficients[start, j] }
          for (place, slope) in factor.slopes.enumerated() {
            value += coefficients[start + place + (factor.hasIntercept ? 1 : 0), j] * slope[row]
          }
        }
        #expect((value - column[row]).magnitude < 1e-9)
      }
    }
  }

  @Test(arguments: [AbsorptionReport.Solver.dense, .banded, .conjugateGradients])
  func oneThreadGivesTheSameBytes(_ solver: AbsorptionReport.Solver) throws {
    let rows = 60_000
    var random = SplitMix(seed: 5)
    let design = AbsorptionDesign(
      name: "large",
      factors: [
        AbsorbedFactor(name: "a", levels: LevelCodes((0..<rows).map { Int32($0 / 6) })),
        AbsorbedFactor(
          name: "b", levels: LevelCodes((0..<rows).map { Int32($0 / 100) + Int32(random.next() % 8) })),
        AbsorbedFactor(name: "c", levels: LevelCodes((0..<rows).map { _ in Int32(random.next() % 9) })),
      ], weights: nil,
      columns: (0..<3).map { _ in (0..<rows).map { _ in random.normal() } })
    let one = try design.absorption(solver: solver, threads: 1).residualized(design.columns)
    let two = try design.absorption(solver: solver, threads: 2).residualized(design.columns)
    #expect(one.crossProducts == two.crossProducts)
    #expect(one.blocks.matrix == two.blocks.matrix)
    #expect(one.report == two.report)
  }

  @Test func largeOffsetsLoseNothing() throws {
    let design = AbsorptionDesign.all[4]
    let shifted = design.columns.map { $0.map { ($0 * 1024).rounded() / 1024 } }
    let far = shifted.map { $0.map { $0 + 0x1p30 } }
    let near = try design.absorption().residualized(shifted)
    let other = try design.absorption().residualized(far)
    #expect(largestDifference(near.blocks.matrix.storage, other.blocks.matrix.storage) < 1e-11)
  }

  @Test func columnsMadeOfEffectsAreSpanned() throws {
    for design in AbsorptionDesign.all where design.factors.allSatisfy(\.hasIntercept) {
      let effects = design.factors[0].levels.codes.map { 3.5 * Double($0) - 1 }
      let constant = [Double](repeating: 0.1, count: design.rowCount)
      let mixed = zip(effects, design.factors[design.factors.count - 1].levels.codes).map { $0 + Double($1 % 3) }
      let absorbed = try design.absorption().residualized([effects, design.columns[0], constant, mixed])
      #expect(absorbed.spannedColumns == [0, 2, 3], "\(design.name)")
    }
  }

  @Test func whatIsNotFiniteIsNamed() throws {
    let factor = AbsorbedFactor(name: "a", levels: LevelCodes([0, 0, 1, 1]))
    let absorption = try Absorption([factor], rowCount: 4)
    #expect(throws: EstimationError.numerics(.notFinite(row: 2, column: 1))) {
      _ = try absorption.residualized([[1, 2, 3, 4], [1, 2, .infinity, 4]])
    }
    #expect(throws: EstimationError.tooLarge(value: 1e200)) {
      _ = try absorption.residualized([[1, 1e200, 3, 4]])
    }
    #expect(throws: EstimationError.numerics(.notFinite(row: 1, column: 0))) {
      _ = try Absorption([factor], rowCount: 4, weights: [1, .nan, 1, 1])
    }
    #expect(throws: EstimationError.emptySample([])) {
      _ = try Absorption([AbsorbedFactor(name: "a", levels: LevelCodes([]))], rowCount: 0)
    }
  }

  private func sum(of a: [Double], _ b: [Double], _ weights: [Double]?) -> Double {
    compensatedSum(a.indices.lazy.map { a[$0] * b[$0] * (weights?[$0] ?? 1) })
  }
}

func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count)
  return zip(a, b).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
}
