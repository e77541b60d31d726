import BolavenData
import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct SummaryTests {
  @Test("agrees with NumPy and statsmodels", arguments: ["re78", "re75", "age", "educ", "nodegree"])
  func agreesWithNumPy(_ column: String) throws {
    for reading in Measurements.Reading.allCases {
      let summary = Summary(try DescriptiveReference.measurements(ColumnName(column), reading))
      for (name, found) in [
        ("n", Double(summary.count)), ("mean", summary.mean), ("sd", summary.standardDeviation),
        ("min", summary.minimum), ("p25", summary.lowerQuartile), ("median", summary.median),
        ("p75", summary.upperQuartile), ("max", summary.maximum), ("r1", summary.lagOneAutocorrelation),
      ] {
        let expected = try #require(DescriptiveReference.values["\(column).\(name)"])
        #expect(agreeingDigits(try #require(found), expected) >= 12, "\(column) \(name) \(reading)")
      }
    }
  }

  @Test("a small example by hand", arguments: Measurements.Reading.allCases)
  func byHand(_ reading: Measurements.Reading) throws {
    // x̄ = 3, deviations −2, 0, 1, −1, 2: squares 10, neighbours 0 + 0 − 1 − 2.
    let values = [1.0, 3, 4, 2, 5]
    let exact = try #require(ExactDecimals(["1", "3", "4", "2", "5"]))
    let summary = Summary(reading == .exact ? .exact(exact) : .binary(values))
    #expect(summary.mean == 3)
    #expect(summary.standardDeviation == 2.5.squareRoot())
    #expect(
      [summary.minimum, summary.lowerQuartile, summary.median, summary.upperQuartile, summary.maximum] == [
        1, 2, 3, 4, 5,
      ])
    #expect(try #require(summary.lagOneAutocorrelation) == -0.3)
    #expect(summary.isExact == (reading == .exact))
  }

  @Test func noNumberLeavesEverythingUndefined() throws {
    for summary in [Summary(.binary([])), Summary(.exact(try #require(ExactDecimals([]))))] {
      #expect(summary.count == 0 && summary.mean == nil && summary.standardDeviation == nil)
      #expect(summary.minimum == nil && summary.median == nil && summary.maximum == nil)
      #expect(summary.lowerQuartile == nil && summary.upperQuartile == nil && summary.lagOneAutocorrelation == nil)
    }
  }

  @Test func oneNumberHasNoSpread() throws {
    for summary in [Summary(.binary([0.1])), Summary(.exact(try #require(ExactDecimals(["0.1"]))))] {
      #expect(summary.count == 1 && summary.mean == 0.1 && summary.median == 0.1 && summary.maximum == 0.1)
      #expect(summary.standardDeviation == nil && summary.lagOneAutocorrelation == nil)
    }
  }

  /// The mean of three tenths in binary is no tenth: its rounding must not look like spread.
  @Test("equal numbers have a standard deviation of exactly 0", arguments: [2, 3, 7, 1000])
  func equalNumbersHaveNoSpread(_ count: Int) {
    for value in [0.1, 1e-300, 123_456.789] {
      let summary = Summary(.binary([Double](repeating: value, count: count)))
      #expect(summary.standardDeviation == 0)
      #expect(summary.lagOneAutocorrelation == nil)
    }
  }

  /// What reading to binary costs, and what keeping the decimals saves.
  @Test func decimalsHaveTheDigitsThatDoublesLost() throws {
    let texts = (0..<1001).map { $0 == 0 ? "10000000.2" : $0 % 2 == 1 ? "10000000.1" : "10000000.3" }
    let decimals = Summary(.exact(try #require(ExactDecimals(texts))))
    let doubles = Summary(.binary(texts.compactMap { Double($0) }))
    #expect(decimals.standardDeviation == 0.1)
    let lost = agreeingDigits(try #require(doubles.standardDeviation), 0.1)
    #expect(lost > 8.2 && lost < 9)
  }
}
