import BolavenReports
import Testing

@Suite struct NumberStyleTests {
  @Test(
    "numbers are written as the conventions say",
    arguments: [
      (1_234_567.4, NumberStyle.count, "1,234,567"), (-1_234.5, .count, "-1,235"), (2024, .year, "2024"),
      (0.285, .fixed(decimals: 2), "0.29"), (-0.004, .fixed(decimals: 2), "0.00"),
      (-0.004, .signed(decimals: 2), "0.00"),
      (0.004, .signed(decimals: 2), "0.00"), (3.0769, .signed(decimals: 2), "+3.08"), (-3, .signed(decimals: 0), "-3"),
      (999.995, .fixed(decimals: 2), "1,000.00"), (3.72, .parenthesized(decimals: 1), "(3.7)"),
      (0.61538, .percent(decimals: 1), "61.5"), (1.25, .percentWithSign(decimals: 0), "125%"),
      (0.0305, .signedPoints(decimals: 1), "+3.1"), (0.05, .pValue, "0.050"), (0.0009999, .pValue, "<0.001"),
      (0, .pValue, "<0.001"), (0.001, .pValue, "0.001"), (1, .pValue, "1.000"),
    ])
  func writesEnglish(_ x: Double, _ style: NumberStyle, _ text: String) { #expect(style.text(x, in: .english) == text) }

  /// CLDR: 1.234.567,891 in Lao; Japanese as English.
  @Test func separatorsFollowTheLanguage() {
    #expect(NumberStyle.fixed(decimals: 3).text(1_234_567.891, in: .lao) == "1.234.567,891")
    #expect(NumberStyle.fixed(decimals: 3).text(1_234_567.891, in: .japanese) == "1,234,567.891")
    #expect(NumberStyle.pValue.text(0.0001, in: .lao) == "<0,001")
    #expect(NumberStyle.fixed(decimals: 1).interval(171, 664.25, in: .lao) == "[171,0; 664,3]")
    #expect(NumberStyle.signed(decimals: 1).interval(-1, 2, in: .english) == "[-1.0, 2.0]")
  }
}
