import BolavenReports
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    "a text is as wide as the cells it takes",
    arguments: [
      ("abc", 3), ("ສຳຄັນ", 4), ("標準誤差", 8), ("é", 1), ("e\u{301}", 1), ("ກ່ອນ", 3), ("ＡＢ", 4), ("a\u{200B}b", 2), ("", 0),
    ])
  func countsCells(_ text: String, _ cells: Int) { #expect(displayWidth(text) == cells) }

  @Test func runsWithoutBlanksAreBrokenBetweenLetters() {
    let text = "標準誤差標準誤差"
    let lines = wrappedLines(text, width: 7)
    #expect(lines.joined() == text)
    #expect(lines.allSatisfy { displayWidth($0) <= 7 })
    #expect(wrappedLines("ສຳຄັນສຳຄັນ", width: 4) == ["ສຳຄັນ", "ສຳຄັນ"])
  }

  @Test func wordsAreBrokenWhereAsked() {
    #expect(wrappedLines("abcdefgh", width: 3, breaksWords: true) == ["abc", "def", "gh"])
    #expect(wrappedLines("ab cdefgh", width: 4, indent: 1, breaksWords: true) == ["ab", " cde", " fgh"])
  }

  @Test func linesBreakAtSpacesOnly() {
    #expect(wrappedLines("one two three", width: 9, indent: 2) == ["one two", "  three"])
    #expect(wrappedLines("averyverylongword x", width: 9, indent: 2) == ["averyverylongword", "  x"])
    #expect(wrappedLines("  fix: a  b", width: 80, indent: 7) == ["  fix: a  b"])
    #expect(
      wrappedLines("  fix: write  \"Post total\"  or", width: 28, indent: 7) == [
        "  fix: write  \"Post total\"", "       or",
      ])
  }

  /// Nothing is lost and nothing is longer than asked, whatever the words are.
  @Test(arguments: 20...60)
  func wrappingKeepsEveryWord(_ width: Int) {
    let words = (0..<60).map { String(repeating: "x", count: 1 + ($0 * 7) % 13) }
    let lines = wrappedLines(words.joined(separator: " "), width: width, indent: 4)
    #expect(lines.flatMap { $0.split(separator: " ").map(String.init) } == words)
    #expect(lines.allSatisfy { $0.count <= width })
  }
}
