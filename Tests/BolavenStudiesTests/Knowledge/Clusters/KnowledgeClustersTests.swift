import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeClustersTests {
  private func findings(_ sessions: [String]) throws -> (KnowledgeFindings, DataSources) {
    let file = frame(
      "scores.csv", "pid,pre,post,session",
      sessions.enumerated().map { "p\($0),\($0 % 5 + 3),\($0 % 4 + 5 + $0 / 7),\($1)" })
    var settings = KnowledgeSettings(
      source: .totals(file: "scores.csv", before: "pre", after: "post", maximum: 20), identifier: "pid")
    settings.cluster = "session"
    let sources = sources([(name: "scores.csv", frame: file)])
    let found = try KnowledgeStudy(settings).findings(in: sources, earlier: [:])
    return (try #require(found as? KnowledgeFindings), sources)
  }

  @Test func theChangeHasTheUncertaintyOfSessions() throws {
    let sessions = (0..<24).map { "s\($0 / 7)" }
    let (found, sources) = try findings(sessions)
    let clusters = try #require(found.clusters)
    #expect(clusters.change.clusterCount == 4 && found.lacksCovariance == false)
    RecalculationTests.expectAgreement(
      RecalculationTests.numbers(found.blocks()), [found.recalculations(in: sources, earlier: [:])])
    let notes = ClusterWording.notes(clusters).map(\.text.english).joined()
    // 2/2⁴.
    #expect(notes.contains("reaches no p below 0.125."))
    #expect(found.record.models.contains { $0.method == "clusters" && $0.covariance.type == "CR2" })
  }

  @Test func oneSessionHasNoStandardErrorAndSaysSo() throws {
    let (found, _) = try findings(Array(repeating: "s", count: 12))
    #expect(found.lacksCovariance)
    #expect(found.clusters?.change.standardError == nil)
    #expect(
      ClusterWording.notes(try #require(found.clusters)).contains {
        $0.text.english == "One cluster only: there is no standard error and no interval."
      })
  }

  @Test func whereEverySessionChangesAlikeThereIsNoStandardErrorAndTheNoteSaysWhy() throws {
    let file = frame("scores.csv", "pid,pre,post,session", (0..<12).map { "p\($0),3,5,s\($0 / 4)" })
    var settings = KnowledgeSettings(
      source: .totals(file: "scores.csv", before: "pre", after: "post", maximum: 20), identifier: "pid")
    settings.cluster = "session"
    let found = try KnowledgeStudy(settings).findings(in: sources([(name: "scores.csv", frame: file)]), earlier: [:])
    let clusters = try #require((found as? KnowledgeFindings)?.clusters)
    #expect(
      ClusterWording.notes(clusters).map(\.text.english) == [
        "The mean change is the same in every cluster: there is no standard error and no interval. Turning the signs of "
          + "whole clusters reaches no p below 0.250."
      ])
  }
}
