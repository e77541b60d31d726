import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct AncovaTests {
  @Test("agrees with statsmodels, with and without pairs and weights", arguments: ["villages", "pairs"])
  func agrees(_ name: String) throws {
    let reference = try EffectReference.named(name)
    for (tag, isWeighted) in [("plain", false), ("weighted", true)] {
      let sample = try reference.sample(controls: name == "villages" ? ["x"] : [], isWeighted: isWeighted)
      let fit = try LinearFit(Ancova().design(for: sample))
      try reference.expect(fit.coefficients[fit.position(of: "d")], is: "ancova.\(tag).b", digits: 12)
    }
  }

  /// Where the baseline does not matter and is balanced, the effect is the difference of the means.
  @Test func takesTheBaselineAsARegressor() throws {
    let sample = TreatmentSample(
      treatmentName: "d", treatment: [1, 1, 0, 0], outcome: [5, 9, 3, 7], baseline: [0, 2, 0, 2],
      baselineName: "before",
      controls: [("age", [30, 20, 20, 30])])
    let design = Ancova().design(for: sample)
    #expect(design.terms == ["(Intercept)", "d", "before", "age"])
    let fit = try LinearFit(Design(y: design.y, regressors: [("d", sample.treatment), ("before", [0, 2, 0, 2])]))
    #expect(agreeingDigits(fit.coefficients[1], 2) >= 14)
    #expect(agreeingDigits(fit.coefficients[2], 2) >= 14)
  }
}
