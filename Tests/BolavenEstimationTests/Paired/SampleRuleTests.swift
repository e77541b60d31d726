import BolavenEstimation
import Testing

@Suite struct SampleRuleTests {
  @Test(
    "what n allows",
    arguments: [
      (SampleRule.pairedTest, 5, SampleRule.Consequence.smallestPValueGiven), (.averagedEffectInterval, 10, .marked),
      (.reliability, 30, .marked), (.raschDifficulty, 30, .marked), (.twoParameter, 250, .refused),
      (.differentialFunctioning, 100, .exactOnly), (.factorAnalysis, 100, .refused), (.subgroupMean, 5, .hidden),
    ])
  func rule(_ rule: SampleRule, _ minimum: Int, _ consequence: SampleRule.Consequence) {
    #expect(rule.minimum == minimum)
    #expect(rule.isMet(by: minimum) && !rule.isMet(by: minimum - 1))
    #expect(rule.consequence == consequence)
    #expect(rule.rawValue.contains("\(minimum)"))
  }

  @Test func fewerThanSixPairsCannotReachFivePercent() throws {
    #expect(try SignFlip(pre: zeros(5), post: [1, 2, 3, 4, 5]).smallestAttainablePValue == 0.0625)
    #expect(try SignFlip(pre: zeros(6), post: [1, 2, 3, 4, 5, 6]).smallestAttainablePValue < 0.05)
  }
}
