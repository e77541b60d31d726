import BolavenData
import BolavenNumerics
import Testing

@testable import BolavenEstimation

@Suite struct AbsorbedParametersTests {
  private func rankByRegression(_ design: AbsorptionDesign) throws -> Int {
    try PivotedQR(
      Matrix(rows: design.rowCount, columns: design.dummies.count, storage: design.dummies.flatMap { $0 })
    ).rank
  }

  @Test(
    "the parameters are the rank of the dummies, with up to two factors",
    arguments: AbsorptionDesign.all.filter { $0.factors.count < 3 && $0.name != "slopes of a smaller factor" })
  func isExact(_ design: AbsorptionDesign) throws {
    #expect(absorbedParameters(design.factors) == (try rankByRegression(design)))
  }

  @Test(
    "further factors take at most their levels less one",
    arguments: AbsorptionDesign.all.filter { $0.factors.count > 2 })
  func isAnUpperBound(_ design: AbsorptionDesign) throws {
    let count = absorbedParameters(design.factors)
    #expect(count >= (try rankByRegression(design)))
    #expect(count <= design.factors.reduce(1 - design.factors.count) { $0 + $1.coefficientCount })
  }

  @Test func eachConnectedSetSharesAConstant() throws {
    let design = try #require(AbsorptionDesign.all.first { $0.name == "disconnected parts" })
    let levels = design.factors.map(\.levels.levelCount)
    #expect(absorbedParameters(design.factors) == levels[0] + levels[1] - 4)
  }
}
