import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeRetrospectiveTests {
  @Test func actualAndPerceivedGainStandApart() throws {
    let pre: [Double] = [4, 5, 5, 6, 3, 7, 5, 2]
    let post: [Double] = [6, 5, 7, 9, 3, 8, 6, 5]
    let said: [Double?] = [3, 3, 4, 4, 2, 5, nil, 2]
    let file = frame(
      "scores.csv", "pid,pre,post,then",
      pre.indices.map { "p\($0),\(pre[$0]),\(post[$0]),\(said[$0].map { "\($0)" } ?? "")" })
    var settings = KnowledgeSettings(
      source: .totals(file: "scores.csv", before: "pre", after: "post", maximum: 10), identifier: "pid")
    settings.retrospective = "then"
    let sources = sources([(name: "scores.csv", frame: file)])
    let found = try #require(
      try KnowledgeStudy(settings).findings(in: sources, earlier: [:]) as? KnowledgeFindings)
    let retrospective = try #require(found.retrospective)
    #expect(retrospective.people.count == 7 && retrospective.without == 1)
    #expect(retrospective.shift.perceivedGain.change > retrospective.shift.actualGain.change)
    #expect(retrospective.shift.shift.change < 0)
    RecalculationTests.expectAgreement(
      RecalculationTests.numbers(found.blocks()), [found.recalculations(in: sources, earlier: [:])])
    let notes = RetrospectiveWording.notes(retrospective).map(\.text.english)
    #expect(
      notes.contains("Left out here, no then: 1.") && notes.contains { $0.hasSuffix("The two gains are not pooled.") })
  }
}
