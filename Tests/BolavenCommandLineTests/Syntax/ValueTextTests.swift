import Testing

@testable import BolavenCommandLine

@Suite struct ValueTextTests {
  @Test("numbers", arguments: [("12", 12), ("-1", -1), ("0.5", 0.5), ("1e3", 1000), (".5", 0.5)])
  func readsNumbers(_ text: String, _ value: Double) {
    #expect(OptionSyntax.Kind.number(within: nil).value(of: text) as? Double == value)
  }

  @Test("what is no number", arguments: ["", "x", "nan", "inf", "0x10", "1,000", "1 000", " 1", "1e999", "--1", "٣"])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(OptionSyntax.Kind.number(within: nil).value(of: text) == nil)
  }

  @Test func keepsToTheRange() {
    #expect(OptionSyntax.Kind.number(within: 0...20).value(of: "20") as? Double == 20)
    #expect(OptionSyntax.Kind.number(within: 0...20).value(of: "20.1") == nil)
    #expect(OptionSyntax.Kind.wholeNumber(within: 1...8).value(of: "0") == nil)
    #expect(OptionSyntax.Kind.wholeNumber(within: 1...8).value(of: "8") as? Int == 8)
  }

  @Test("what is no whole number", arguments: ["", "1.0", "1e3", "+1", "99999999999999999999", "one"])
  func refusesWhatIsNotWhole(_ text: String) {
    #expect(OptionSyntax.Kind.wholeNumber(within: nil).value(of: text) == nil)
  }

  @Test("shares", arguments: [("60%", 0.6), ("0.6", 0.6), ("0%", 0), ("100%", 1), ("1", 1)])
  func readsShares(_ text: String, _ value: Double) {
    #expect(OptionSyntax.Kind.percentage.value(of: text) as? Double == value)
  }

  @Test("60 could be a share or a percentage", arguments: ["60", "-0.1", "101%", "%", "60 %", "60%%"])
  func refusesWhatIsNoShare(_ text: String) { #expect(OptionSyntax.Kind.percentage.value(of: text) == nil) }

  @Test func listsAreSplitAtCommas() {
    #expect(OptionSyntax.Kind.list.value(of: "sex, Age group ,x") as? [String] == ["sex", "Age group", "x"])
    for text in ["", ",", "a,", "a,,b"] { #expect(OptionSyntax.Kind.list.value(of: text) == nil) }
  }

  @Test func choicesAreExact() {
    #expect(OptionSyntax.Kind.choice(["CR2", "CR3"]).value(of: "CR2") as? String == "CR2")
    #expect(OptionSyntax.Kind.choice(["CR2", "CR3"]).value(of: "cr2") == nil)
  }

  @Test func wholeDoublesHaveNoPoint() {
    #expect(decimal(20) == "20")
    #expect(decimal(0.5) == "0.5")
  }
}
