import Testing

@testable import BolavenReports

@Suite struct FootnotesTests {
  @Test func lettersFollowTheReadingOrder() {
    let footnotes = hardTable().footnotes
    #expect(
      footnotes.entries.map { "\($0.letter) \($0.text.english)" } == [
        "a Thirty questions.", "b Two-sided.", "c By their own word.", "d Told after the deadline.",
      ])
    let women = hardTable().rows[2]
    #expect(footnotes.letters(of: women.footnotes) == ["c", "d"])
    #expect(footnotes.letters(of: women.cells[1].footnotes) == ["d"])
    #expect(footnotes.letters(of: [.verbatim("none")]).isEmpty)
  }

  @Test(
    "there is always another letter",
    arguments: [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (701, "zz"), (702, "aaa")])
  func letters(_ position: Int, _ letter: String) { #expect(Footnotes.letter(position) == letter) }

  @Test func marksStandAboveTheLineOrInBrackets() {
    #expect(bracketed([]).isEmpty && superscript([]).isEmpty)
    #expect(bracketed(["a", "b"]) == " [a, b]")
    #expect(superscript(["a", "bc"]) == "ᵃ,ᵇᶜ")
    let letters = (0..<26).map { superscript([Footnotes.letter($0)]) }
    #expect(
      Set(letters).count == 26 && letters.allSatisfy { $0.unicodeScalars.count == 1 && !$0.utf8.contains { $0 < 128 } })
  }
}
