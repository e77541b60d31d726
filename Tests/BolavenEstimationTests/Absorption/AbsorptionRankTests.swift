import BolavenData
import BolavenNumerics
import Testing

@testable import BolavenEstimation

@Suite struct AbsorptionRankTests {
  private func rankByRegression(_ design: AbsorptionDesign) throws -> Int {
    try PivotedQR(
      Matrix(rows: design.rowCount, columns: design.dummies.count, storage: design.dummies.flatMap { $0 })
    ).rank
  }

  @Test(
    "the parameters are the rank of the dummies, with up to two factors",
    arguments: AbsorptionDesign.all.filter { $0.factors.count < 3 && $0.name != "slopes of a smaller factor" })
  func isExact(_ design: AbsorptionDesign) throws {
    #expect(try design.absorption().rank == rankByRegression(design))
  }

  @Test(
    "further factors take at most their levels less one",
    arguments: AbsorptionDesign.all.filter { $0.factors.count > 2 })
  func isAnUpperBound(_ design: AbsorptionDesign) throws {
    let rank = try rankByRegression(design)
    #expect(try design.absorption().rank >= rank)
  }

  @Test func conventionIgnoresComponents() throws {
    let design = try #require(AbsorptionDesign.all.first { $0.name == "disconnected parts" })
    let absorption = try design.absorption()
    let levels = design.factors.map(\.levels.levelCount)
    #expect(absorption.conventionalRank == levels[0] + levels[1] - 1)
    #expect(absorption.rank == levels[0] + levels[1] - 4)
  }

  @Test func factorsNestedInClustersAreNotCounted() throws {
    let households = LevelCodes((0..<60).map { Int32($0 / 3) })
    let waves = LevelCodes((0..<60).map { Int32($0 % 3) })
    let villages = (0..<60).map { Int32($0 / 15) }
    let absorption = try Absorption(
      [AbsorbedFactor(name: "household", levels: households), AbsorbedFactor(name: "wave", levels: waves)],
      rowCount: 60)
    #expect(absorption.rank == 22)
    #expect(absorption.isNested(0, in: villages) && !absorption.isNested(1, in: villages))
    #expect(absorption.rank(excludingNestedIn: [villages]) == 3)
    #expect(absorption.conventionalRank(excludingNestedIn: [villages]) == 3)
    #expect(absorption.rank(excludingNestedIn: [waves.codes]) == 20)
    // Where every factor is nested in some cluster variable the constant is left.
    #expect(absorption.rank(excludingNestedIn: [villages, waves.codes]) == 1)
    #expect(absorption.rank(excludingNestedIn: []) == 22)
  }
}
