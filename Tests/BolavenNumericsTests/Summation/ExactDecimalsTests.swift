import Testing

@testable import BolavenNumerics

@Suite struct ExactDecimalsTests {
  @Test func numbersShareTheirSmallestUnit() throws {
    let decimals = try #require(ExactDecimals(["1.5", "-20", "0.025", "0"]))
    #expect(decimals.exponent == -3)
    #expect(decimals.units == [1500, -20000, 25, 0])
    #expect(decimals.count == 4)
    #expect((0..<4).map { decimals[$0] } == [1.5, -20, 0.025, 0])
    #expect(decimals.rows([2, 0]).units == [25, 1500])
  }

  @Test func aLargeUnitIsKeptToo() throws {
    let decimals = try #require(ExactDecimals(["1e30", "2.5e31"]))
    #expect(decimals.units == [1, 25])
    #expect(decimals[1] == 2.5e31)
    #expect(try #require(ExactDecimals(["123456789012345678"]))[0] == 123_456_789_012_345_680)
  }

  @Test(
    "what does not fit is refused",
    arguments: [
      ["1234567890123456789"], ["0.1", "100000000000000000.1"], ["1e-10", "1e10"], ["1", "x"], ["1", ""], ["1e-121"],
      ["1e83"], ["1,5"], ["999999999999999999", "0.1"],
    ])
  func refusesWhatDoesNotFit(_ texts: [String]) {
    #expect(ExactDecimals(texts) == nil)
  }

  @Test func boundsBelongToIt() throws {
    #expect(try #require(ExactDecimals(["1e-120"]))[0] == 1e-120)
    #expect(try #require(ExactDecimals(["1e82"]))[0] == 1e82)
    #expect(ExactDecimals(units: [ExactDecimals.largest, -ExactDecimals.largest], exponent: 82) != nil)
    #expect(ExactDecimals(units: [ExactDecimals.largest + 1], exponent: 0) == nil)
    #expect(ExactDecimals(units: [.min], exponent: 0) == nil)
    #expect(ExactDecimals(units: [1], exponent: 83) == nil)
  }

  @Test func aLevelThatNoRowNamesMayBeAnything() throws {
    let levels = ["1.5", "n.k.", "0.00000000000000000000001", "2"]
    let decimals = try #require(ExactDecimals(levels: levels, codes: [3, 0, 0]))
    #expect(decimals.units == [20, 15, 15])
    #expect(ExactDecimals(levels: levels, codes: [1]) == nil)
    #expect(try #require(ExactDecimals(levels: levels, codes: [])).count == 0)
  }
}
