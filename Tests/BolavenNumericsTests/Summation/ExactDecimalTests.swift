import Testing

@testable import BolavenNumerics

@Suite struct ExactDecimalTests {
  @Test(
    "a number keeps its digits",
    arguments: [
      ("12.50", 125, -1), ("-0.007", -7, -3), ("+3", 3, 0), ("1200", 12, 2), ("1e5", 1, 5), ("2.5E-3", 25, -4),
      (".5", 5, -1), ("760.", 76, 1), ("0", 0, 0), ("-0.000", 0, 0), ("0e99", 0, 0), (" \t7\u{A0} ", 7, 0),
      ("123456789012345678", 123_456_789_012_345_678, 0), ("000123.4500", 12345, -2),
      ("1000000000000000000000", 1, 21), ("1e+9999", 1, 9999),
    ])
  func keepsItsDigits(_ example: (text: String, digits: Int64, exponent: Int)) {
    #expect(ExactDecimal(example.text) == ExactDecimal(digits: example.digits, exponent: example.exponent))
  }

  @Test(
    "any other text is none",
    arguments: [
      "", " ", ".", "-", "+-1", "1,5", "1 2", "0x10", "e5", "1e", "1e+", "1.2.3", "1e12345", "nan", "inf", "1_000", "２",
      "1234567890123456789", "0.1234567890123456789", "1\u{A0}2", "\u{3000}1",
    ])
  func refusesOtherTexts(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func aUnitHoldsTheNumberOrNot() {
    let number = ExactDecimal(digits: 125, exponent: -1)
    #expect(number.units(of: -1) == 125)
    #expect(number.units(of: -4) == 125_000)
    #expect(number.units(of: 0) == nil)
    #expect(number.units(of: -16) == 125_000_000_000_000_000)
    #expect(number.units(of: -17) == nil)
    #expect(ExactDecimal(digits: 0, exponent: 0).units(of: 50) == 0)
  }
}
