import Testing

@testable import BolavenReports

@Suite struct MarkdownRendererTests {
  private func text(_ blocks: [Block], in language: Language = .english, isSynthetic: Bool = false) -> String {
    let report = Report(id: "r", title: LocalizedText("A report"), isSynthetic: isSynthetic, blocks: blocks)
    return String(decoding: MarkdownRenderer(linksCharts: true).render(report, in: language), as: UTF8.self)
  }

  @Test("a table reads back as it is, with a true minus", arguments: Language.allCases)
  func readsBack(_ language: Language) throws {
    let table = hardTable()
    let rows = markdownRows(text([.table(table)], in: language))
    let letters = table.footnotes
    let mark = { (texts: [LocalizedText]) in superscript(letters.letters(of: texts)) }
    let spanner = table.spanners[0].header(language) + ": "
    var heads = [table.stub(language)] + table.columns.map { $0.header(language) + mark($0.footnotes) }
    for column in table.spanners[0].columns { heads[column + 1] = spanner + heads[column + 1] }
    #expect(rows[0] == heads)
    #expect(rows[1].map { $0.first == ":" } == [true, false, false, false, false, false, true])
    #expect(rows[1].map { $0.last == ":" } == [false, true, true, true, true, true, false])
    var wanted = table.rows.map { row in
      [row.label(language) + mark(row.footnotes)]
        + row.cells.map { cell in
          switch cell.content {
          case .number, .interval:
            cell.text(in: language).replacing("-", with: "\u{2212}") + mark(cell.footnotes)
          default: cell.text(in: language) + mark(cell.footnotes)
          }
        }
    }
    let label = try #require(table.blocks[1].label)
    wanted.insert([label(language)] + table.columns.map { _ in "" }, at: 2)
    #expect(Array(rows.dropFirst(2)) == wanted)
  }

  @Test func columnsAreAlignedInTheSource() {
    let lines = text([.table(hardTable())], in: .japanese).split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(Set(lines.map { displayWidth($0) }).count == 1)
  }

  @Test func everyBlockHasItsForm() throws {
    let report = sampleReport()
    let text = String(decoding: MarkdownRenderer(linksCharts: true).render(report, in: .english), as: UTF8.self)
    for line in [
      "# A report", "> **SYNTHETIC DATA: invented, not results of a real programme.**", "## Knowledge",
      "> **In words** It rose.", "> **Caution** Or not.", "**Table 1. Scores**", "**Table 2. Scores**", "| **Women**",
      "*Notes:* Means of people. '-' does not apply or is not defined. SYNTHETIC DATA: invented, not results of a real programme.",
      "](charts/pairs.svg)", "**Figure 1. Before and after** SYNTHETIC DATA: invented",
    ] { #expect(text.contains(line), "\(line)") }
    let summary = try #require(report.charts.first).kind.summary(.english)
    #expect(text.contains("![\(summary)"))
  }

  @Test(
    "a text means nothing to Markdown",
    arguments: [
      ("a|b", #"a\|b"#), ("**a** _b_", #"\*\*a\*\* \_b\_"#), ("[a](b)", #"\[a\](b)"#),
      ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
      ("`a`", #"\`a\`"#), (#"\"#, #"\\"#), ("$x$", #"\$x\$"#), ("{{ x }}", #"\{\{ x \}\}"#), ("a\n# b", "a \\# b"),
      ("http://a.example", #"http:\//a.example"#), ("www.a.example", #"www\.a.example"#),
      ("a@b.example", #"a\@b.example"#),
      ("  a  ", "a"), ("\u{202E}a", "&lt;U+202E&gt;a"),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(self.text([.heading(.verbatim(text))]).contains("## \(expected)\n"))
  }

  @Test func theNameOfAChartStaysInItsAddress() throws {
    let chart = try #require(sampleReport().charts.first)
    let renamed = Chart(id: "a)[b](../c d", title: chart.title, kind: chart.kind)
    #expect(text([.chart(renamed)]).contains("](charts/a--b--..-c-d.svg)\n"))
  }
}
