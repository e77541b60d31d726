import BolavenData
import BolavenEstimation
import Testing

@testable import BolavenStudies

@Suite struct DescriptionStudyTests {
  @Test func columnsAreNumbersOrTexts() throws {
    let findings = try DescriptionCase.findings()
    #expect(findings.numbers.map(\.name) == ["age", "income"])
    #expect(findings.texts.map(\.name) == ["id", "village", "sex", "note"])
    #expect(findings.rowCount == 5 && findings.usedRows == 5)
  }

  @Test func aColumnIsDescribedOnceAndInTheOrderAskedFor() throws {
    let findings = try DescriptionCase.findings { $0.columns = ["income", "sex", "age", "income"] }
    #expect(findings.order == ["income", "sex", "age"])
    #expect(findings.numbers.map(\.name) == ["income", "age"])
  }

  @Test func theColumnOfTheGroupsIsNotDescribed() throws {
    let findings = try DescriptionCase.findings { $0.by = "sex" }
    #expect(!findings.order.contains("sex"))
    #expect(findings.groups == ["ຊາຍ", "ຍິງ"].sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) })
  }

  @Test func aConditionLeavesRowsOut() throws {
    let findings = try DescriptionCase.findings { $0.filter = try? Expression("age >= 30") }
    #expect(findings.usedRows == 3 && findings.filtered == 2)
    #expect(findings.numbers.first { $0.name == "income" }?.all.summary.mean == 300.3)
    #expect(findings.record.sample.losses == [Loss(.filter, rows: 2)])
  }

  /// A value that only other rows have is none of those described.
  @Test func whatIsLeftOutDecidesNothing() throws {
    let findings = try DescriptionCase.findings("x,y\nn.k.,1\n5,2\n7,2\n") { $0.filter = try? Expression("y = 2") }
    #expect(findings.numbers.map(\.name) == ["x", "y"])
    #expect(findings.numbers[0].all.summary.mean == 6)
  }

  @Test func everyUnknownColumnIsToldAtOnce() throws {
    let found = try DescriptionCase.problems {
      $0.columns = ["agee", "sex", "incom"]
      $0.by = "vilage"
      $0.filter = try? Expression("hieght > 1")
    }
    let names = found.compactMap { problem -> String? in
      if case .data(.columnMissing(_, let name, _, _)) = problem { name } else { nil }
    }
    #expect(names == ["agee", "incom", "hieght", "vilage"])
  }

  @Test func noRowIsLeft() throws {
    let found = try DescriptionCase.problems { $0.filter = try? Expression("age > 100") }
    #expect(found == [.estimation(.emptySample([Loss(.filter, rows: 5)]), analysis: "describe")])
  }

  @Test func groupsThatAreNone() throws {
    let none = try DescriptionCase.problems("x,y\n1,\n2,NA\n") { $0.by = "y" }
    guard case .description(.noGroups(_, "y"), "describe")? = none.first, none.count == 1 else {
      Issue.record("\(none)")
      return
    }
    let many = "x,y\n" + (0..<51).map { "1,\($0)\n" }.joined()
    let found = try DescriptionCase.problems(many) { $0.by = "y" }
    guard case .description(.tooManyGroups(_, "y", 51, 50), _)? = found.first else {
      Issue.record("\(found)")
      return
    }
  }

  @Test func aColumnIsNotGroupedByItself() throws {
    let found = try DescriptionCase.problems {
      $0.columns = ["sex"]
      $0.by = "sex"
    }
    guard case .description(.groupedByItself(_, "sex"), _)? = found.first, found.count == 1 else {
      Issue.record("\(found)")
      return
    }
    let alone = try DescriptionCase.problems("x\n1\n2\n") { $0.by = "x" }
    guard case .description(.nothingToDescribe, _)? = alone.first else {
      Issue.record("\(alone)")
      return
    }
  }

  // MARK: In a plan

  private func plan(_ analysis: String) -> PlanText {
    var plan = PlanText()
    plan.data =
      "data:\n  survey: {file: survey.csv, id: id, columns: {phone: {type: text, private: true}, age: {missing: [-99]}}}"
    plan.design = ""
    plan.outcomes = ""
    plan.deflators = ""
    plan.analyses = "analyses:\n  - {id: who, kind: describe, data: survey\(analysis)}"
    return plan
  }

  private let survey = "id,sex,age,phone\n01,F,30,0207\n02,M,-99,0308\n03,F,40,0409\n"

  @Test func aPlanMayDescribeItsData() throws {
    let folder = try StudyRunTests.Folder(["survey.csv": survey])
    let run = try folder.run(plan(", by: sex, where: age > 0"))
    let findings = try #require(run.findings.first as? DescriptionFindings)
    #expect(findings.id == "who" && findings.by == "sex" && findings.usedRows == 2)
    #expect(findings.numbers.map(\.name) == ["age"])
    #expect(findings.measures["age.mean"]?.value == 35)
  }

  @Test func privateColumnsAndMissingCodesOfAPlanAreLeftOut() throws {
    let folder = try StudyRunTests.Folder(["survey.csv": survey])
    let findings = try #require(try folder.run(plan("")).findings.first as? DescriptionFindings)
    #expect(findings.order == ["id", "sex", "age"])
    #expect(findings.numbers[0].all.missing == 1)
    for settings in [", columns: [phone]", ", by: phone"] {
      let error = #expect(throws: StudyError.self) { try folder.run(plan(settings)) }
      guard case .description(.privateColumn(_, "phone"), "who")? = error?.problems.first else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test(
    "what a plan cannot ask is told with its line", arguments: [", by: sex, cross: sex", ", levls: 3", ", levels: x"])
  func plansAreChecked(_ settings: String) {
    #expect(plan(settings).problems.count == 1)
  }
}
