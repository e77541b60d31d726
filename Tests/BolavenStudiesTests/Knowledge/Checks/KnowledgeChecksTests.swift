import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeChecksTests {
  @Test func theNumbersAreThoseOfTheUserStory() throws {
    let table = try PaksongKnowledge().table("checks")
    let lines = table.lines()
    #expect(lines.contains("Reliability before (KR-20)  28  0.71  [0.52, 0.84]"), "\(lines)")
    #expect(lines.contains("Standard error of measurement, points  28  1.94"))
    #expect(lines.contains("At the best score (20), before  28  1"))
    #expect(lines.contains("At the best score (20), after  26  0"))
    #expect(lines.contains("Change if all who left scored the least  28  +1.93"))
    #expect(lines.contains("Change if all who left scored the best  28  +3.36"))
    #expect(lines.contains("Change, equal identifiers only  24  +3.25"))
    let notes = table.noteText
    #expect(notes.contains("KR-20: 28 people, fewer than 30 (rule reliability-30): a rough guide only."))
    #expect(notes.contains("No end of the scale holds more than 15% of the people."))
    #expect(notes.contains("2 of 28 (7.1%) have no test after"))
  }

  @Test func reliableImprovementUsesEverybodyWhoTookTheTestBefore() throws {
    let findings = try PaksongKnowledge().findings
    // 1.96 · √2 · 1.942, from KR-20 and the standard deviation of the same 28 people.
    #expect(agreeingDigits(try #require(findings.checks.reliableChange), 5.383055516960672) >= 12)
    #expect(findings.checks.reliablyImproved == 7 && findings.checks.reliablyWorse == 0)
    #expect(findings.table.lines().contains("Reliable improvement (more than 5.38), people  26      7"))
  }

  /// Five people, who were asked a third question after the training only.
  private func checks(key: [String], rules: ScoringRules = ScoringRules(), left: Int = 0) throws -> KnowledgeChecks {
    let before = ["a,A,A", "b,A,B", "c,B,B", "d,A,A", "e,B,B"]
    let after = ["a,A,A,B", "b,A,A,A", "c,B,A,A", "d,A,A,A", "e,A,B,B"].prefix(5 - left)
    let scores = try KnowledgeScores(
      before: frame("pre.csv", "pid,q1,q2", before), after: frame("post.csv", "pid,q1,q2,q3", Array(after)),
      identifier: "pid", key: frame("key.csv", "item,correct,options,wave", key), links: nil, rules: rules,
      waves: ["pre", "post"], analysis: "gain")
    return try KnowledgeChecks(
      scores,
      KnowledgeSettings(
        source: .answers(before: "pre.csv", after: "post.csv", key: "key.csv", links: nil), identifier: "pid"))
  }

  @Test func errorOfMeasurementIsOnTheScaleOfTheScores() throws {
    let short = try checks(key: ["q1,A,3,", "q2,A,3,"])
    let long = try checks(key: ["q1,A,3,", "q2,A,3,", "q3,A,3,post"])
    let (points, stretched) = (try #require(short.reliability.before), try #require(long.reliability.before))
    // Two points became three.
    #expect(agreeingDigits(stretched.alpha, points.alpha) >= 13)
    #expect(
      agreeingDigits(
        try #require(stretched.standardErrorOfMeasurement), 1.5 * (try #require(points.standardErrorOfMeasurement)))
        >= 13)
    #expect(agreeingDigits(try #require(long.reliableChange), 1.5 * (try #require(short.reliableChange))) >= 13)
  }

  @Test func theLeastThatPeopleCanScoreIsBelowZeroWhereGuessesCost() throws {
    var rules = ScoringRules()
    rules.correctsForGuessing = true
    let checks = try checks(key: ["q1,A,3,", "q2,A,3,"], rules: rules, left: 1)
    let ends = try #require(checks.ends)
    // Wrong twice is -1: c and e before; nobody after.
    #expect(ends.lowest == -1 && ends.before.atMinimum == 2 && ends.after.atMinimum == 0)
    // Before 2, 1/2, -1, 2, -1; after 2, 2, 1/2, 2, and -1 to 2 for e.
    let bounds = try #require(checks.bounds)
    #expect(agreeingDigits(bounds.bounds.lowerBound, (6.5 - 1 - 2.5) / 5) >= 13)
    #expect(agreeingDigits(bounds.bounds.upperBound, (6.5 + 2 - 2.5) / 5) >= 13)
  }

  @Test func peopleWhoLeftAreNotHidden() throws {
    let checks = try PaksongKnowledge().findings.checks
    #expect(checks.enrolled == 28 && checks.left == 2 && checks.joined == 0)
    // Those who left had 12 and 14, the others 13 on average.
    #expect(checks.leavers?.test.difference == 0)
    #expect(checks.leavers?.permutation.pValue == 1)
    #expect(checks.likelihood != nil && checks.imputed?.pooled.count == 50 && checks.overlapping?.pairCount == 26)
  }

  @Test func whereNobodyLeftThereIsNothingToSayOfIt() throws {
    let findings = try knowledge(KnowledgeFindingsTests.pre, KnowledgeFindingsTests.post, maximum: 10)
    let checks = findings.checks
    #expect(checks.leavers == nil && checks.bounds == nil && checks.likelihood == nil && checks.overlapping == nil)
    #expect(!checks.hasAnswers && checks.reliableChange == nil)
    #expect(checks.ends?.before.count == 12)
  }

  @Test func aTestThatEverybodyHasRightSaysSo() throws {
    let right = ["a,A,B", "b,A,B", "c,A,B"]
    let files = KnowledgeFiles(before: right, after: right)
    let settings = KnowledgeSettings(
      source: .answers(before: "pre.csv", after: "post.csv", key: "key.csv", links: nil), identifier: "pid")
    let findings = try KnowledgeFindings(files.scores(), settings)
    #expect(findings.checks.reliability.before == nil)
    let tables = findings.blocks().compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let checks = try #require(tables.first { $0.id == "knowledge-gain-checks" })
    #expect(checks.noteText.contains("No reliability: it needs two items, two people and totals that differ."))
    #expect(
      checks.noteText.contains("More than 15% of the people stand at an end of the scale"), "\(checks.noteText)")
    #expect(checks.noteText.contains("The mean after is above 85% of the best score"))
    #expect(checks.lines().contains("At the best score (2), before  3  3"))
  }

  @Test func everyNumberIsTheSameOnAnotherPath() throws {
    try PaksongKnowledge().expectAgreement()
  }
}
