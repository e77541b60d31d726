import BolavenReports
import Testing

@Suite struct NumberStyleTests {
  @Test(
    "half is rounded away from zero on the decimal digits; zero has no sign, and a number that is not zero does not look so",
    arguments: [
      (0.285, 2, "0.29"), (-0.285, 2, "-0.29"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.125, 2, "0.13"),
      (-0.004, 2, "-0.004"),
      (-0.0, 1, "0.0"), (9.995, 2, "10.00"), (999.5, 0, "1,000"), (1_234_567.891, 3, "1,234,567.891"),
      (1e-12, 3, "0.000"), (0.0004, 2, "0.0004"), (-0.00006, 2, "-0.0001"), (0.0000004, 2, "0.00"), (0.3, 0, "0.3"),
      (-0.05, 1, "-0.1"), (-0.04, 1, "-0.04"),
    ])
  func rounds(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberStyle.fixed(decimals: decimals).text(value, in: .english) == text)
  }

  @Test(
    "of very small numbers the power of ten is shown instead of zeros",
    arguments: [
      (1.23456e-12, 14, "1.23e-12"), (-1.23456e-12, 14, "-1.23e-12"), (9.996e-12, 14, "1.000e-11"), (1e-15, 14, "0"),
      (0, 14, "0"), (5e-15, 14, "1e-14"), (1.5, 10, "1.5000000000"), (1e-4, 8, "0.00010000"),
      (3.14159e-200, 203, "3.142e-200"),
    ])
  func smallNumbers(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberStyle.fixed(decimals: decimals).text(value, in: .english) == text)
  }

  @Test(
    "a change has its sign unless it is zero",
    arguments: [
      (3.111, "+3.11"), (-3.111, "-3.11"), (0.004, "+0.004"), (-0.004, "-0.004"), (0, "0.00"), (-1e-9, "0.00"),
    ])
  func signs(_ value: Double, _ text: String) {
    #expect(NumberStyle.signed(decimals: 2).text(value, in: .english) == text)
  }

  @Test(
    "a probability is never printed as zero",
    arguments: [
      (0, "<0.001"), (1e-300, "<0.001"), (0.00099999, "<0.001"), (0.001, "0.001"), (0.0004999, "<0.001"), (1, "1.000"),
    ])
  func probabilities(_ value: Double, _ text: String) {
    #expect(NumberStyle.pValue.text(value, in: .english) == text)
  }

  /// Unicode CLDR 47: Lao writes 1.234.567,891; English and Japanese 1,234,567.891.
  @Test(
    "separators are those of the language",
    arguments: [
      (Language.english, "1,234,567.891", "[-60.0, 1,695.0]", "<0.001"),
      (.lao, "1.234.567,891", "[-60,0; 1.695,0]", "<0,001"), (.japanese, "1,234,567.891", "[-60.0, 1,695.0]", "<0.001"),
    ])
  func separators(_ language: Language, _ number: String, _ interval: String, _ small: String) {
    #expect(NumberStyle.fixed(decimals: 3).text(1_234_567.891, in: language) == number)
    #expect(NumberStyle.signed(decimals: 1).interval(-60, 1695, in: language) == interval)
    #expect(NumberStyle.pValue.text(0, in: language) == small)
  }

  @Test(
    "shares are shown times a hundred",
    arguments: [
      (NumberStyle.percent(decimals: 1), "28.5"), (.percentWithSign(decimals: 1), "28.5%"),
      (.signedPoints(decimals: 1), "+28.5"), (.parenthesized(decimals: 3), "(0.285)"), (.count, "0.3"), (.year, "0"),
    ])
  func shares(_ style: NumberStyle, _ text: String) {
    #expect(style.text(0.285, in: .english) == text)
  }

  @Test func aYearHasNoGroups() { #expect(NumberStyle.year.text(2023, in: .lao) == "2023") }

  @Test(
    "a chance is never sure",
    arguments: [
      (1.0, ">99.9"), (0.99998, ">99.9"), (0.9994, "99.9"), (0.5, "50.0"), (0.0005, "0.1"), (0.0004, "<0.1"),
      (0, "<0.1"),
    ])
  func chance(_ value: Double, _ text: String) { #expect(NumberStyle.chance.text(value, in: .english) == text) }
}
