import TestSupport
import Testing

@testable import BolavenNumerics

/// Columns of `Reference/exact_values.csv`, whose statistics `make_exact_values.py` computed with fractions.
struct ExactColumn: Sendable, CustomTestStringConvertible {
  let name: String
  let texts: [String]
  let values: [String: Double]

  var testDescription: String { name }

  static let all: [ExactColumn] = {
    guard let text = try? Repository.text("Tests/BolavenNumericsTests/Reference/exact_values.csv") else { return [] }
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { cells in
      ExactColumn(
        name: String(cells[0]), texts: cells[1].split(separator: " ").map(String.init),
        values: Dictionary(
          uniqueKeysWithValues: zip(header, cells).dropFirst(2).compactMap { key, cell in
            Double(cell).map { (String(key), $0) }
          }))
    }
  }()
}

@Suite struct ExactDecimalsSumsTests {
  @Test func thereAreReferenceColumns() { #expect(ExactColumn.all.count == 9) }

  /// The last bit too: the result is the double nearest to the exact one.
  @Test("statistics are the exact ones, rounded once", arguments: ExactColumn.all)
  func agreesWithFractions(_ column: ExactColumn) throws {
    let decimals = try #require(ExactDecimals(column.texts))
    #expect(decimals.sum == column.values["sum"])
    #expect(decimals.mean == column.values["mean"])
    #expect(decimals.sumOfSquaredDeviations == column.values["ss"])
    #expect(decimals.variance == column.values["variance"])
    #expect(decimals.standardDeviation == column.values["sd"])
    #expect(decimals.lagOneAutocorrelation == column.values["r1"])
    let groups = decimals.units.indices.map { $0 % 3 }
    let (between, within) = decimals.sumsOfSquares(groupOfRow: groups, groupCount: 3)
    #expect(between.rounded(timesTenTo: 2 * decimals.exponent) == column.values["between"])
    #expect(within.rounded(timesTenTo: 2 * decimals.exponent) == column.values["within"])
  }

  /// Σx² of these is above 2¹³⁸: a sum of 128 bits goes around more than a thousand times.
  @Test func largeNumbersDoNotWrapAround() throws {
    let largest = ExactDecimals.largest
    let signs = (0..<200_000).map { $0 % 2 == 0 ? largest : -largest }
    let decimals = try #require(ExactDecimals(units: signs, exponent: 0))
    #expect(decimals.sum == 0)
    #expect(decimals.mean == 0)
    #expect(agreeingDigits(decimals.sumOfSquaredDeviations, 2e5 * 1e36) >= 15)
    #expect(agreeingDigits(try #require(decimals.lagOneAutocorrelation), -199_999.0 / 200_000) >= 16)
    let constant = try #require(ExactDecimals(units: [Int64](repeating: largest, count: 200_000), exponent: 0))
    #expect(constant.sum == 1.99999999999999999800e23)
    #expect(constant.standardDeviation == 0)
    #expect(constant.lagOneAutocorrelation == nil)
  }

  @Test func noNumberOrOneLeavesTheSpreadUndefined() throws {
    let none = try #require(ExactDecimals([]))
    #expect(none.sum == 0 && none.mean == nil && none.sumOfSquaredDeviations == 0)
    #expect(none.variance == nil && none.standardDeviation == nil && none.lagOneAutocorrelation == nil)
    let (between, within) = none.sumsOfSquares(groupOfRow: [], groupCount: 2)
    #expect(between.isZero && within.isZero)
    let one = try #require(ExactDecimals(["0.1"]))
    #expect(one.sum == 0.1 && one.mean == 0.1)
    #expect(one.variance == nil && one.standardDeviation == nil && one.lagOneAutocorrelation == nil)
  }

  @Test func decimalSumsHaveNoBinaryRest() throws {
    let decimals = try #require(ExactDecimals(["0.1", "0.2", "-0.3"]))
    #expect(decimals.sum == 0)
    #expect(try #require(ExactDecimals([String](repeating: "0.1", count: 10))).sum == 1)
  }

  @Test func groupsOfManySizesAddUp() throws {
    let texts = (0..<1275).map { "\($0 * 37 % 101).\($0 % 7)" }
    let decimals = try #require(ExactDecimals(texts))
    // Fifty groups of 1, 2, ..., 50 numbers.
    let groups = (1...50).flatMap { [Int](repeating: $0 - 1, count: $0) }
    let (between, within) = decimals.sumsOfSquares(groupOfRow: groups, groupCount: 50)
    let power = 2 * decimals.exponent
    #expect((between + within).rounded(timesTenTo: power) == decimals.sumOfSquaredDeviations)
    #expect(!between.isNegative && !within.isNegative)
  }
}
