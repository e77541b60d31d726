import BolavenReports
import Testing

@Suite struct TerminalTextTests {
  @Test("letters of every script stay", arguments: ["ຍິງ", "女性", "Å é", "a\u{200B}b", "👩🏽‍🌾"])
  func keepsLetters(_ text: String) { #expect(terminalSafe(text) == text) }

  @Test(
    "what a terminal would obey is shown by its number",
    arguments: [
      ("\u{1B}[31m", "<U+001B>[31m"), ("a\nb", "a<U+000A>b"), ("\u{202E}x", "<U+202E>x"), ("\u{E0041}", "<U+E0041>"),
    ])
  func showsControls(_ text: String, _ shown: String) { #expect(terminalSafe(text) == shown) }
}
