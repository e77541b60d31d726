import BolavenData
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct IndicatorValuesTests {
  @Test func aLongFileHoldsDefinitionsAndValues() throws {
    let found = try readIndicators(
      textFrame(
        """
        indicator_id,label,unit,period,kind,value,numerator,denominator,source
        1.1,People trained,people,2022,baseline,0,,,
        1.1,,,2024,target,30,,,
        1.1,,,2023,actual,20,,,Lists
        1.1,,,2024,actual,26,,,Lists
        1.2,Passed,% of people,2024,actual,,24,26,Test
        """))
    #expect(found.problems == [])
    let people = try #require(found.results.first)
    #expect(people.definition.label.english == "People trained")
    #expect(people.actual?.value == 26)
    #expect(people.actual?.period == "2024")
    #expect(people.baseline?.value == 0)
    #expect(people.progress.status == .near)
    let passed = try #require(found.results.last)
    #expect(passed.definition.isPercentage)
    #expect(passed.actual?.value == 24.0 / 26)
    #expect(passed.progress.status == .noTarget)
  }

  @Test func percentagesAreWrittenToOneHundred() throws {
    let found = try readIndicators(
      textFrame(
        "indicator_id,unit,period,kind,value,numerator,denominator\nw,percent,2023,actual,44,,328\nw,percent,2023,target,50,,"
      ))
    #expect(found.results.first?.actual?.value == 0.44)
    #expect(found.results.first?.actual?.denominator == 328)
    #expect(found.results.first?.target?.value == 0.5)
  }

  @Test func periodsAreOrderedWhateverTheOrderOfRows() throws {
    let found = try readIndicators(
      textFrame("indicator_id,period,kind,value\na,2024,actual,3\na,2022,actual,1\na,2023,actual,2"))
    #expect(found.results.first?.actual?.value == 3)
  }

  @Test func sumsAddActualsAndTargets() throws {
    let framework = textFrame("indicator_id,title.en,aggregation\na,Days,sum", source: "framework.csv")
    let values = textFrame(
      "indicator_id,period,kind,value\na,2023,actual,3\na,2024,actual,4\na,2023,target,5\na,2024,target,5")
    let found = try readIndicators(framework, values: values)
    #expect(found.results.first?.actual?.value == 7)
    #expect(found.results.first?.target?.value == 10)
    #expect(found.results.first?.progress.progress == nil)
    #expect(found.results.first?.progress.achievement == 0.7)
  }

  @Test func aFrameworkMayHoldBaselines() throws {
    let framework = textFrame(
      "indicator_id,title.en,unit,ascending,baseline_value,baseline_year\na,Sold elsewhere,%,false,40,2019",
      source: "framework.csv")
    let values = textFrame("indicator_id,period_end,kind,value\na,2024,actual,22\na,2024,target,20")
    let result = try #require(try readIndicators(framework, values: values).results.first)
    #expect(result.baseline?.value == 0.4)
    #expect(result.baseline?.period == "2019")
    #expect(result.definition.direction == .down)
    #expect((result.progress.progress ?? 0) - 0.9 < 1e-12)
  }

  @Test func partsOfAnIndicatorAreCountedAndLeftOut() throws {
    var problems: [IndicatorProblem] = []
    let read = try IndicatorStudy.read(
      textFrame("indicator_id,kind,value,dimension_1,value_1\na,actual,10,,\na,actual,4,sex,F"), values: nil,
      problems: &problems)
    #expect(problems == [])
    #expect(read.results.first?.actual?.value == 10)
    #expect(read.disaggregatedRows == 1)
  }

  @Test func everyProblemIsReported() throws {
    let framework = textFrame(
      "indicator_id,title.en,unit,aggregation\na,A,people,cumulative\nb,B,%,latest\na,A,people,latest\nc,C,people,total",
      source: "framework.csv")
    let values = textFrame(
      """
      indicator_id,period,kind,value,numerator,denominator
      a,2022,actual,5,,
      a,2023,actual,4,,
      b,2023,actual,60,24,26
      b,2023,goal,60,,
      b,2023,target,,,
      d,2023,actual,1,,
      c,2023,actual,1,,
      c,2023,actual,2,,
      """)
    let problems = try readIndicators(framework, values: values).problems
    let expected: [IndicatorProblem] = [
      .unknownWord(
        path: "framework.csv", column: "aggregation", row: 5, word: "total",
        known: IndicatorAggregation.allCases.map(\.rawValue), nearest: []),
      .repeatedIndicator(indicator: "a", path: "framework.csv", rows: [2, 4]),
      .valueDisagrees(indicator: "b", path: "values.csv", row: 4, value: 60, numerator: 24, denominator: 26),
      .unknownWord(
        path: "values.csv", column: "kind", row: 5, word: "goal", known: ["baseline", "target", "actual"], nearest: []),
      .valueMissing(path: "values.csv", rows: [6]),
      .unknownIndicator(indicator: "d", path: "values.csv", rows: [7], nearest: []),
      .repeatedValue(indicator: "c", path: "values.csv", kind: "actual", period: "2023", rows: [8, 9]),
      .cumulativeFalls(
        indicator: "a", path: "values.csv", earlier: .init(period: "2022", value: 5, row: 2),
        later: .init(period: "2023", value: 4, row: 3)),
    ]
    #expect(problems == expected)
  }

  @Test func aValueRoundedToAWholePerCentAgrees() throws {
    let found = try readIndicators(
      textFrame("indicator_id,unit,kind,value,numerator,denominator\nw,percent,actual,44,144,328"))
    #expect(found.problems == [])
    #expect(found.results.first?.actual?.value == 144.0 / 328)
  }
}
