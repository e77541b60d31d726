import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

/// The knowledge analysis of the example files, with what is asked for beside its headline.
struct PaksongKnowledge {
  let findings: KnowledgeFindings
  let sources: DataSources

  init(_ change: (inout KnowledgeSettings) -> Void = { _ in }) throws {
    var settings = KnowledgeSettings(
      source: .answers(
        before: "tot_pre.csv", after: "tot_post.csv", key: "tot_key.csv", links: "tot_links.csv"),
      identifier: "participant_id")
    settings.mastery = 0.6
    change(&settings)
    let study = KnowledgeStudy(settings)
    sources = try DataSources(reading: study.files, from: Repository.absolute("datasets/paksong") + "/")
    findings = try #require(study.findings(in: sources, earlier: [:]) as? KnowledgeFindings)
  }

  func table(_ part: String) throws -> Table {
    let tables = findings.blocks().compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    return try #require(tables.first { $0.id == "knowledge-gain-\(part)" }, "\(tables.map(\.id))")
  }

  /// Every number of every table is the same on a path of its own.
  func expectAgreement(sourceLocation: SourceLocation = #_sourceLocation) {
    let ways = findings.recalculations(in: sources, earlier: [:])
    RecalculationTests.expectAgreement(
      RecalculationTests.numbers(findings.blocks()), [ways], sourceLocation: sourceLocation)
  }
}
