import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

private let outcome: [Double] = [3, 5, 8, 1, 2, 2, 6, 4]

@Suite struct EffectModelTests {
  @Test func namesItsMethod() throws {
    let sample = TreatmentSample(treatmentName: "d", treatment: [1, 1, 1, 0, 0, 0, 0, 0], outcome: outcome)
    #expect(try EffectModel(DifferenceInMeans(), of: sample).method == "difference-in-means")
  }

  @Test func bothArmsAreNeeded() {
    let all = TreatmentSample(treatmentName: "d", treatment: [Double](repeating: 1, count: 8), outcome: outcome)
    #expect(throws: EstimationError.noComparison(treated: 8, comparison: 0)) {
      try EffectModel(DifferenceInMeans(), of: all)
    }
  }

  /// The programme reached whole provinces: dropping a province's dummy would pass its level off as the effect.
  @Test func anEffectThatStrataExplainIsRefused() {
    let strata = TreatmentSample.Groups(
      name: "province", grouping: Grouping(labels: ["a", "a", "b", "b", "c", "c", "d", "d"]))
    let sample = TreatmentSample(
      treatmentName: "d", treatment: [1, 1, 1, 1, 0, 0, 0, 0], outcome: outcome, strata: strata)
    #expect(throws: EstimationError.collinear(term: "d")) { try EffectModel(DifferenceInMeans(), of: sample) }
  }

  @Test func aControlThatIsTheTreatmentIsRefused() {
    let treatment: [Double] = [1, 0, 1, 0, 1, 0, 0, 1]
    let sample = TreatmentSample(
      treatmentName: "d", treatment: treatment, outcome: outcome, controls: [("arm", treatment.map { 3 - 2 * $0 })])
    #expect(throws: EstimationError.collinear(term: "d")) { try EffectModel(DifferenceInMeans(), of: sample) }
  }

  @Test func otherCollinearControlsAreDroppedAndNamed() throws {
    let age: [Double] = [20, 31, 44, 52, 23, 37, 41, 60]
    let sample = TreatmentSample(
      treatmentName: "d", treatment: [1, 0, 1, 0, 1, 0, 0, 1], outcome: outcome,
      controls: [("age", age), ("months", age.map { 12 * $0 })])
    let model = try EffectModel(DifferenceInMeans(), of: sample)
    #expect(model.fit.droppedTerms == ["months"])
  }
}
