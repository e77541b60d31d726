import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct IncomeColumnsTests {
  private func single(_ rows: [String], described: [DataPlan.Column] = []) throws -> IncomeCase {
    try IncomeCase(frame: frame("panel.csv", "unit,treat,y,w", rows), wave: nil, described: described)
  }

  @Test(
    "the treated value may be a word or a number however it is written",
    arguments: [("1", ["1", "0"]), ("1", ["1.0", "0"]), ("yes", ["yes", "no"])])
  func treatedValues(_ treated: String, _ values: [String]) throws {
    let example = try single(["a,\(values[0]),1,1", "b,\(values[1]),2,1"]).designed(treated: treated)
    #expect(try IncomeColumns(example.frame, example.settings).arm == [1, 0])
  }

  @Test(
    "an arm that is not there, or a third one, is refused with what was found",
    arguments: [(["0", "2"], "1"), (["0", "1", "2"], "1"), (["no", "yes"], "1")])
  func armsNotTwo(_ values: [String], _ treated: String) throws {
    let example = try single(values.enumerated().map { "u\($0),\($1),1,1" })
    #expect(
      example.problems() == [
        .income(
          .armsNotTwo(path: "panel.csv", column: "treat", treated: treated, found: values), analysis: "income-effect")
      ])
  }

  @Test func oneArmIsNoComparison() throws {
    #expect(
      try single(["a,1,1,1", "b,1,2,1"]).problems() == [
        .estimation(.noComparison(treated: 2, comparison: 0), analysis: "income-effect")
      ])
  }

  @Test func aUnitThatChangesItsArmIsRefused() throws {
    let rows = ["a,0,0,1", "a,1,1,1", "b,0,0,1", "b,1,0,1", "c,0,1,1", "c,1,1,1"]
    #expect(
      try IncomePanelTests.panel(rows).problems() == [
        .income(
          .treatmentChanges(path: "panel.csv", column: "treat", units: ["a"], total: 1), analysis: "income-effect")
      ])
  }

  @Test func weightsAreNotNegative() throws {
    #expect(
      try single(["a,1,1,1", "b,0,2,-1"]).designed(weights: "w").problems() == [
        .income(.negativeWeight(path: "panel.csv", column: "w", rows: [3]), analysis: "income-effect")
      ])
  }

  @Test func codesForNoAnswerAreMissingInEveryColumn() throws {
    let described = [
      DataPlan.Column(name: "treat", missing: ["9"]), DataPlan.Column(name: "y", missing: ["-99"]),
    ]
    let example = try single(["a,1,-99,1", "b,0,2,1", "c,9,3,1", "d,NA,4,1", "e,1,5,1"], described: described)
    let frame = example.settings.source.blankingMissingCodes(in: example.frame)
    let columns = try IncomeColumns(frame, example.settings)
    #expect(columns.arm == [1, 0, nil, nil, 1])
    #expect(columns.outcome[0] == nil)
  }

  @Test func problemsOfAllColumnsAreReportedTogether() throws {
    var example = try single(["a,1,x,1", "b,0,2,-1"]).designed(cluster: "vilage", weights: "w")
    example.settings.controls = ["age"]
    let problems = example.problems()
    #expect(problems.count == 4)
    #expect(
      problems.contains(
        .data(.columnMissing(path: "panel.csv", name: "age", found: ["unit", "treat", "y", "w"], nearest: []))))
  }

  @Test func takeUpIsAShare() throws {
    let example = try single(["a,1,1,1", "b,0,2,2"]).designed(takeUp: "w")
    guard case .data(.outOfRange(_, "w", _, let cells, 1, 0, 1))? = example.problems().first else {
      Issue.record("\(example.problems())")
      return
    }
    #expect(cells == [CellFact(row: 3, text: "2")])
  }

  @Test func aDesignWithoutATreatmentIsRefused() throws {
    var example = try single(["a,1,1,1", "b,0,2,2"])
    example.settings.design = DesignPlan(name: "d", kind: .panel, data: "panel")
    #expect(!example.problems().isEmpty)
  }
}
