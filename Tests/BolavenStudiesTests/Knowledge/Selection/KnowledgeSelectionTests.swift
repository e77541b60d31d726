import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct KnowledgeSelectionTests {
  @Test func partOfAGainIsARegressionToTheMean() throws {
    let paksong = try PaksongKnowledge { $0.selectedAtMost = 12 }
    let selection = try #require(paksong.findings.selection)
    #expect(!selection.usesCorrelation && selection.mean == 13)
    #expect(selection.regression.expectedChange > 0)
    #expect(selection.regression.netChange < selection.regression.change)
    #expect(try paksong.table("selected").noteText.contains("r = 0.71 (reliability before)"))
    paksong.expectAgreement()
  }

  @Test("a limit that divides nobody is a problem", arguments: [20.0, -1])
  func refuses(_ limit: Double) throws {
    let problems = problemsOf { _ = try PaksongKnowledge { $0.selectedAtMost = limit } }
    guard case .knowledge(.nobodyChosen(limit, _, let highest), _)? = problems.first else {
      Issue.record("\(problems)")
      return
    }
    #expect(highest == 20)
  }
}
