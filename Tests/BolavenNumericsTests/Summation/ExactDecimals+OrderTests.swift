import Testing

@testable import BolavenNumerics

@Suite struct ExactDecimalsOrderTests {
  @Test("quartiles are the exact ones, rounded once", arguments: ExactColumn.all)
  func quartilesAgreeWithFractions(_ column: ExactColumn) throws {
    let sorted = try #require(ExactDecimals(column.texts)).sorted
    for quarter in 0...4 { #expect(sorted.quantileOfSorted(quarter, over: 4) == column.values["q\(quarter)"]) }
  }

  @Test func aMedianBetweenTwoDecimalsIsADecimal() throws {
    #expect(try #require(ExactDecimals(["0.2", "0.1"])).sorted.quantileOfSorted(1, over: 2) == 0.15)
  }

  @Test func whatHasNoQuantileIsUndefined() throws {
    let decimals = try #require(ExactDecimals(["1", "2"]))
    #expect(try #require(ExactDecimals([])).quantileOfSorted(1, over: 2) == nil)
    #expect(decimals.quantileOfSorted(5, over: 4) == nil)
    #expect(decimals.quantileOfSorted(-1, over: 4) == nil)
    #expect(decimals.quantileOfSorted(1, over: 0) == nil)
  }
}
