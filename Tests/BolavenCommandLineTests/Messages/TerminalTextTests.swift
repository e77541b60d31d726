import Testing

@testable import BolavenCommandLine

@Suite struct TerminalTextTests {
  @Test("letters of every script stay", arguments: ["ຍິງ", "女性", "Å é", "a\u{200B}b", "👩🏽‍🌾"])
  func keepsLetters(_ text: String) { #expect(terminalSafe(text) == text) }

  @Test(
    "what a terminal would obey is shown by its number",
    arguments: [
      ("\u{1B}[31m", "<U+001B>[31m"), ("a\nb", "a<U+000A>b"), ("\u{202E}x", "<U+202E>x"), ("\u{E0041}", "<U+E0041>"),
    ])
  func showsControls(_ text: String, _ shown: String) { #expect(terminalSafe(text) == shown) }

  @Test func linesBreakAtSpacesOnly() {
    #expect(wrapped("one two three", width: 9, indent: 2) == ["one two", "  three"])
    #expect(wrapped("averyverylongword x", width: 9, indent: 2) == ["averyverylongword", "  x"])
    #expect(wrapped("  fix: a  b", width: 80, indent: 7) == ["  fix: a  b"])
    #expect(
      wrapped("  fix: write  \"Post total\"  or", width: 28, indent: 7) == [
        "  fix: write  \"Post total\"", "       or",
      ])
  }

  /// Nothing is lost and nothing is longer than asked, whatever the words are.
  @Test(arguments: 20...60)
  func wrappingKeepsEveryWord(_ width: Int) {
    let words = (0..<60).map { String(repeating: "x", count: 1 + ($0 * 7) % 13) }
    let lines = wrapped(words.joined(separator: " "), width: width, indent: 4)
    #expect(lines.flatMap { $0.split(separator: " ").map(String.init) } == words)
    #expect(lines.allSatisfy { $0.count <= width })
  }
}
