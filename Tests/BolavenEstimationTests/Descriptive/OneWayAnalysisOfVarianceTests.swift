import BolavenData
import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct OneWayAnalysisOfVarianceTests {
  @Test("agrees with SciPy", arguments: ["re78", "re75", "age", "educ", "nodegree"])
  func agreesWithSciPy(_ column: String) throws {
    let groups = Grouping(try DescriptiveReference.frame().categories("treat"))
    for reading in Measurements.Reading.allCases {
      let measurements = try DescriptiveReference.measurements(ColumnName(column), reading)
      let analysis = try #require(OneWayAnalysisOfVariance(measurements, groups: groups))
      for (name, found) in [
        ("f", analysis.statistic), ("p", analysis.pValue), ("within_ss", analysis.withinSumOfSquares),
      ] {
        let expected = try #require(DescriptiveReference.values["\(column).\(name)"])
        #expect(agreeingDigits(try #require(found), expected) >= 11, "\(column) \(name) \(reading)")
      }
    }
  }

  private func both(_ texts: [String], _ groups: [String]) throws -> [OneWayAnalysisOfVariance?] {
    let decimals = try #require(ExactDecimals(texts))
    return [Measurements.exact(decimals), .binary(texts.compactMap { Double($0) })].map {
      OneWayAnalysisOfVariance($0, groups: Grouping(labels: groups))
    }
  }

  @Test func aSmallExampleByHand() throws {
    // Means 2, 5 and 4 about 22/6; within the groups 1 + 1, 0 and 1 + 1.
    for analysis in try both(["1", "3", "5", "5", "3", "5"], ["a", "a", "b", "b", "c", "c"]) {
      let analysis = try #require(analysis)
      let mean = 22.0 / 6
      let between = 2 * ((2 - mean) * (2 - mean) + (5 - mean) * (5 - mean) + (4 - mean) * (4 - mean))
      #expect(agreeingDigits(analysis.betweenSumOfSquares, between) >= 15)
      #expect(analysis.withinSumOfSquares == 4)
      #expect(analysis.betweenDegreesOfFreedom == 2 && analysis.withinDegreesOfFreedom == 3)
      #expect(agreeingDigits(try #require(analysis.statistic), between / 2 / (4.0 / 3)) >= 15)
      #expect(agreeingDigits(analysis.residualStandardDeviation, (4.0 / 3).squareRoot()) >= 15)
      #expect(agreeingDigits(try #require(analysis.rSquared), between / (between + 4)) >= 15)
      #expect(analysis.withinMeanSquare == 4.0 / 3)
    }
  }

  @Test func groupsWithoutSpreadHaveNoStatistic() throws {
    for analysis in try both(["0.1", "0.1", "0.1", "0.7", "0.7"], ["a", "a", "a", "b", "b"]) {
      let analysis = try #require(analysis)
      #expect(analysis.withinSumOfSquares == 0)
      #expect(analysis.statistic == nil && analysis.pValue == nil)
      #expect(analysis.rSquared == 1)
      #expect(analysis.residualStandardDeviation == 0)
    }
    for analysis in try both(["0.1", "0.1", "0.1"], ["a", "a", "b"]) { #expect(try #require(analysis).rSquared == nil) }
  }

  @Test(
    "too few numbers are no analysis",
    arguments: [([String](), [String]()), (["1"], ["a"]), (["1", "2"], ["a", "a"]), (["1", "2"], ["a", "b"])])
  func needsNumbersAndGroups(_ example: (texts: [String], groups: [String])) throws {
    for analysis in try both(example.texts, example.groups) { #expect(analysis == nil) }
  }

  @Test func aGroupWithoutNumbersIsNoGroup() throws {
    let groups = Grouping(groupOfRow: [0, 0, 2, 2], levels: ["a", "b", "c"])
    let analysis = try #require(OneWayAnalysisOfVariance(.binary([1, 2, 5, 7]), groups: groups))
    #expect(analysis.groupCount == 2 && analysis.withinDegreesOfFreedom == 2)
    #expect(analysis.betweenSumOfSquares == 20.25)
  }
}
