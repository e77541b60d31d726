import BolavenData
import BolavenEstimation
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct RegressionStudyTests {
  /// Twelve digits of statsmodels; script and values in Reference.
  @Test func agreesWithStatsmodels() throws {
    var settings = RegressionSettings(
      file: Repository.absolute("datasets/nsw/nsw.csv"), formulas: [try Formula("re78 ~ treat + age + educ + black")])
    settings.covariance = CovarianceRequest(.hc1, confidence: 0.9)
    settings.hypotheses = ["treat = 1000", "treat = 1000, age = educ", "2*age - educ = 100"]
    let findings = try RegressionStudy(settings).findings(in: DataSources(reading: [settings.file]), earlier: [:])
    let output = try MachineOutputReader(findings)
    let values = try DataFrame(
      contentsOf: Repository.absolute("Tests/BolavenStudiesTests/Reference/regression_values.csv"))
    let (places, fields) = (try values.categories("place"), try values.categories("field"))
    let numbers = try values.numbers("value")
    #expect(values.rowCount == 44)
    for row in 0..<values.rowCount {
      let (place, field) = (try #require(places[row]), try #require(fields[row]))
      let expected = try #require(numbers[row])
      let term = place.hasPrefix("wald") ? "test:\(place)" : place
      let got = output.number(at: MachineOutputPlace(term: term, field: field))
      #expect(agreeingDigits(try #require(got, "\(place) \(field)"), expected) > 9, "\(place) \(field)")
    }
  }

  @Test func onlyColumnsThatAreNamedAreNeeded() throws {
    var settings = RegressionSettings(
      file: "a.csv",
      formulas: [try Formula("log(y) ~ x*i(g) + poly(z, 2) + I(u / v)"), try Formula("y ~ x | a^b[t] | e ~ k")])
    settings.clusters = ["a^c"]
    settings.weights = "w"
    settings.by = "level"
    let needed = try #require(RegressionStudy(settings).columns(of: "a.csv"))
    #expect(Set(needed.map(\.text)) == Set("y x g z u v a b t e k c w level".split(separator: " ").map(String.init)))
    #expect(RegressionStudy(settings).columns(of: "b.csv") == nil)
    // A word of a condition may be a column.
    settings.filter = try Expression("sex = F")
    #expect(RegressionStudy(settings).columns(of: "a.csv") == nil)
  }

  @Test func aModelOfALevelIsTheModelOfItsRows() throws {
    let parts = try regression("y ~ x", on: smallSample) { $0.by = "group" }
    #expect(parts.models.map(\.level) == ["0", "1", "2"])
    for part in parts.models {
      let only = try regression("y ~ x", on: smallSample) {
        $0.filter = try Expression("group = \(part.level ?? "")")
      }
      #expect(part.model.fit.coefficients == only.models[0].model.fit.coefficients)
      #expect(part.model.sample.rowCount == 16)
    }
  }

  @Test func levelsThatAllowNoModelAreNamedAndTheOthersStay() throws {
    var columns = smallSample
    columns.append(("part", (0..<48).map { $0 < 2 ? "small" : $0 == 47 ? nil : "large" }))
    let findings = try regression("y ~ x", on: columns) { $0.by = "part" }
    #expect(findings.models.map(\.level) == ["large"])
    #expect(findings.record.notes.contains("no model of part = small: 2 rows for 2 coefficients"))
    #expect(findings.record.notes.contains("1 row without a value of part is in no model"))
    #expect(
      try regressionProblems("y ~ x", on: columns) {
        $0.by = "part"
        $0.filter = try Expression("part = small")
      } == [
        .estimation(.emptySample([Loss(.filter, rows: 45)]), analysis: "regress: part = large"),
        .estimation(.tooFewRows(observations: 2, coefficients: 2), analysis: "regress: part = small"),
      ])
  }

  @Test func aColumnOfManyValuesMakesNoModels() throws {
    let many: [(ColumnName, [String?])] = [
      ("y", (0..<500).map { "\($0)" }), ("id", (0..<500).map { "\($0)" }),
      ("none", [String?](repeating: nil, count: 500)),
    ]
    #expect(
      try regressionProblems("y ~ 1", on: many) { $0.by = "id" } == [
        .regression(.levels(path: "data.csv", column: "id", count: 500, limit: 200), analysis: "regress")
      ])
    #expect(
      try regressionProblems("y ~ 1", on: many) { $0.by = "none" } == [
        .regression(.levels(path: "data.csv", column: "none", count: 0, limit: 200), analysis: "regress")
      ])
  }

  @Test func everyFormulaWasMeantAndEveryProblemIsTold() throws {
    let problems = try regressionProblems("y ~ x + nothing", "one ~ x", "y ~ village + no", on: smallSample)
    #expect(problems.count == 2)
    #expect(
      try regressionProblems("y ~ x", "one ~ x", on: smallSample) == [
        .estimation(.constantOutcome(value: 1), analysis: "regress: one ~ x")
      ])
  }

  /// Lags are counted in periods: two rows of one period have no order.
  @Test func twoRowsOfAPeriodHaveNoOrder() throws {
    let columns = smallSample + [("quarter", (0..<48).map { "\($0 / 2)" })]
    let problems = try regressionProblems("y ~ x", on: columns) { $0.time = "quarter" }
    guard case .estimation(.repeatedPeriod(let column, let rows), _)? = problems.first else {
      Issue.record("\(problems)")
      return
    }
    #expect((column, rows) == ("quarter", 24))
    #expect(
      try regression("y ~ x", on: columns) {
        $0.time = "quarter"
        $0.series = "group"
      }.models[0].model.inference.lags == 2)
  }

  @Test("values that may not be shown name no coefficient", arguments: ["y ~ x + village", "y ~ i(village)"])
  func privateLevelsAreNotWritten(_ formula: String) throws {
    let refused: [StudyProblem] = [
      .regression(.privateColumn(path: "data.csv", column: "village"), analysis: "regress")
    ]
    #expect(try regressionProblems(formula, on: smallSample) { $0.privateColumns = ["village"] } == refused)
    let absorbed = try regressionProblems("y ~ x | village", on: smallSample) { $0.privateColumns = ["village", "x"] }
    #expect(absorbed.isEmpty)
    let parted = try regressionProblems("y ~ x", on: smallSample) {
      $0.privateColumns = ["village"]
      $0.by = "village"
    }
    #expect(parted == refused)
  }

  @Test func lagsOverAllPeriodsAreRefused() throws {
    let problems = try regressionProblems("y ~ x", on: smallSample) {
      $0.covariance = CovarianceRequest(.neweyWest, lags: 48)
    }
    #expect(problems == [.regression(.lags(count: 48, periods: 48), analysis: "regress")])
    #expect(
      try regressionProblems("y ~ x", on: smallSample) { $0.covariance = CovarianceRequest(.neweyWest, lags: 47) } == []
    )
  }

  @Test func aHypothesisIsTestedWhereItsCoefficientsAre() throws {
    let findings = try regression("y ~ x", "y ~ x + z", on: smallSample) { $0.hypotheses = ["x = 2, z = 0"] }
    #expect(findings.models[0].tests[0].test == nil)
    #expect(findings.models[1].tests[0].test?.numeratorDegreesOfFreedom == 2)
    #expect(
      try regressionProblems("y ~ x", on: smallSample) { $0.hypotheses = ["x = zz"] } == [
        .regression(
          .hypothesis(text: "x = zz", position: 5, expected: "a coefficient or a number", nearest: []),
          analysis: "regress")
      ])
  }

  @Test func withOneClusterCoefficientsStandWithoutErrors() throws {
    let findings = try regression("y ~ x", on: smallSample) { $0.clusters = ["one"] }
    #expect(findings.lacksCovariance)
    #expect(findings.record.estimates.map(\.standardError) == [nil, nil])
    #expect(findings.record.covariance.type == nil)
    #expect(findings.record.notes.contains("no standard errors: 'one' has 1 value, at least 2 are needed"))
  }
}
