import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct IndicatorAggregationTests {
  private func entries(_ values: [(Double, Double?, Double?)]) -> [IndicatorEntry] {
    values.enumerated().map { position, value in
      var number = IndicatorNumber(value.0, numerator: value.1, denominator: value.2)
      number.period = "202\(position)"
      return IndicatorEntry(number: number, row: position + 2)
    }
  }

  private func definition(isPercentage: Bool = false) -> IndicatorDefinition {
    var definition = IndicatorDefinition(id: "1", label: LocalizedText("People"))
    definition.isPercentage = isPercentage
    return definition
  }

  private func join(
    _ rule: IndicatorAggregation, _ values: [(Double, Double?, Double?)], isPercentage: Bool = false
  ) throws(IndicatorFailure) -> IndicatorNumber? {
    try rule.join(entries(values), of: definition(isPercentage: isPercentage), path: "v.csv")
  }

  static let plain: [(Double, Double?, Double?)] = [(3, nil, nil), (7, nil, nil), (5, nil, nil)]
  static let parts: [(Double, Double?, Double?)] = [(0.5, 5, 10), (0.2, 6, 30)]

  @Test(
    "values of periods are joined",
    arguments: [(IndicatorAggregation.sum, 15.0), (.latest, 5), (.max, 7)])
  func joins(_ rule: IndicatorAggregation, _ expected: Double) throws {
    #expect(try join(rule, Self.plain)?.value == expected)
  }

  @Test("ratios are joined by their parts", arguments: [IndicatorAggregation.ratio, .meanWeighted])
  func joinsRatios(_ rule: IndicatorAggregation) throws {
    let joined = try #require(try join(rule, Self.parts))
    #expect(joined.value == 11.0 / 40)
    #expect(joined.numerator == 11)
    #expect(joined.denominator == 40)
    #expect(joined.period == "2020 to 2021")
  }

  @Test func aWeightedMeanNeedsNoNumerators() throws {
    #expect(try join(.meanWeighted, [(0.5, nil, 10), (0.2, nil, 30)])?.value == 11.0 / 40)
  }

  @Test func percentagesAreSummedByTheirPartsOnly() throws {
    #expect(try join(.sum, Self.parts, isPercentage: true)?.value == 11.0 / 40)
    #expect(throws: IndicatorFailure.self) { try join(.sum, [(0.5, nil, nil), (0.2, 6, 30)], isPercentage: true) }
    do throws(IndicatorFailure) {
      _ = try join(.sum, [(0.5, nil, nil), (0.2, 6, 30)], isPercentage: true)
    } catch {
      #expect(error.problem == .denominatorMissing(indicator: "1", path: "v.csv", aggregation: .sum, rows: [2]))
    }
  }

  @Test func aRunningTotalNeverFalls() throws {
    #expect(try join(.cumulative, [(3, nil, nil), (3, nil, nil), (8, nil, nil)])?.value == 8)
    do throws(IndicatorFailure) {
      _ = try join(.cumulative, Self.plain)
      Issue.record("a falling total was accepted")
    } catch {
      #expect(
        error.problem
          == .cumulativeFalls(
            indicator: "1", path: "v.csv", earlier: .init(period: "2021", value: 7, row: 3),
            later: .init(period: "2022", value: 5, row: 4)))
    }
  }

  @Test("nothing is joined to nothing", arguments: IndicatorAggregation.allCases)
  func joinsNothing(_ rule: IndicatorAggregation) throws { #expect(try join(rule, []) == nil) }
}
