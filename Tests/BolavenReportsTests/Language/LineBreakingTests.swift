import Testing

@testable import BolavenReports

@Suite struct LineBreakingTests {
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

  @Test func japaneseFillsItsLines() {
    #expect(wrappedLines("注: 標準誤差は括弧の中に示す。", width: 13) == ["注: 標準誤差", "は括弧の中に", "示す。"])
    #expect(wrappedLines("シフト（Hodges-Lehmann）", width: 16) == ["シフト（Hodges-", "Lehmann）"])
  }

  @Test func noLineBeginsWithAClosingMarkOrEndsWithAnOpeningOne() {
    #expect(wrappedLines("平均点、標準", width: 6) == ["平均", "点、標", "準"])
    #expect(wrappedLines("平均（標準）", width: 6) == ["平均", "（標", "準）"])
    for width in 2...12 {
      for line in wrappedLines("ເເນການເງິນແລະການຄ້າໂຄງການ", width: width).dropFirst() {
        #expect(!["ະ", "າ"].contains(String(line.prefix(1))) || width < 4)
      }
    }
  }

  @Test func laoGoesToTheNextLineWhereItFits() {
    #expect(wrappedLines("ຄະແນນ ສະເລ່ຍ", width: 9) == ["ຄະແນນ", "ສະເລ່ຍ"])
  }

  @Test func aZeroWidthSpaceIsAPlaceToBreak() {
    #expect(wrappedLines("ກອງ\u{200B}ທຶນ\u{200B}ບ້ານ", width: 7) == ["ກອງ\u{200B}ທຶນ\u{200B}", "ບ້ານ"])
  }
}
