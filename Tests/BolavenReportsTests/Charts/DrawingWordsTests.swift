import Testing

@testable import BolavenReports

@Suite struct DrawingWordsTests {
  private let word = LocalizedText("mean", lo: "ຄ່າສະເລ່ຍ", ja: "平均")

  @Test func wordsArePutTogetherInEachLanguage() {
    let number = NumberStyle.fixed(decimals: 1).text(-1234.5, in: Language.allCases)
    let words: Drawing.Words = "\(word(Language.allCases)): \(number) (\(7))"
    #expect(
      words.texts == ["mean: \u{2212}1,234.5 (7)", "ຄ່າສະເລ່ຍ: \u{2212}1.234,5 (7)", "平均: \u{2212}1,234.5 (7)"])
    #expect(word([.lao]).texts == ["ຄ່າສະເລ່ຍ"] && (words[1], word([.lao])[0]) == (words.texts[1], word([.lao]).texts[0]))
  }

  @Test func whatIsTheSameInEveryLanguageStandsOnce() {
    let words = LocalizedText.verbatim("q01")(Language.allCases)
    #expect(words.texts == ["q01"] && words[2] == "q01" && words == "q01")
  }

  @Test func theWidestTextNeedsItsRoom() {
    let words = word(Language.allCases)
    let widths = words.texts.map { textWidth($0, size: 9) }
    #expect(textWidth(words, size: 9) == widths.max())
  }

  @Test func aLanguageThatNeedsFewerLinesHasEmptyOnes() {
    let words = LocalizedText("one two three", lo: "one two three", ja: "一")(Language.allCases)
    let lines = textLines(words, width: 24, size: 9)
    #expect(lines.map { $0[0] } == ["one", "two", "three"] && lines.map { $0[2] } == ["一", "", ""])
  }

  @Test func linesStandAroundTheirPlaceInEachLanguage() {
    let words = LocalizedText("one two three", lo: "one two three", ja: "一")(Language.allCases)
    let lines = textLines(words, width: 24, size: 9)
    let baselines = { (anchor: Canvas.Anchor) in
      var canvas = Canvas()
      canvas.paragraph(lines, x: 0, y: 100, .init(), pitch: 10, at: anchor)
      let drawing = canvas.drawing(width: 100, height: 200)
      return [0, 2].map { position in drawing.texts(at: position).map(\.baseline) }
    }
    #expect(baselines(.first) == [[100, 110, 120], [100]])
    #expect(baselines(.middle) == [[90, 100, 110], [100]])
    #expect(baselines(.last) == [[80, 90, 100], [100]])
  }
}
