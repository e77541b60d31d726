import BolavenEstimation
import TestSupport
import Testing

@Suite struct FloorAndCeilingTests {
  @Test func onePersonOfTheSampleIsAtTheCeilingBefore() throws {
    let before = try FloorAndCeiling(ChangeReference.data("paksong.pre"), maximum: 20)
    #expect(before.atMaximum == 1 && before.atMinimum == 0)
    #expect(!before.isCeilingCrowded && !before.isFloorCrowded && !before.isCompressible)
    #expect(agreeingDigits(before.relativeMean, 0.65) >= 14)
  }

  @Test func crowdsAreMoreThanFifteenPercent() throws {
    let twenty = [Double](repeating: 5, count: 17)
    #expect(!(try FloorAndCeiling(twenty + [0, 0, 0], maximum: 10)).isFloorCrowded)
    #expect(try FloorAndCeiling(twenty + [0, 0, 0, 0], maximum: 10).isFloorCrowded)
    let high = try FloorAndCeiling([10, 9, 9, 8, 10], maximum: 10)
    #expect(high.isCeilingCrowded && high.isCompressible)
  }

  @Test func aPercentageThatMissesTheMaximumByRoundingHasReachedIt() throws {
    let score = 100.0 * 19 / 19 * (1 - 1e-16)
    #expect(try FloorAndCeiling([score, 50], maximum: 100).atMaximum == 1)
    #expect(throws: PairedError.aboveMaximum(index: 1, maximum: 100)) { try FloorAndCeiling([5, 101], maximum: 100) }
  }
}
