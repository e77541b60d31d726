import Testing

@testable import BolavenReports

@Suite struct TextWidthTests {
  /// Source: the advance widths of Noto Sans 2.004, Regular and Bold, in ems.
  @Test(
    "a text is taken for its width in Noto Sans, or a little more",
    arguments: [
      ("Before training", 7.102, false), ("0123456789", 5.72, false), ("Hamburgefons", 7.108, false),
      ("[60, 695]", 4.046, false), ("Total score (0-20)", 8.04, false), ("ANCOVA with controls", 10.413, false),
      ("Before training", 7.623, true), ("ANCOVA with controls", 11.147, true), ("417 [171, 664]", 6.615, true),
    ])
  func coversTheRealWidth(_ text: String, _ ems: Double, _ isBold: Bool) {
    let width = textWidth(text, size: 10, isBold: isBold)
    #expect(width >= 10 * ems)
    #expect(width <= 12 * ems)
  }

  @Test func marksThatStandOnLettersHaveNoWidth() {
    #expect(textWidth("ກີ້", size: 9) == textWidth("ກ", size: 9))
    #expect(textWidth("研修", size: 10) >= 20)
  }

  @Test func breaksAtSpaces() {
    #expect(textLines("one two three", width: textWidth("one two", size: 9) + 0.1, size: 9) == ["one two", "three"])
    #expect(textLines("", width: 50, size: 9) == [""])
    #expect(textLines("ສະບາຍ\u{200B}ດີ", width: textWidth("ສະບາຍ", size: 9) + 0.1, size: 9) == ["ສະບາຍ", "ດີ"])
  }

  @Test func breaksAWordThatIsWiderThanALine() {
    let lines = textLines("対応のあるドットプロット", width: 40, size: 9)
    #expect(lines.joined() == "対応のあるドットプロット")
    #expect(lines.count > 2)
    #expect(lines.allSatisfy { textWidth($0, size: 9) <= 40 })
    #expect(textLines("ab", width: 0, size: 9) == ["a", "b"])
  }
}
