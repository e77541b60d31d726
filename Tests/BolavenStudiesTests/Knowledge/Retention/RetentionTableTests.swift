import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct RetentionTableTests {
  private func paksong() throws -> PaksongKnowledge { try PaksongKnowledge { $0.followUp = "tot_follow6m.csv" } }

  @Test func theTableIsThatOfTheUserStory() throws {
    let table = try paksong().table("retention")
    let lines = table.lines()
    #expect(table.title(.english) == "Retention, 22 people with all three tests")
    #expect(lines.contains("Score  13.27  16.05  14.73"), "\(lines)")
    #expect(lines.contains("Retained, % of the gain        52"))
    let notes = table.noteText
    #expect(notes.contains("Loss by paired t: t(21) = -2.8"), "\(notes)")
    #expect(notes.contains("p = 0.010."))
    #expect(notes.contains("22 people took the follow-up: 22 have all three"))
    #expect(notes.contains("Cochran's Q of three tests, exact"))
  }

  @Test func everyNumberIsTheSameOnAnotherPath() throws { try paksong().expectAgreement() }

  @Test func theMachineFormHasTheSameNumbers() throws {
    let retention = try #require(try paksong().findings.retention)
    let model = try #require(try paksong().findings.record.models.first { $0.method == "retention" })
    let retained = try #require(model.estimates.first { $0.term == "retained" })
    #expect(retained.estimate == retention.scores.retained)
    #expect(retained.confidenceLow == retention.interval?.lowerBound)
    #expect(model.sample.observations == 22 && model.sample.losses.map(\.rows) == [4])
  }

  /// Two rose by chance only: no end to what might have been retained.
  @Test func anUncertainGainHasAnIntervalByResampling() throws {
    let pre: [Double] = [4, 6, 5, 7, 3, 6, 5, 8, 5, 6]
    let post: [Double] = [6, 5, 7, 6, 5, 4, 6, 9, 4, 7]
    let follow: [Double] = [5, 6, 5, 7, 4, 5, 6, 8, 5, 6]
    let findings = try followed(pre, post, follow.map(Optional.some))
    let retention = try #require(findings.retention)
    #expect(retention.isUnbounded)
    #expect(retention.interval == retention.scores.bootstrap?.interval)
    let notes = RetentionWording.notes(retention, findings.settings).map(\.text.english)
    #expect(notes.contains { $0.contains("too uncertain for Fieller's interval") })
    let few = try #require(try followed([4, 6, 5, 7], [6, 5, 7, 6], [5, 6, 5, 7]).retention)
    #expect(few.isUnbounded && few.interval == nil)
  }

  @Test func withoutAGainNothingIsRetained() throws {
    let retention = try #require(try followed([4, 6, 5], [6, 5, 4], [5, 5, 5]).retention)
    #expect(retention.scores.retained == nil && retention.interval == nil)
  }

  @Test func nobodyWithThreeTestsIsAProblem() throws {
    #expect(
      problemsOf { _ = try followed([4, 6, 5, nil], [6, 5, 4, nil], [nil, nil, nil, 3]) }
        == [.knowledge(.nobodyTookAllThree(file: "follow"), analysis: "knowledge-gain")])
  }

  /// The findings of one file of three columns.
  private func followed(_ pre: [Double?], _ post: [Double?], _ follow: [Double?]) throws -> KnowledgeFindings {
    let cell = { (x: Double?) in x.map { "\($0)" } ?? "" }
    let file = frame(
      "scores.csv", "pid,pre,post,follow",
      pre.indices.map { "p\($0),\(cell(pre[$0])),\(cell(post[$0])),\(cell(follow[$0]))" })
    var settings = KnowledgeSettings(
      source: .totals(file: "scores.csv", before: "pre", after: "post", maximum: 10), identifier: "pid")
    settings.followUp = "follow"
    let findings = try KnowledgeStudy(settings).findings(
      in: sources([(name: "scores.csv", frame: file)]), earlier: [:])
    return try #require(findings as? KnowledgeFindings)
  }
}
