import BolavenEstimation
import Testing

@Suite struct SmallSampleRuleTests {
  @Test(
    "what n allows",
    arguments: [
      (SmallSampleRule.pairedTest, 5, SmallSampleRule.Consequence.showData), (.averagedEffectInterval, 10, .flag),
      (.reliability, 30, .flag), (.raschDifficulty, 30, .flag), (.twoParameterModel, 250, .refuse),
      (.differentialItemFunctioning, 100, .screen), (.factorAnalysis, 100, .refuse), (.subgroupMean, 5, .suppress),
    ])
  func rule(_ rule: SmallSampleRule, _ minimum: Int, _ consequence: SmallSampleRule.Consequence) {
    #expect(rule.minimum == minimum)
    #expect(rule.consequence(forCount: minimum) == nil)
    #expect(rule.consequence(forCount: minimum - 1) == consequence)
  }

  @Test func fewerThanSixPairsCannotReachFivePercent() throws {
    #expect(try SignFlip(pre: zeros(5), post: [1, 2, 3, 4, 5]).smallestAttainablePValue == 0.0625)
    #expect(try SignFlip(pre: zeros(6), post: [1, 2, 3, 4, 5, 6]).smallestAttainablePValue < 0.05)
  }
}
