import Testing

@testable import BolavenReports

@Suite struct TextRendererTests {
  private func lines(_ report: Report, _ language: Language, width: Int = 80) -> [String] {
    String(decoding: TextRenderer(width: width).render(report, in: language), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("no line is wider than the terminal", arguments: Language.allCases, [60, 80, 120])
  func fits(_ language: Language, _ width: Int) {
    for line in lines(hardReport, language, width: width) { #expect(displayWidth(line) <= width, "\(line)") }
  }

  @Test("every cell, head, label and note can be read", arguments: Language.allCases)
  func losesNothing(_ language: Language) {
    let letters = { (text: String) in text.filter { !$0.isWhitespace } }
    let page = letters(lines(hardReport, language).joined())
    for text in hardTable.texts where text(language).count < 20 {
      #expect(page.contains(letters(text(language))), "\(text(language))")
    }
    for cell in hardTable.rows.flatMap(\.cells) {
      #expect(page.contains(letters(cell.text(in: language))), "\(cell.text(in: language))")
    }
  }

  @Test func aNarrowTableLooksLikeThis() {
    let cell = { (value: Double, style: NumberStyle) in
      Cell.number(
        value, style, at: Address(analysis: "a", row: "r", column: "c"), from: Provenance(formula: "A3", columns: []))
    }
    let table = Table(
      id: "t", title: LocalizedText("Scores"), stub: LocalizedText("Score"),
      columns: [
        TableColumn(id: "n", header: LocalizedText("N")), TableColumn(id: "mean", header: LocalizedText("Mean")),
      ],
      blocks: [
        TableBlock(rows: [
          TableRow(
            id: "a", label: LocalizedText("Total"), cells: [cell(1234, .count), cell(13, .fixed(decimals: 2))]),
          TableRow(
            id: "b", label: LocalizedText("deviation"), indent: 1,
            cells: [.empty, cell(3.7202, .parenthesized(decimals: 2))]),
          TableRow(
            id: "c", label: LocalizedText("Change"), cells: [.doesNotApply, cell(-0.5, .signed(decimals: 1))]),
        ]),
        TableBlock(
          label: LocalizedText("Women"),
          rows: [TableRow(id: "d", label: LocalizedText("Total"), cells: [.notReported, cell(12, .count)])]),
      ], notes: [Note(.rows, LocalizedText("Mean score."))])
    let report = Report(id: "r", title: LocalizedText("R"), blocks: [.table(table)])
    #expect(
      lines(report, .english) == [
        "Table 1. Scores",
        "==========================",
        "Score            N    Mean",
        "--------------------------",
        "Total        1,234  13.00",
        "  deviation         (3.72)",
        "Change           -  -0.5",
        "--------------------------",
        "Women",
        "Total          ...      12",
        "==========================",
        "Notes: Mean score.",
        "",
      ])
  }

  /// What a terminal would obey is shown by its number.
  @Test("hostile texts do nothing", arguments: hostileTexts)
  func disarms(_ hostile: String) {
    let bytes = TextRenderer().render(sampleReport(words: { $0 + hostile }), in: .english)
    expectPlainCharacters(bytes)
  }

  @Test func inventedDataSayIt() {
    #expect(lines(hardReport, .english).joined(separator: " ").contains("SYNTHETIC DATA"))
  }

  @Test func wordsWithoutAReviewerAreSaidOnce() {
    let text = lines(hardReport, .japanese).joined()
    #expect(text.ranges(of: "DRAFT WORDS").count == 1)
    #expect(!lines(hardReport, .english).joined().contains("DRAFT WORDS"))
  }
}
