import BolavenData
import BolavenEstimation
import Testing

@testable import BolavenStudies

@Suite struct RegressionPlanReaderTests {
  private func plan(_ settings: String) -> PlanText {
    var plan = PlanText()
    let lines = settings.replacing("\n", with: "\n     ")
    plan.analyses = "analyses:\n  - {id: wages, kind: regress, \(lines)}"
    return plan
  }

  private func settings(_ text: String) throws -> RegressionSettings {
    let plan = try plan(text).plan()
    var problems = PlanProblems(file: "", text: "")
    return try #require(RegressionStudy(plan.analyses[0], of: plan, problems: &problems)).settings
  }

  @Test func readsEverySetting() throws {
    let settings = try settings(
      """
      data: panel, formula: ['wage ~ age', 'wage ~ age | hh'], cluster: [village, wave], vcov: CR1S, k: full, ssc: min,
      df: residual, level: 90%, weights: w, weight_type: probability, where: age >= 15, by: sex, test: age = 0
      """)
    #expect(settings.id == "wages")
    #expect(settings.file == "panel.csv")
    #expect(settings.formulas.map(\.text) == ["wage ~ age", "wage ~ age | hh"])
    #expect(settings.clusters == ["village", "wave"])
    #expect(
      settings.covariance
        == CovarianceRequest(
          .cr1s, degreesOfFreedom: .residual, coefficientCount: .full, multiwayFactor: .min,
          confidence: 0.9))
    #expect(settings.weights == "w" && settings.weightType == .probability)
    #expect(settings.filter?.text == "age >= 15" && settings.by == "sex")
    #expect(settings.hypotheses == ["age = 0"])
  }

  @Test func whatIsLeftOutFollowsTheRules() throws {
    let settings = try settings("data: panel, formula: wage ~ age")
    #expect(settings.covariance == CovarianceRequest())
    #expect(settings.method == nil && settings.clusters.isEmpty && settings.weightType == .analytic)
    #expect(
      try self.settings("data: panel, formula: wage ~ age, vcov: NW, lags: 2, time: wave, series: hh").covariance.lags
        == 2)
  }

  @Test(
    "what cannot be is refused",
    arguments: [
      ("data: panel", PlanProblem.Kind.missingKey("formula", inside: "analyses.wages")),
      ("data: training, formula: y ~ x", .exactlyOne(of: ["file"], found: ["waves"])),
      ("data: panel, formula: y ~ x, vcov: CR2", .regression(.clustersMissing(covariance: "CR2"))),
      ("data: panel, formula: y ~ x, method: liml", .regression(.instrumentsMissing(method: .limitedInformation))),
      ("data: panel, formula: y ~ x, lags: -1, vcov: NW", .badValue(key: "lags", value: "-1", expected: .wholeNumber)),
      ("data: panel, formula: y ~ x, level: 20%", .badValue(key: "level", value: "20%", expected: .share)),
      ("data: panel, formula: y ~ x, frmula: z", .unknownKey("frmula", nearest: ["formula"])),
    ])
  func refuses(_ text: String, _ kind: PlanProblem.Kind) { #expect(plan(text).kinds == [kind]) }

  @Test func aFormulaIsReadWithThePlan() {
    let kinds = plan("data: panel, formula: ['y ~ x +', 'y x']").kinds
    #expect(kinds.map { if case .formula(let error) = $0 { error.text } else { "" } } == ["y ~ x +", "y x"])
  }
}
