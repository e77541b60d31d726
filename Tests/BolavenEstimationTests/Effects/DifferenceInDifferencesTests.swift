import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct DifferenceInDifferencesTests {
  @Test("agrees with statsmodels, with and without pairs and weights", arguments: ["villages", "pairs"])
  func agrees(_ name: String) throws {
    let reference = try EffectReference.named(name)
    for (tag, isWeighted) in [("plain", false), ("weighted", true)] {
      let sample = try reference.sample(controls: name == "villages" ? ["x"] : [], isWeighted: isWeighted)
      let fit = try LinearFit(DifferenceInDifferences().design(for: sample))
      try reference.expect(
        fit.coefficients[fit.position(of: "d")], is: "difference-in-differences.\(tag).b", digits: 12)
    }
  }

  @Test func subtractsTheBaseline() {
    let sample = TreatmentSample(
      treatmentName: "d", treatment: [1, 1, 0, 0], outcome: [5, 9, 3, 7], baseline: [1, 2, 4, 8])
    #expect(DifferenceInDifferences().design(for: sample).y == [4, 7, -1, -1])
  }
}
