import BolavenReports
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    "a text is as wide as the cells it takes",
    arguments: [
      ("abc", 3), ("ສຳຄັນ", 4), ("標準誤差", 8), ("é", 1), ("e\u{301}", 1), ("ກ່ອນ", 3), ("ＡＢ", 4), ("a\u{200B}b", 2), ("", 0),
      ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("カナ", 4), ("ｶﾅ", 2), ("か\u{3099}", 2), ("、。", 4), ("\u{2212}1", 2),
      ("…", 1), ("😀", 2), ("🇱🇦", 2), ("†", 1), ("ກໍ່", 1),
    ])
  func countsCells(_ text: String, _ cells: Int) { #expect(displayWidth(text) == cells) }

  /// Unicode Standard Annex 11: class A.
  @Test(
    "a terminal may give two cells to letters of ambiguous width",
    arguments: [
      ("±", 2), ("α", 2), ("①", 2), ("—", 2), ("é", 2), ("ñ", 1), ("½", 2), ("Ж", 2), ("\u{2501}", 2), ("\u{2212}", 1),
      ("ກ", 1), ("ສຳຄັນ", 4), ("標", 2), ("a", 1), ("e\u{301}", 1), ("\u{AD}", 0), ("\u{A0}", 1), ("…", 2), ("😀", 2),
      ("\u{E000}", 2), ("\u{10FFFD}", 2), ("\u{10FFFF}", 1),
    ])
  func countsCellsOfWideTerminals(_ text: String, _ cells: Int) {
    #expect(displayWidth(text, ambiguous: .wide) == cells)
    #expect(displayWidth(text, ambiguous: .narrow) <= cells)
  }

  @Test("every Lao vowel and tone that stands above or below takes no cell")
  func laoMarks() {
    let marks = (0xE80...0xEFF).compactMap(Unicode.Scalar.init).filter {
      $0.properties.generalCategory == .nonspacingMark
    }
    #expect(marks.count == 17)
    for mark in marks { #expect(displayWidth(String(mark)) == 0) }
    #expect(displayWidth("\u{EB3}") == 1)
  }
}
