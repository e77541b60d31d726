import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

private func test(_ sample: TreatmentSample, _ estimator: any EffectEstimator = DifferenceInMeans()) throws
  -> PairedRandomization?
{
  try PairedRandomization(of: sample, fit: LinearFit(estimator.design(for: sample)))
}

/// Persons in pairs, the first of each treated.
private func persons(_ outcome: [Double], isRandomised: Bool = true) -> TreatmentSample {
  TreatmentSample(
    treatmentName: "d", treatment: outcome.indices.map { $0 % 2 == 0 ? 1 : 0 }, outcome: outcome,
    strata: TreatmentSample.Groups(name: "pair", grouping: Grouping(labels: outcome.indices.map { "\($0 / 2)" })),
    strataArePairs: true, isRandomised: isRandomised)
}

@Suite struct PairedRandomizationTests {
  @Test func countsWhatARegressionForEachAssignmentCounts() throws {
    let reference = try EffectReference.named("pairs")
    for estimator in effectEstimators {
      let found = try #require(try test(reference.sample(), estimator))
      let name = nameOf(estimator)
      #expect(found.assignments == 64 && found.smallestPValue == 2.0 / 64)
      #expect(Double(found.coefficientCount) == (try reference.value("\(name).randomization.coefficient")))
      #expect(Double(found.studentizedCount) == (try reference.value("\(name).randomization.studentized")))
      #expect(found.coefficientPValue == Double(found.coefficientCount) / 64)
    }
  }

  /// With one person an arm the coefficient is the mean of the differences, and the test the sign-flip test.
  @Test func isTheSignFlipTestOfPersonsInPairs() throws {
    let differences: [Double] = [3, -1, 4, 1, -5, 9, 2, 6]
    let outcome = differences.flatMap { (difference: Double) -> [Double] in [10 + difference, 10] }
    let found = try #require(try test(persons(outcome)))
    let flips = try SignFlip(pre: zeros(8), post: differences)
    #expect(found.coefficientPValue == flips.pValue)
  }

  @Test("ties are counted whatever the unit", arguments: [1e-9, 1, 1e12, 0.1, 1.0 / 3])
  func tiesAreRelative(_ unit: Double) throws {
    let outcome: [Double] = [2, 1, 2, 1, 1, 2, 2, 1, 2, 1].map { $0 * unit }
    let found = try #require(try test(persons(outcome)))
    // |Σ ±1| ≥ 3 over five signs: 2 · (1 + 5) of 32.
    #expect(found.coefficientCount == 12)
    #expect(found.studentizedCount == 12)
  }

  @Test func noEffectIsReachedByEveryAssignment() throws {
    let found = try #require(try test(persons([0.3, 0.1, 0.1, 0.3, 0.7, 0.2, 0.2, 0.7])))
    #expect(found.coefficientPValue == 1 && found.studentizedPValue == 1)
  }

  @Test func needsALotWithinPairsOfOneUnitAnArm() throws {
    let outcome = (0..<12).map { Double($0 * 5 % 7) }
    #expect(try test(persons(outcome, isRandomised: false)) == nil)
    #expect(try test(persons((0..<36).map { Double($0 * 5 % 7) })) == nil)
    let uneven = TreatmentSample(
      treatmentName: "d", treatment: [1, 1, 0, 1, 0, 0], outcome: [1, 5, 2, 8, 3, 3],
      strata: TreatmentSample.Groups(name: "pair", grouping: Grouping(labels: ["a", "a", "a", "b", "b", "b"])),
      strataArePairs: true, isRandomised: true)
    #expect(try test(uneven) == nil)
    let reference = try EffectReference.named("pairs")
    #expect(try test(reference.sample(isWeighted: true)) == nil)
  }
}
