import BolavenReports
import Testing

@testable import BolavenStudies

@Suite struct SharedWordingTests {
  @Test(
    "small p-values keep two significant digits and are never zero",
    arguments: [
      (0.05, "0.050"), (0.001, "0.001"), (1, "1.000"), (0.00099, "0.00099"), (8.2254409e-6, "0.0000082"),
      (2.5e-12, "0.0000000000025"), (1e-300, "<1e-19"),
    ])
  func shortPValues(_ p: Double, _ text: String) { #expect(shortPValue(p) == text) }

  @Test(
    "decimals follow the standard error",
    arguments: [(248.3, 0), (24.8, 1), (2.48, 2), (0.248, 3), (0.0248, 4), (2.5e-12, 14)])
  func decimals(_ standardError: Double, _ decimals: Int) { #expect(shownDecimals(of: standardError) == decimals) }

  @Test func withoutAStandardErrorThereAreTwoDecimals() {
    #expect(shownDecimals(of: nil) == 2)
    #expect(shownDecimals(of: 0) == 2)
  }

  @Test func sourcesAreListed() {
    #expect(sourceNote(["a.csv", "b.csv"])(.english).hasSuffix(": a.csv, b.csv."))
    #expect(sourceNote(["a.csv"])(.japanese).hasSuffix("：a.csv。"))
  }

  @Test func numbersInSentencesHaveTheSignsOfTheirLanguage() {
    #expect(
      written(3.83, .fixed(decimals: 2))(.lao) == "3,83" && written(3.83, .fixed(decimals: 2))(.japanese) == "3.83")
    #expect(written(9999, .count)(.lao) == "9.999" && written(9999, .count)(.japanese) == "9,999")
    #expect(writtenScore(8)(.lao) == "8" && writtenScore(8.5)(.lao) == "8,5" && writtenScore(8.5)(.english) == "8.5")
    #expect(writtenPValue(0.00099)(.lao) == "0,00099" && writtenPValue(0.00099)(.english) == "0.00099")
  }
}
