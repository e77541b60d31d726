import BolavenReports
import Testing

@Suite struct ShownDecimalsTests {
  @Test(
    "three digits of a standard error are shown, whole ones always",
    arguments: [
      (182.4, 0), (1234.5, 0), (99.9, 1), (10, 1), (9.99, 2), (1, 2), (0.5, 3), (0.1, 3), (0.0999, 4), (1.5e-9, 11),
    ])
  func followsTheStandardError(_ standardError: Double, _ decimals: Int) {
    #expect(shownDecimals(of: standardError) == decimals)
  }

  @Test("without a standard error there are two", arguments: [nil, 0, -1, .nan, .infinity] as [Double?])
  func undefined(_ standardError: Double?) { #expect(shownDecimals(of: standardError) == 2) }
}
