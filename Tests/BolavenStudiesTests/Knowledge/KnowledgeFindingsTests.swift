import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeFindingsTests {
  /// Twelve people, three of them unchanged.
  static let pre: [Double] = [4, 5, 5, 6, 3, 7, 5, 2, 6, 4, 5, 8]
  static let post: [Double] = [6, 5, 7, 9, 3, 8, 6, 5, 6, 3, 7, 9]

  private func row(_ id: String, of findings: KnowledgeFindings) -> [String] {
    (findings.table.rows.first { $0.id == id }?.cells ?? []).map { $0.text(in: .english) }
  }

  @Test func theTableOfTheShippedStudyIsThatOfTheUserStory() throws {
    let file = "datasets/paksong/study.yaml"
    let run = try StudyRun(StudyPlan(Repository.bytes(file), file: Repository.absolute(file)), only: ["knowledge-gain"])
    let table = try #require(run.findings.first as? KnowledgeFindings).table
    let lines = table.lines()
    #expect(lines.contains("Total score (0-20)  26  13.00  16.08  +3.08  [1.99, 4.17]  <0.001"))
    #expect(lines.contains("Per cent of the best score  26  65.0  80.4  +15.4  [9.9, 20.8]"))
    #expect(lines.contains("Median shift (Hodges-Lehmann)  26      +3.00  [2.00, 4.00]"))
    #expect(lines.contains("Reached 60% or more, % of people  26  61.5  92.3  +30.8  [10.4, 49.4]  0.008"))
    #expect(lines.contains("Hedges' g_av        0.94  [0.56, 1.38]"))
    #expect(lines.contains("Normalised gain, class        0.44  [0.33, 0.55]"))
    let notes = table.noteText
    #expect(
      notes.contains(
        "p of the score: exact Wilcoxon signed-rank, 2 unchanged left out, two-sided, p = 0.0000082 (Pratt p = 0.000011, "
          + "p = 0.000070 if approximated; sign-flip permutation p = 0.000011; paired t(25) = 5.82, p = 0.0000046)."))
    #expect(
      notes.contains(
        "28 people took the pre-test, 26 the post-test: 26 pairs, 24 by identifier, 2 by hand correction."))
    #expect(notes.contains("Left out, no post-test: 2 (LCA-"))
  }

  @Test func wordsCountPeopleAndRoundLikeTheTable() throws {
    #expect(
      try knowledge(Self.pre, Self.post, maximum: 10).words.hasPrefix(
        "The mean score rose from 5.00 to 6.17 of 10; 8 people rose, 3 stayed the same, 1 fell."))
    #expect(
      try knowledge(Self.post, Self.pre).words.hasPrefix(
        "The mean score fell from 6.17 to 5.00; 1 person rose, 3 stayed the same, 8 fell."))
    #expect(
      try knowledge(Self.pre, Self.pre).words.hasPrefix("The mean score stayed at 5.00; 0 people rose, 12 stayed"))
    #expect(try knowledge([3, 4], [5, 4]).words.hasPrefix("Of 2 pairs, 1 person rose, 1 stayed the same, 0 fell."))
    #expect(try knowledge([3], [5]).words.hasPrefix("Of 1 pair, 1 person rose, 0 stayed the same, 0 fell."))
  }

  @Test func onePairHasAChangeAndNothingElse() throws {
    let findings = try knowledge([3], [5], maximum: 10)
    #expect(row("all", of: findings) == ["1", "3.00", "5.00", "+2.00", "-", "1.000"])
    #expect(row("deviation", of: findings)[3] == "-")
    #expect(row("g_av", of: findings)[3] == "-")
    #expect(findings.table.noteText.contains("One pair: no standard deviation, no t test and no effect size."))
    #expect(findings.table.noteText.contains("With 1 change that is not zero, the smallest p-value"))
    #expect(!findings.table.noteText.contains("Bonett"))
    #expect(findings.record.estimates[0].statistic == nil)
    #expect(
      findings.record.notes.dropFirst().first == "One pair: no standard deviation, no t test and no effect size.")
  }

  @Test func aConstantChangeHasNoTTestButAnExactOneAndASize() throws {
    let findings = try knowledge([1, 2, 3, 4, 5, 6, 7], [3, 4, 5, 6, 7, 8, 9])
    #expect(findings.test.statistic == nil)
    #expect(findings.test.interval == nil)
    // All seven rose: 2/2^7.
    #expect(findings.wilcoxon.pValue == 0.015625)
    #expect(findings.size.dz == nil)
    #expect(findings.size.gav != nil)
    #expect(findings.table.noteText.contains("Every change is the same: no t test and no d_z."))
    #expect(!findings.table.noteText.contains("noncentral"))
    #expect(!findings.table.noteText.contains("paired t"))
  }

  @Test func nobodyChanged() throws {
    let findings = try knowledge([1, 2, 3, 4], [1, 2, 3, 4])
    #expect(findings.wilcoxon.pValue == 1)
    #expect(findings.table.noteText.contains("With 0 changes that are not zero, the smallest p-value"))
    #expect(findings.table.noteText.contains("reach is 1.000 (rule paired-5)."))
  }

  @Test func whereEveryoneHadTheBestScoreNothingWasLeftToLearn() throws {
    let findings = try knowledge([10, 10, 10, 10], [10, 9, 10, 10], maximum: 10, mastery: 0.6)
    #expect(findings.gain?.classGain == nil)
    #expect(row("gain", of: findings)[3] == "-")
    #expect(findings.table.noteText.contains("Everyone had the best score before: there is no normalised gain."))
    #expect(findings.mastery?.exactPValue == 1)
  }

  @Test func masteryNeedsABestScore() throws {
    let findings = try knowledge(Self.pre, Self.post, mastery: 0.6)
    #expect(findings.mastery == nil)
    #expect(!findings.table.rows.contains { $0.id == "mastery" })
    #expect(findings.table.noteText.contains("The best score is not known: mastery is not counted."))
    #expect(findings.record.notes.contains("The best score is not known: mastery is not counted."))
  }

  @Test func aScoreThatEqualsTheMasteryScoreReachesIt() throws {
    // 0.7 times 10 is 7.000000000000001 in some arithmetics; 7 is enough.
    let findings = try knowledge([6, 7, 3], [7, 7, 3], maximum: 10, mastery: 0.7)
    #expect(findings.mastery?.preShare == 1.0 / 3)
    #expect(findings.mastery?.postShare == 2.0 / 3)
    #expect(findings.table.lines().contains("Reached 70% or more, % of people  3  33.3  66.7  +33.3"))
  }

  @Test func privateIdentifiersAreCountedButNotShown() throws {
    var files = KnowledgeFiles()
    var settings = KnowledgeSettings(
      source: .answers(before: "pre.csv", after: "post.csv", key: "key.csv", links: nil), identifier: "pid")
    #expect(try KnowledgeFindings(files.scores(), settings).table.noteText.contains("no post-test: 1 (b)."))
    settings.isIdentifierPrivate = true
    #expect(try KnowledgeFindings(files.scores(), settings).table.noteText.contains("no post-test: 1."))
    files.before.append(",A,A")
    #expect(
      try KnowledgeFindings(files.scores(), settings).table.noteText.contains(
        "Left out, no identifier in the pre-test: 1 (row 5)."))
  }

  @Test func sharesOfMeasuresHaveNumeratorsAndAnExactInterval() throws {
    let measures = try knowledge(Self.pre, Self.post, maximum: 10, mastery: 0.6).measures
    let after = try #require(measures["mastery.post"])
    #expect(after.numerator == 8)
    #expect(after.denominator == 12)
    // statsmodels 0.15.0: proportion_confint(8, 12, method="beta")
    #expect(agreeingDigits(try #require(after.low), 0.34887550641881554) >= 10)
    #expect(agreeingDigits(try #require(after.high), 0.9007539088504167) >= 10)
    #expect(measures["percent.change"]?.value == (measures["all.change"]?.value ?? 0) / 10)
  }

  @Test func twoPairsHaveNeitherASizeNorItsInterval() throws {
    let findings = try knowledge([3, 5], [5, 8], maximum: 10)
    #expect(findings.size.gav == nil && findings.size.davInterval != nil && findings.size.gavInterval == nil)
    #expect(row("g_av", of: findings) == ["", "", "", "-", "", ""])
    #expect(!findings.table.noteText.contains("Interval of g_av"))
    let estimates = try #require(findings.record.models.first { $0.method == "effect-size" }).estimates
    #expect(estimates.first { $0.term == "g_av" }?.confidenceLow == nil)
  }

  @Test func pointsTakenForGuessesAreInTheLabel() throws {
    var settings = KnowledgeSettings(
      source: .answers(before: "pre.csv", after: "post.csv", key: "key.csv", links: nil), identifier: "pid")
    settings.scoring.correctsForGuessing = true
    let data = sources([
      ("pre.csv", frame("pre.csv", "pid,i1,i2", ["a,A,B", "b,C,B", "c,C,A"])),
      ("post.csv", frame("post.csv", "pid,i1,i2", ["a,A,B", "b,A,B", "c,A,A"])),
      ("key.csv", frame("key.csv", "item,correct,options", ["i1,A,3", "i2,B,3"])),
    ])
    let found = try KnowledgeStudy(settings).findings(in: data, earlier: [:])
    let table = try #require(found as? KnowledgeFindings).table
    #expect(table.title.english == "Knowledge test before and after training (score, -1 to 2)")
    #expect(table.rows[0].label.english == "Total score (-1 to 2)")
    #expect(table.noteText.contains("a wrong answer among k options takes 1/(k - 1) of the points of its item"))
  }
}
