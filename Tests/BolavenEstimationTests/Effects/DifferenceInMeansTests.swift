import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct DifferenceInMeansTests {
  @Test("agrees with statsmodels, with and without pairs and weights", arguments: ["villages", "pairs"])
  func agrees(_ name: String) throws {
    let reference = try EffectReference.named(name)
    for (tag, isWeighted) in [("plain", false), ("weighted", true)] {
      let sample = try reference.sample(controls: name == "villages" ? ["x"] : [], isWeighted: isWeighted)
      let fit = try LinearFit(DifferenceInMeans().design(for: sample))
      try reference.expect(fit.coefficients[fit.position(of: "d")], is: "difference-in-means.\(tag).b", digits: 12)
    }
  }

  @Test func isTheDifferenceOfTheMeans() throws {
    let sample = TreatmentSample(treatmentName: "d", treatment: [1, 1, 0, 0, 0], outcome: [5, 8, 1, 2, 6])
    let fit = try LinearFit(DifferenceInMeans().design(for: sample))
    #expect(fit.terms == ["(Intercept)", "d"])
    #expect(agreeingDigits(fit.coefficients[0], 3) >= 14)
    #expect(agreeingDigits(fit.coefficients[1], 3.5) >= 14)
  }
}
