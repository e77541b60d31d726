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
}
