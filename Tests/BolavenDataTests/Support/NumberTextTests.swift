import BolavenData
import Testing

@Suite struct NumberTextTests {
  @Test(
    "shares are per cents or parts of one",
    arguments: [("60%", 0.6), ("0.6", 0.6), ("1", 1), ("0%", 0), ("100%", 1)])
  func shares(_ text: String, _ share: Double) { #expect(parseShare(text) == share) }

  @Test("what is no share", arguments: ["60", "101%", "-1%", "%", "", "6 0%", "0,6", "nan"])
  func noShare(_ text: String) { #expect(parseShare(text) == nil) }

  @Test func perCentsAreRoundedOnce() {
    for tenths in 0..<1000 {
      let text = "\(tenths / 10).\(tenths % 10)"
      #expect(perCent(text + "%") == Double(text + "e-2"))
    }
  }

  @Test func perCentsHaveTheirSign() {
    #expect(perCent("1e2%") == 1)
    #expect(perCent("250%") == 2.5)
    for text in ["60", "%", "", "60 %", "60%%"] { #expect(perCent(text) == nil) }
  }
}
