import BolavenData
import BolavenEstimation
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct CooperativeStudyTests {
  static let file = "datasets/paksong/coop_ledger.csv"

  private func problems(from: Int?, to: Int?) throws -> [StudyProblem] {
    let sources = try DataSources(reading: [Self.file], from: Repository.root + "/")
    do throws(StudyError) {
      _ = try CooperativeStudy(CooperativeSettings(file: Self.file, from: from, to: to)).findings(
        in: sources, earlier: [:])
      return []
    } catch {
      return error.problems
    }
  }

  @Test func theFirstAndLastYearAreTheDefault() throws {
    let sources = try DataSources(reading: [Self.file], from: Repository.root + "/")
    let found = try CooperativeStudy(CooperativeSettings(file: Self.file)).findings(in: sources, earlier: [:])
    #expect((found as? CooperativeFindings)?.period == CooperativePeriod(from: 2019, to: 2024))
  }

  @Test func yearsWithoutRowsAreNamedTogether() throws {
    let found = try problems(from: 2018, to: 2025)
    #expect(found.count == 2)
    guard case .cooperatives(.periodMissing(_, let year, let years), let analysis) = try #require(found.first) else {
      Issue.record("another problem")
      return
    }
    #expect(year == 2018)
    #expect(years == Array(2019...2024))
    #expect(analysis == "coop-growth")
  }

  @Test("the first year is before the last", arguments: [(2024, 2019), (2020, 2020)])
  func refusesReversedPeriods(_ from: Int, _ to: Int) throws {
    #expect(
      try problems(from: from, to: to) == [
        .cooperatives(.periodReversed(from: from, to: to), analysis: "coop-growth")
      ])
  }

  @Test func aPlanNamesTheLedgerAndTheYears() throws {
    let plan = """
      bolaven: 1
      study: {id: s, title: S}
      data:
        ledger: {file: ledger.csv, id: [coop_id, year]}
      analyses:
        - {id: growth, kind: cooperatives, data: ledger, from: 2019, to: 2021}
      """
    let read = try StudyPlan(Array(plan.utf8), file: "study.yaml")
    var problems = PlanProblems(file: "study.yaml", text: plan)
    let analysis = try #require(read.analyses.first)
    let study = try #require(CooperativeStudy(analysis, of: read, problems: &problems))
    #expect(study.settings == CooperativeSettings(id: "growth", file: "ledger.csv", from: 2019, to: 2021))
    #expect(problems.found.isEmpty)
  }

  @Test(
    "what a plan gets wrong", arguments: ["data: ledgers", "data: ledger, from: first", "data: ledger, till: 2021"])
  func refusesWrongSettings(_ settings: String) {
    let plan = """
      bolaven: 1
      study: {id: s, title: S}
      data:
        ledger: {file: ledger.csv, id: [coop_id, year]}
      analyses:
        - {id: growth, kind: cooperatives, \(settings)}
      """
    #expect(throws: StudyError.self) { try StudyPlan(Array(plan.utf8), file: "study.yaml") }
  }
}
