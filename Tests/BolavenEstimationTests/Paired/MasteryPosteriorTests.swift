import BolavenEstimation
import TestSupport
import Testing

@Suite struct MasteryPosteriorTests {
  @Test("agrees with SciPy's beta distribution", arguments: [(8, 0), (5, 5), (0, 0), (3, 9), (40, 13)])
  func agreesWithSciPy(_ gained: Int, _ lost: Int) throws {
    let table = try McNemar(wrongToRight: gained, rightToWrong: lost, rightBoth: 10, wrongBoth: 6)
    let posterior = MasteryPosterior(table)
    expectChange(posterior.probabilityOfIncrease, is: "positive", of: "mastery.\(gained).\(lost)")
    #expect(agreeingDigits(posterior.meanDifference, Double(gained - lost) / Double(table.count + 2)) >= 14)
  }
}
