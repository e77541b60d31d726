import BolavenData
import BolavenEstimation
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeBayesTests {
  @Test func theFactorOfTheExampleIsThatOfTheLiterature() throws {
    let paksong = try PaksongKnowledge { $0.showsBayes = true }
    let factor = try #require(paksong.findings.bayes?.factor?.value)
    #expect(factor.rounded() == 4_398)
    let lines = paksong.findings.table.lines()
    #expect(lines.contains("Bayes factor for a change        4,398"), "\(lines)")
    #expect(lines.contains("Chance that more master it after, %        99.9"), "\(lines)")
    paksong.expectAgreement()
  }

  @Test func itIsShownOnlyWhereItIsAskedFor() throws {
    #expect(try PaksongKnowledge().findings.bayes == nil)
  }

  @Test func changesWithoutSpreadHaveNoFactor() throws {
    let findings = try knowledge([1, 2, 3], [2, 3, 4])
    let bayes = KnowledgeBayes(test: findings.test, mastery: nil, level: 0.95)
    #expect(bayes.factor == nil)
    #expect(bayes.rows.allSatisfy { $0.value == nil })
  }

  @Test func aChanceIsNeverSure() throws {
    let pre = [Double](repeating: 2, count: 30)
    let post = (0..<30).map { Double(7 + $0 % 2) }
    let findings = try knowledge(pre, post, maximum: 10, mastery: 0.6)
    let bayes = KnowledgeBayes(test: findings.test, mastery: findings.mastery, level: 0.95)
    let chance = try #require(bayes.rows.first { $0.id == "posterior_mastery" })
    #expect(chance.style.text(try #require(chance.value), in: .english) == ">99.9")
  }
}
