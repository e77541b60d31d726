import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

/// What holds for the table of every analysis.
@Suite struct TableContractTests {
  static let shipped: [any StudyFindings] = {
    let file = "datasets/paksong/study.yaml"
    let run = try? StudyRun(StudyPlan(Repository.bytes(file), file: Repository.absolute(file)))
    return run?.findings ?? []
  }()

  static func tables() throws -> [Table] {
    let others: [any StudyFindings] = [
      try knowledge(KnowledgeFindingsTests.pre, KnowledgeFindingsTests.post, maximum: 10, mastery: 0.6),
      try knowledge([3], [3]), try IncomeFindingsTests.example("means").findings(),
      try IncomeFindingsTests.example("clusters").findings(),
      try regression("y ~ x + i(group) | level", on: smallSample),
      try regression("y ~ x", "z ~ x + twice | group[z]", "y ~ 1 | x ~ z", on: smallSample) {
        $0.clusters = ["village"]
      },
      try regression("y ~ x", on: smallSample) { $0.by = "level" },
    ]
    return (shipped + others).flatMap { $0.blocks() }.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
  }

  @Test func everyAnalysisOfTheShippedStudyHasATable() throws {
    #expect(Self.shipped.count == 4)
    #expect(try Self.tables().count == 14)
  }

  @Test func everyNumberHasItsOwnAddressAndWhereItCameFrom() throws {
    for table in try Self.tables() {
      var addresses: Set<Address> = []
      for row in table.rows {
        for cell in row.cells {
          switch cell.content {
          case .number, .interval, .status:
            let address = try #require(cell.address, "\(table.id) \(row.id)")
            #expect(address.analysis == table.id)
            #expect(addresses.insert(address).inserted, "\(address) stands twice")
            let provenance = try #require(cell.provenance, "\(address)")
            #expect(!provenance.formula.isEmpty)
            let what = try #require(provenance.what, "\(address) is not put into words")
            #expect(what.lao != nil && what.japanese != nil, "\(address)")
            #expect(!what.english.hasSuffix(".") && !what.english.contains("nan"), "\(what.english)")
            #expect(!provenance.steps.isEmpty, "\(address)")
            // A target is a number that the plan gives.
            #expect(!provenance.sources.isEmpty || table.id == IndicatorStudy.kind, "\(address) has no source")
          case .text, .empty, .notInModel, .doesNotApply, .notReported, .hidden: break
          }
        }
      }
      #expect(!addresses.isEmpty)
    }
  }

  @Test func rowsAndColumnsHaveTheirOwnNames() throws {
    for table in try Self.tables() {
      #expect(Set(table.rows.map(\.id)).count == table.rows.count, "\(table.id)")
      #expect(Set(table.columns.map(\.id)).count == table.columns.count, "\(table.id)")
    }
  }

  @Test func notesAreSentencesInOrderAndTheLastNamesTheFiles() throws {
    for table in try Self.tables() {
      let kinds = table.notes.map(\.kind)
      #expect(kinds == kinds.sorted())
      #expect(kinds.last == .source)
      for note in table.notes {
        #expect(note.text.english.hasSuffix("."), "\(note.text.english)")
        #expect(!note.text.english.contains("nan"), "\(note.text.english)")
        #expect(!note.text.english.contains(".."), "\(note.text.english)")
      }
    }
  }

  @Test func everyShownNumberHasEveryLanguage() throws {
    for table in try Self.tables() {
      for language in Language.allCases {
        #expect(!table.lines(in: language).contains("inf"))
        #expect(!table.title(language).isEmpty)
      }
    }
  }

  /// Cells of the knowledge table and the numbers of the machine output that they show.
  private var cells: [(cell: String, method: String, term: String, field: KeyPath<Estimate, Double?>)] {
    [
      ("all.pre", "description", "pre", \.estimate), ("all.post", "description", "post", \.estimate),
      ("all.change", "paired t", "change", \.estimate), ("all.p", "signed-rank", "wilcoxon", \.pValue),
      ("deviation.pre", "description", "pre.sd", \.estimate), ("deviation.post", "description", "post.sd", \.estimate),
      ("deviation.change", "description", "change.sd", \.estimate),
      ("shift.change", "signed-rank", "hodges_lehmann", \.estimate),
      ("mastery.change", "mastery", "mastery_change", \.estimate), ("mastery.p", "mastery", "mastery_change", \.pValue),
      ("g_av.change", "effect-size", "g_av", \.estimate), ("d_z.change", "effect-size", "d_z", \.estimate),
      ("gain.change", "normalised-gain", "gain_class", \.estimate),
      ("normalised_change.change", "normalised-gain", "normalised_change", \.estimate),
    ]
  }

  @Test func theKnowledgeTableShowsTheNumbersOfTheMachineOutput() throws {
    let findings = try #require(Self.shipped.first as? KnowledgeFindings)
    let models = [findings.record] + findings.record.models
    for (cell, method, term, field) in cells {
      let estimate = models.first { $0.method == method }?.estimates.first { $0.term == term }
      let value = try #require(estimate?[keyPath: field], "\(cell)")
      #expect(number(cell, in: findings.table) == value, "\(cell)")
    }
    let intervals = [
      ("all", "paired t", "change"), ("shift", "signed-rank", "hodges_lehmann"),
      ("mastery", "mastery", "mastery_change"),
      ("g_av", "effect-size", "g_av"), ("d_z", "effect-size", "d_z"), ("gain", "normalised-gain", "gain_class"),
    ]
    for (row, method, term) in intervals {
      let estimate = models.first { $0.method == method }?.estimates.first { $0.term == term }
      let limits = try #require(interval("\(row).interval", in: findings.table))
      #expect(limits.0 == estimate?.confidenceLow)
      #expect(limits.1 == estimate?.confidenceHigh)
    }
    // Shares are the scores over the best one.
    #expect(number("percent.post", in: findings.table) == findings.test.postMean / 20)
  }

  @Test func theIncomeTableShowsTheNumbersOfTheMachineOutput() throws {
    let findings = try #require(Self.shipped[1] as? IncomeFindings)
    for model in [findings.record] + findings.record.models.prefix(2) {
      let estimate = try #require(model.estimates.first)
      #expect(number("effect.\(model.method)", in: findings.table) == estimate.estimate)
      #expect(number("standard_error.\(model.method)", in: findings.table) == estimate.standardError)
      #expect(number("units.\(model.method)", in: findings.table) == Double(model.sample.observations))
      #expect(number("r_squared.\(model.method)", in: findings.table) == model.fit?.rSquared)
      guard model.method == "ancova" else {
        #expect(number("p.\(model.method)", in: findings.table) == nil)
        #expect(interval("interval.\(model.method)", in: findings.table) == nil)
        continue
      }
      #expect(number("p.ancova", in: findings.table) == estimate.pValue)
      #expect(interval("interval.ancova", in: findings.table)?.0 == estimate.confidenceLow)
      #expect(interval("interval.ancova", in: findings.table)?.1 == estimate.confidenceHigh)
      #expect(
        number("p_randomisation.ancova", in: findings.table)
          == model.tests.first { $0.name == "randomisation_studentised" }?.pValue)
    }
  }

  private func cell(_ address: String, in table: Table) -> Cell? {
    table.rows.flatMap(\.cells).first { $0.address?.description == "\(table.id).\(address)" }
  }

  private func number(_ address: String, in table: Table) -> Double? {
    if case .number(let value, _)? = cell(address, in: table)?.content { value } else { nil }
  }

  private func interval(_ address: String, in table: Table) -> (Double, Double)? {
    if case .interval(let low, let high, _)? = cell(address, in: table)?.content { (low, high) } else { nil }
  }
}
