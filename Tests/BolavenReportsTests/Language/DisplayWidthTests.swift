import BolavenReports
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    "a text is as wide as the cells it takes",
    arguments: [
      ("abc", 3), ("ສຳຄັນ", 4), ("標準誤差", 8), ("é", 1), ("e\u{301}", 1), ("ກ່ອນ", 3), ("ＡＢ", 4), ("a\u{200B}b", 2), ("", 0),
    ])
  func countsCells(_ text: String, _ cells: Int) { #expect(displayWidth(text) == cells) }
}
