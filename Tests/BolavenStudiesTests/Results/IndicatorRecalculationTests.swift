import BolavenReports
import Testing

@testable import BolavenStudies

/// Values of indicators are read once more where they stand.
@Suite struct IndicatorRecalculationTests {
  @Test func numbersOfAPlanAndOfDataAgree() throws {
    let folder = try StudyRunTests.Folder(["m.csv": "id,inc,sex\n1,100,F\n2,-99,F\n3,300,M\n4,200,F\n"])
    let plan = """
      bolaven: 1
      study: {id: t, title: T}
      data:
        d: {file: m.csv, id: id, columns: {inc: {type: number, range: 0.., missing: [-99]}}}
      indicators:
        - {id: mean, label: Income, mean: inc, of: d, baseline: 150, target: 250}
        - {id: median, label: Median, median: inc, of: d, target: 190.5}
        - {id: women, label: Women, share: sex = F, of: d, baseline: 50%, target: 60 %}
        - {id: few, label: Women, count: d, where: sex = F, baseline: 0, target: 4}
        - {id: total, label: Total, sum: inc, of: d}
        - {id: part, label: Part, value: {numerator: 3, denominator: 7}, target: 40%}
      """
    let text = plan.replacing("value: {numerator: 3, denominator: 7}", with: "numerator: 3, denominator: 7")
    let run = try StudyRun(StudyPlan(Array(text.utf8), file: folder.path + "study.yaml"))
    let numbers = RecalculationTests.numbers(run.report.blocks)
    #expect(numbers.count > 14)
    RecalculationTests.expectAgreement(numbers, run.recalculations)
    let mean = try #require(run.number(at: "indicators.mean.actual"))
    #expect(mean.provenance.sources.first?.rows?.description == "2, 4-5")
    #expect(mean.provenance.sources.first?.leftOut.first?.rows.description == "3")
    #expect(mean.provenance.plan?.line == 6)
  }

  @Test func cellsOfAFrameworkAgree() throws {
    let folder = try StudyRunTests.Folder([
      "f.csv": "indicator_id,label,unit,baseline,target,actual\n1.1,People,people,0,10,7\n1.2,Women,%,20,50,45.5\n"
    ])
    let file = folder.path + "f.csv"
    let run = try StudyRun(IndicatorStudy(framework: file), title: LocalizedText("T"))
    let numbers = RecalculationTests.numbers(run.report.blocks)
    #expect(numbers.count == 8)
    RecalculationTests.expectAgreement(numbers, run.recalculations)
    #expect(run.number(at: "indicators.1.2.actual")?.provenance.sources.first?.rows?.description == "3")
  }
}
