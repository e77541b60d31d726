import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct IndicatorPlanTests {
  private func text(_ indicator: String) -> String {
    """
    bolaven: 1
    study: {id: s, title: S}
    data:
      scores: {file: scores.csv, id: id}
      training:
        id: id
        waves: {pre: {file: pre.csv}, post: {file: post.csv}}
      ledger: {file: ledger.csv, id: [coop_id, year]}
    analyses:
      - {id: growth, kind: cooperatives, data: ledger}
    indicators:
      - {id: "1", label: One, \(indicator)}
    """
  }

  private func plan(_ indicator: String) throws -> IndicatorPlan {
    try #require(try StudyPlan(Array(text(indicator).utf8), file: "study.yaml").indicators.first)
  }

  private func problem(_ indicator: String) -> PlanProblem.Kind? {
    do throws(StudyError) {
      _ = try StudyPlan(Array(text(indicator).utf8), file: "study.yaml")
      return nil
    } catch {
      guard error.problems.count == 1, case .plan(let problem) = error.problems.first else { return nil }
      return problem.kind
    }
  }

  @Test func readsValuesInPerCent() throws {
    let plan = try plan("value: 92.3%, baseline: {value: 60%, year: 2022, note: a census}, target: 80%")
    #expect(plan.definition.isPercentage)
    guard case .number(let baseline) = try #require(plan.baseline) else { return }
    #expect(baseline.value == 0.6)
    #expect(baseline.period == "2022")
    #expect(baseline.note?.english == "a census")
    #expect(plan.target == .number(written(IndicatorNumber(0.8), "80%")))
    #expect(plan.actual == .number(written(IndicatorNumber(0.923), "92.3%")))
  }

  @Test func aNumeratorAndADenominatorAreAValue() throws {
    #expect(
      try plan("unit: '% of people', numerator: 24, denominator: 26").actual
        == .number(written(IndicatorNumber(24.0 / 26, numerator: 24, denominator: 26), "24", "26")))
  }

  /// A number that knows how the plan writes it.
  private func written(_ number: IndicatorNumber, _ texts: String...) -> IndicatorNumber {
    var number = number
    number.basis = .written(texts)
    return number
  }

  @Test("a value may still be to come", arguments: ["value: ...", "value: "])
  func notReportedYet(_ text: String) throws { #expect(try plan(text).actual == .notReported) }

  @Test func readsAddresses() throws {
    let plan = try plan("from: growth.members.2024, baseline: {from: growth.growth.members.pooled}")
    guard case .address("growth", "members.2024", _) = plan.actual,
      case .address("growth", "growth.members.pooled", _) = try #require(plan.baseline)
    else {
      Issue.record("another address")
      return
    }
  }

  @Test func readsMeasuresOfData() throws {
    #expect(try plan("count: scores").actual == .data(DataMeasure(.count, of: "scores.csv")))
    #expect(
      try plan("count: training.post, where: sex = F").actual
        == .data(DataMeasure(.count, of: "post.csv", where: Expression("sex = F"))))
    let share = DataMeasure(.share, of: "scores.csv", expression: try Expression("score >= 14"))
    #expect(try plan("share: score >= 14, of: scores").actual == .data(share))
    #expect(try plan("share: {of: scores, where: score >= 14}").actual == .data(share))
    #expect(try plan("share: {of: scores, where: score >= 14}").definition.isPercentage)
    #expect(
      try plan("median: score / 20, of: scores").actual
        == .data(DataMeasure(.median, of: "scores.csv", expression: Expression("score / 20"))))
  }

  @Test("exactly one key says where the actual comes from", arguments: ["unit: people", "value: 3, count: scores"])
  func oneWay(_ indicator: String) {
    guard case .exactlyOne = problem(indicator) else {
      Issue.record("accepted: \(indicator)")
      return
    }
  }

  @Test func unknownAnalysesGetASuggestion() {
    #expect(
      problem("from: grwth.members.2024")
        == .unknownReference(key: "from", name: "grwth.members.2024", nearest: ["growth"], known: ["growth"]))
  }

  @Test func aWholeNumberIsNoPercentage() {
    #expect(problem("unit: '%', value: 60") == .badValue(key: "value", value: "60", expected: .share))
    #expect(problem("unit: '%', value: 60%, target: 80") == .badValue(key: "target", value: "80", expected: .share))
  }

  @Test(
    "words and numbers that are not understood",
    arguments: [
      "value: many", "value: 1, direction: sideways", "value: 1, status: 50/80/100",
      "value: 1, target: {from: nowhere.x}",
      "mean: score, of: points", "share: {of: scores}", "count: training", "numerator: 1, denominator: 0",
      "value: 1, valu: 2",
      "sum: 'score +', of: scores",
    ])
  func refuses(_ indicator: String) { #expect(problem(indicator) != nil) }
}
