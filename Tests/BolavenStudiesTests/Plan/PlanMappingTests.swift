import Testing

@testable import BolavenStudies

@Suite struct PlanMappingTests {
  @Test(
    "ranges may be open at one end",
    arguments: [("0..20", 0.0, 20.0), ("-3..3", -3, 3), (".5..1", 0.5, 1), ("7..7", 7, 7)])
  func ranges(_ text: String, _ low: Double, _ high: Double) { #expect(parseRange(text) == low...high) }

  @Test func openRanges() {
    #expect(parseRange("0..")?.upperBound == .greatestFiniteMagnitude)
    #expect(parseRange("..9")?.lowerBound == -.greatestFiniteMagnitude)
  }

  @Test("what is no range", arguments: ["..", "5", "9..1", "a..b", "1...3", ""])
  func noRange(_ text: String) { #expect(parseRange(text) == nil) }

  @Test("percentiles", arguments: [("p99", 0.99), ("p50", 0.5), ("p97.5", 0.975)])
  func percentiles(_ text: String, _ share: Double) { #expect(parsePercentile(text) == share) }

  @Test("what is no percentile", arguments: ["p100", "p49", "99", "p", "P99", "p-1"])
  func noPercentile(_ text: String) { #expect(parsePercentile(text) == nil) }

  @Test("slugs are safe as names of files", arguments: [("a-1_B", true), ("-a", false), ("a b", false), ("", false)])
  func slugs(_ text: String, _ isRight: Bool) {
    #expect(isSlug(text) == isRight)
    #expect(!isSlug(String(repeating: "a", count: 65)))
  }
}
