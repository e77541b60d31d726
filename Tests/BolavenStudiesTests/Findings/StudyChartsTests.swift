import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

/// The charts of the shipped study, drawn from the same numbers as its tables.
@Suite struct StudyChartsTests {
  static let findings = TableContractTests.shipped

  private func charts(_ id: String) throws -> [Chart] {
    try #require(Self.findings.first { $0.id == id }).charts
  }

  @Test(
    "every analysis has its charts",
    arguments: [
      ("knowledge-gain", ["prepost", "dumbbell", "dumbbell"]), ("income-effect", ["effect", "distribution", "flow"]),
      ("coop-growth", ["trend", "trend", "multiples", "multiples"]), ("indicators", ["bullet", "progress"]),
    ])
  func hasCharts(_ id: String, _ kinds: [String]) throws {
    let charts = try charts(id)
    #expect(charts.map { type(of: $0.kind).name } == kinds)
    #expect(Set(charts.map(\.id)).count == charts.count && charts.allSatisfy { $0.id.hasPrefix(id) })
  }

  @Test func theReportShowsEachChartOnce() throws {
    for findings in Self.findings {
      let shown = findings.blocks().compactMap { block in
        if case .chart(let chart) = block { chart.id } else { nil }
      }
      #expect(!shown.isEmpty && Set(shown).count == shown.count)
      #expect(Set(shown).isSubset(of: findings.charts.map(\.id)))
    }
  }

  @Test func theItemsOfTheChartAreThoseOfTheTests() throws {
    let findings = try #require(Self.findings.first as? KnowledgeFindings)
    let rows = try charts("knowledge-gain")[2].kind.data.rows
    #expect(rows.count == findings.items.count)
    for row in rows {
      let item = try #require(findings.items.first { $0.item.name == row.label.english })
      guard case .number(let pre, _) = row.cells[0].content, case .number(let post, _) = row.cells[1].content else {
        Issue.record("\(row.label.english) has no numbers")
        continue
      }
      #expect(pre == item.change.preShare && post == item.change.postShare)
    }
    // Modules pool the answers of their items: together they give the mean score.
    let modules = try charts("knowledge-gain")[1].kind.data.rows
    let sizes = Dictionary(grouping: findings.items) { $0.item.module ?? "" }.mapValues { Double($0.count) }
    let total = modules.reduce(0.0) { sum, row in
      guard case .number(let post, _) = row.cells[1].content else { return sum }
      return sum + post * (sizes[row.label.english] ?? 0)
    }
    #expect((total - findings.test.postMean).magnitude < 1e-9)
  }

  @Test func theFlowOfUnitsAddsUp() throws {
    let findings = try #require(Self.findings.first { $0.id == "income-effect" } as? IncomeFindings)
    let rows = try charts("income-effect")[2].kind.data.rows
    let number = { (row: TableRow, column: Int) -> Double in
      if case .number(let value, _) = row.cells[column].content { value } else { 0 }
    }
    let lost = rows.reduce(0) { $0 + number($1, 1) }
    let sample = findings.income.estimationSample
    #expect(number(rows[0], 0) == Double(sample.rowCount))
    #expect(number(rows[0], 0) - lost == Double(sample.observations))
    #expect(number(rows[rows.count - 2], 0) + number(rows[rows.count - 1], 0) == Double(sample.observations))
  }

  @Test func theYearsOfTheLedgerEndWithTheNumberOfTheTable() throws {
    let findings = try #require(Self.findings.first { $0.id == "coop-growth" } as? CooperativeFindings)
    let chart = try charts("coop-growth")[0]
    let last = try #require(chart.kind.data.rows.last)
    guard case .number(let members, _) = last.cells[0].content else { throw CancellationError() }
    #expect(last.label.english == "2024" && members == findings.measures["members.2024"]?.value)
  }

  @Test func coefficientsThatWouldBeADotAreNamedBelow() throws {
    let findings = try regression("y ~ x + twice", on: smallSample)
    let chart = try #require(findings.charts.first)
    #expect(type(of: chart.kind).name == "effect")
    #expect(!chart.kind.data.rows.contains { $0.label.english == "(Intercept)" })
    let several = try regression("y ~ x", "y ~ x + i(group)", on: smallSample)
    let rows = try #require(several.charts.first).kind.data.rows
    #expect(rows.map { $0.label.english } == ["x: (1)", "x: (2)"])
  }
}
