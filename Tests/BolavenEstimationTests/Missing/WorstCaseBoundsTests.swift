import BolavenEstimation
import TestSupport
import Testing

@Suite struct WorstCaseBoundsTests {
  private func enrolled() throws -> WorstCaseBounds {
    try WorstCaseBounds(
      pre: ChangeReference.data("enrolled.pre"), post: ChangeReference.partial("enrolled.post"), scale: 0...20)
  }

  @Test func twoOfTheSampleAreMissing() throws {
    let found = try enrolled()
    #expect(found.count == 28 && found.missingCount == 2)
    expectChange(found.bounds.lowerBound, is: "bound.low", of: "enrolled")
    expectChange(found.bounds.upperBound, is: "bound.high", of: "enrolled")
  }

  @Test func theIntervalIsImbensAndManskis() throws {
    let limits = try #require(try enrolled().interval)
    let c = try #require(ChangeReference.value("enrolled", "manski.c"))
    let value = { (quantity: String) in try #require(ChangeReference.value("enrolled", quantity)) }
    #expect(agreeingDigits(limits.lowerBound, try value("bound.low") - c * value("bound.low.se")) >= 12)
    #expect(agreeingDigits(limits.upperBound, try value("bound.high") + c * value("bound.high.se")) >= 12)
  }

  @Test func withoutLossTheBoundsAreThePoint() throws {
    let found = try WorstCaseBounds(pre: [1, 2, 3], post: [2, 4, 4], scale: 0...10)
    #expect(found.bounds.lowerBound == found.bounds.upperBound && found.missingCount == 0)
  }

  @Test func aScoreAboveTheScaleIsRefused() {
    #expect(throws: PairedError.aboveMaximum(index: 1, maximum: 10)) {
      try WorstCaseBounds(pre: [1, 2], post: [2, 11], scale: 0...10)
    }
  }
}
