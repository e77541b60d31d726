import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

/// Inputs made to mislead, with what has to happen.
@Suite(.needsReferenceCases)
struct AdversarialCasesTests {
  /// Numbers that other software prints, to the digits that it prints.
  private func expect(_ model: RegressionModel, _ request: CovarianceRequest, _ printed: [(String, Double, Double)])
    throws
  {
    let inference = try model.inference(request)
    for (term, estimate, error) in printed {
      let found = try #require(inference.estimates.first { $0.term == term })
      #expect(agreeingDigits(try #require(found.estimate), estimate) >= 7, "\(term)")
      #expect(agreeingDigits(try #require(found.standardError), error) >= 3.5, "\(term)")
    }
  }

  @Test func aColumnWithoutAnyValueIsNamed() throws {
    let reference = try ReferenceCase("adv_all_missing_col")
    #expect(
      throws: DesignError.estimation(.emptySample([Loss(.missing, column: "educ", rows: 526)]))
    ) { try reference.model("lwage ~ educ + exper") }
  }

  @Test(
    "the later of collinear columns is dropped and named",
    arguments: [
      ("adv_collinear_exact", "lwage ~ educ + educ2 + exper", "lwage ~ educ + exper", "educ2"),
      ("adv_dummy_trap", "lwage ~ female + male + educ", "lwage ~ female + educ", "male"),
    ])
  func collinear(_ example: (name: String, all: String, without: String, dropped: String)) throws {
    let reference = try ReferenceCase(example.name)
    let all = try reference.model(example.all)
    let without = try reference.model(example.without)
    #expect(all.fit.droppedTerms == [example.dropped])
    #expect(all.fit.rank == 3 && all.fit.residualDegreesOfFreedom == 523)
    for (a, b) in zip(all.inference.estimates, without.inference.estimates) {
      #expect(a.term == b.term)
      #expect(agreeingDigits(try #require(a.estimate), try #require(b.estimate)) >= 13)
      #expect(agreeingDigits(try #require(a.standardError), try #require(b.standardError)) >= 12)
    }
  }

  /// The case would let the slopes be 0 and R² undefined; a regression that cannot learn anything is refused by name
  /// instead, as fixest does, and no number is printed at all.
  @Test func aConstantOutcomeIsRefusedByItsValue() throws {
    let reference = try ReferenceCase("adv_constant_outcome")
    #expect(throws: DesignError.estimation(.constantOutcome(value: 3.5))) {
      try reference.model("lwage ~ educ + exper")
    }
  }

  @Test func keysThatRepeatAreARegressionButNoSeries() throws {
    let reference = try ReferenceCase("adv_duplicate_id_time")
    let model = try reference.model(
      "lwage ~ union + married | nr + year", clusters: ["nr"], time: "year", series: "nr")
    #expect(model.sample.observations == 243)
    try expect(
      model, CovarianceRequest(.cr1s),
      [("union", 0.065243182, 0.10948), ("married", 0.092921952, 0.088998)])
    #expect(throws: EstimationError.self) { try model.inference(CovarianceRequest(.neweyWest)) }
  }

  /// Whether -999 is a number is for the check of the data to ask; here blanks are lost, counted, and nothing is guessed.
  @Test func codesAreNumbersAndBlanksAreCounted() throws {
    let reference = try ReferenceCase("adv_missing_codes")
    let model = try reference.model("lwage ~ educ + exper")
    #expect(model.sample.observations == 523 && model.sample.losses == [Loss(.missing, column: "lwage", rows: 3)])
    try expect(
      model, CovarianceRequest(.classical),
      [
        (Design.intercept, 1.6197795, 0.023369), ("educ", -0.00014894451, 0.00021612),
        ("exper", 3.5359574e-05, 5.3382e-05),
      ])
  }

  @Test func rowsWithoutAWeightAreCounted() throws {
    let reference = try ReferenceCase("adv_missing_weight")
    let model = try reference.model("lwage ~ educ + exper", weights: "wt")
    #expect(model.sample.observations == 521 && model.sample.losses == [Loss(.missing, column: "wt", rows: 5)])
    #expect(model.fit.residualDegreesOfFreedom == 518)
    try expect(
      model, CovarianceRequest(.classical),
      [(Design.intercept, 0.23626945, 0.10935), ("educ", 0.096285671, 0.0076901), ("exper", 0.010291685, 0.0015594)])
  }

  @Test func moreColumnsThanRowsAreRefused() throws {
    let reference = try ReferenceCase("adv_n_lt_k")
    #expect(throws: DesignError.estimation(.tooFewRows(observations: 3, coefficients: 3))) {
      try reference.model("lwage ~ educ + exper + tenure + female")
    }
  }

  @Test func hugeOffsetsLeaveTheSlopes() throws {
    let reference = try ReferenceCase("adv_offset_1e9")
    let model = try reference.model("lwage ~ educ + exper")
    var values = CaseValues()
    values.addCoefficients("b", model)
    values["ss_resid"] = model.fit.equations.residualSumOfSquares
    try reference.expectAll(values.found)
  }

  @Test func oneClusterLeavesCoefficientsWithoutErrors() throws {
    let reference = try ReferenceCase("adv_one_cluster")
    let model = try reference.model("lwage ~ union + exper", clusters: ["one"])
    #expect(model.inference.failure == .tooFewClusters(name: "one", count: 1))
    for (estimate, expected) in zip(model.inference.estimates, [1.2957044, 0.086229123, 0.064165096]) {
      #expect(agreeingDigits(try #require(estimate.estimate), expected) >= 7)
      #expect(estimate.standardError == nil && estimate.pValue == nil && estimate.confidenceLow == nil)
    }
  }

  /// As reghdfe and pyfixest do it: 240 rows, not the 250 of fixest 0.12.
  @Test func rowsAloneInTheirLevelAreCounted() throws {
    let reference = try ReferenceCase("adv_singleton_fe")
    let model = try reference.model("lwage ~ union + exper | nr", clusters: ["nr"])
    #expect(model.sample.observations == 240 && model.sample.losses == [Loss(.singleton, column: "nr", rows: 10)])
    try expect(
      model, CovarianceRequest(.cr1s),
      [("union", 0.1926977, 0.092073), ("exper", 0.046645845, 0.012924)])
  }

  @Test func weightsOfZeroAreRowsThatAreNotThere() throws {
    let reference = try ReferenceCase("adv_zero_weights")
    let model = try reference.model("lwage ~ educ + exper", weights: "wt")
    #expect(model.sample.observations == 426 && model.sample.losses == [Loss(.zeroWeight, column: "wt", rows: 100)])
    #expect(model.fit.residualDegreesOfFreedom == 423)
    try expect(
      model, CovarianceRequest(.classical),
      [(Design.intercept, 0.29799761, 0.11242), ("educ", 0.092384665, 0.0078742), ("exper", 0.008113366, 0.0016116)])
    let deleted = try reference.model("lwage ~ educ + exper", filter: "wt > 0", weights: "wt")
    #expect(deleted.inference.estimates == model.inference.estimates)
  }
}
