import BolavenEstimation
import TestSupport
import Testing

@Suite struct DilutionTests {
  @Test func theSecondTierLearnsHalfAsMuch() throws {
    let dilution = try Dilution(secondTier: [1, 2, 1, 3, 2, 1], firstTier: [3, 4, 2, 4, 3, 4])
    #expect(agreeingDigits(try #require(dilution.ratio), 0.5) >= 14)
    let limits = try #require(dilution.interval?.limits)
    #expect(limits.contains(0.5) && limits.lowerBound > 0.2 && limits.upperBound < 1)
  }

  @Test func aFirstTierThatMayNotHaveLearnedLeavesTheRatioUnbounded() throws {
    let dilution = try Dilution(secondTier: [1, 2, 1], firstTier: [-3, 4, 1])
    #expect(dilution.interval == .unbounded)
    let none = try Dilution(secondTier: [1, 2], firstTier: [-1, 1])
    #expect(none.ratio == nil && none.interval == nil)
  }
}
