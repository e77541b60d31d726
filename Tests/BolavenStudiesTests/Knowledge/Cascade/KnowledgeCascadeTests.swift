import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeCascadeTests {
  private func findings(_ rows: [String]) throws -> (KnowledgeFindings, DataSources) {
    let file = frame("scores.csv", "pid,pre,post,liked,taught,used", rows)
    var settings = KnowledgeSettings(
      source: .totals(file: "scores.csv", before: "pre", after: "post", maximum: 10), identifier: "pid")
    (settings.reaction, settings.trained, settings.applied) = ("liked", "taught", "used")
    let sources = sources([(name: "scores.csv", frame: file)])
    let found = try KnowledgeStudy(settings).findings(in: sources, earlier: [:])
    return (try #require(found as? KnowledgeFindings), sources)
  }

  @Test func whatPeopleThoughtAndDidStandsApart() throws {
    let (found, sources) = try findings([
      "a,3,5,5,12,yes", "b,4,6,4,0,no", "c,5,6,3,4,Yes", "d,6,9,5,,", "e,7,7,,8,no", "f,2,5,4,,",
    ])
    let cascade = try #require(found.cascade)
    #expect(cascade.reaction?.mean == 4.2 && cascade.reaction?.topTwo?.successes == 4)
    #expect(cascade.cascade?.traced.successes == 4 && cascade.cascade?.traced.trials == 6)
    #expect(cascade.cascade?.cascadeRatio?.estimate == 6 && cascade.cascade?.applied?.successes == 2)
    let tables = found.blocks().compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let lines = try #require(tables.first { $0.id == "knowledge-gain-cascade" }).lines()
    #expect(lines.contains("Trained others, % of traced  4  75"))
    #expect(lines.contains("Applied a practice, %  4  50"))
    let ways = found.recalculations(in: sources, earlier: [:])
    let drawn = "knowledge-gain-cascade.ratio.interval"
    RecalculationTests.expectAgreement(
      RecalculationTests.numbers(found.blocks()).filter { $0.address != drawn }, [ways])
  }

  @Test func impossibleAnswersAreTold() throws {
    let problems = problemsOf { _ = try findings(["a,3,5,6,2.5,perhaps", "b,3,5,4,1,no"]) }
    #expect(problems.count == 3, "\(problems)")
  }
}
