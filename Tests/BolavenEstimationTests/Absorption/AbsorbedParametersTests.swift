import BolavenData
import BolavenNumerics
import Testing

@testable import BolavenEstimation

@Suite struct AbsorbedParametersTests {
  private func factor(_ name: String, _ codes: [Int32]) -> AbsorbedFactor {
    AbsorbedFactor(name: name, levels: LevelCodes(codes))
  }

  /// Graphs of every kind, from rows that connect nothing to rows that connect everything.
  @Test("two factors stand for the rank of their dummies", arguments: [0, 1, 2, 3])
  func isTheRank(shift: UInt64) throws {
    for (rows, firstLevels, secondLevels) in [(12, 6, 6), (40, 25, 12), (40, 12, 25), (60, 30, 3), (60, 3, 30)] {
      var random = Philox(seed: 7 + shift, replicate: UInt64(rows + firstLevels))
      let draw = { (levels: Int) in Int32(min(levels - 1, Int(Double(levels) * random.uniform()))) }
      let first = (0..<rows).map { _ in draw(firstLevels) }
      let second = (0..<rows).map { _ in draw(secondLevels) }
      let factors = [factor("a", first), factor("b", second)]
      let dummies = factors.flatMap { factor in
        (0..<Int32(factor.levels.levelCount)).map { level in factor.levels.codes.map { $0 == level ? 1.0 : 0.0 } }
      }
      let matrix = Matrix(rows: rows, columns: dummies.count, storage: dummies.flatMap { $0 })
      #expect(absorbedParameters(factors) == (try PivotedQR(matrix)).rank)
      #expect(absorbedParameters(factors.reversed()) == absorbedParameters(factors))
    }
  }

  @Test func aSetIsCountedOnce() {
    // Three sets, which the rows between them leave apart.
    let first = factor("a", [0, 0, 1, 2, 3, 3, 4, 5])
    let second = factor("b", [0, 1, 1, 2, 2, 3, 4, 4])
    #expect(absorbedParameters([first, second]) == 6 + 5 - 3)
    #expect(absorbedParameters([first]) == 6)
    // A further factor is connected with the one with which it makes the most sets.
    let third = factor("c", [0, 0, 0, 0, 0, 0, 1, 1])
    #expect(absorbedParameters([first, second, third]) == 6 + 5 - 3 + 2 - 2)
  }

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
