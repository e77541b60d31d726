import BolavenData
import BolavenEstimation
import TestSupport
import Testing

@testable import BolavenStudies

/// What a plan asks of a knowledge analysis beside its headline.
@Suite struct KnowledgePlanTests {
  private func settings(_ text: PlanText) throws -> KnowledgeSettings {
    let plan = try text.plan()
    var problems = PlanProblems(file: "study.yaml", text: text.text)
    let study = StudyCatalog.study(plan.analyses[0], of: plan, problems: &problems)
    return try #require(study as? KnowledgeStudy).settings
  }

  private let waves = "waves: {pre: {file: pre.csv}, post: {file: post.csv}, later: {file: later.csv}}"

  private var followed: PlanText {
    PlanText().replacing("waves: {pre: {file: pre.csv}, post: {file: post.csv}}", with: waves)
      .replacing(
        "data: training, before: pre, after: post}", with: "data: training, before: pre, after: post, follow: later}")
  }

  @Test func theFollowUpIsAWave() throws {
    let found = try settings(followed)
    #expect(found.followUp == "later.csv" && found.files == ["pre.csv", "post.csv", "key.csv", "later.csv"])
    #expect(try settings(PlanText()).followUp == nil)
    let totals = PlanText().replacing("after: post_total}", with: "after: post_total, follow: later_total}")
      .replacing("design: training}", with: "design: totals}")
    #expect(try settings(totals).followUp == "later_total")
    #expect(try settings(totals).files == ["scores.csv"])
  }

  @Test func aFollowUpThatIsNoOtherWaveIsAProblem() {
    let unknown = followed.replacing("follow: later", with: "follow: latr")
    #expect(
      unknown.kinds.first
        == .unknownReference(key: "follow", name: "latr", nearest: ["later"], known: ["pre", "post", "later"]))
    let twice = followed.replacing("follow: later", with: "follow: post")
    #expect(twice.kinds.first == .badValue(key: "follow", value: "post", expected: .oneOf(["later"], nearest: [])))
  }

  @Test func otherDesignsHaveNoFollowUp() {
    let text = PlanText().replacing("treatment: assigned,", with: "treatment: assigned, follow: 1,")
    #expect(text.kinds == [.unknownKey("follow", nearest: [])])
  }

  @Test func everyKeyIsRead() throws {
    let text = followed.replacing("follow: later", with: "follow: later, cluster: session")
      .replacing(
        "design: training}",
        with: "design: training, modules: false, by: [sex, age], bands: [25, 35], retrospective: then, "
          + "selected_at_most: 8, bayes: true, reaction: liked, trained: taught, applied: used}")
    let found = try settings(text)
    #expect(found.by == ["sex", "age"] && found.bands == [25, 35])
    #expect(!found.showsModules && found.showsBayes && found.selectedAtMost == 8)
    #expect(found.cluster == "session" && found.retrospective == "then")
    #expect(found.reaction == "liked" && found.trained == "taught" && found.applied == "used")
  }

  @Test func bandsAscend() {
    let text = PlanText().replacing("design: training}", with: "design: training, by: age, bands: [35, 25, x]}")
    #expect(
      text.kinds == [
        .badValue(key: "bands", value: "25", expected: .number), .badValue(key: "bands", value: "x", expected: .number),
      ])
  }
}
