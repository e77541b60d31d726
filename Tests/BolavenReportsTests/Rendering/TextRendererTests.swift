import Testing

@testable import BolavenReports

@Suite struct TextRendererTests {
  private func text(_ blocks: [Block], width: Int = 80, in language: Language = .english) -> String {
    let report = Report(id: "r", title: LocalizedText("A report"), blocks: blocks)
    return String(decoding: TextRenderer(width: width).render(report, in: language), as: UTF8.self)
  }

  @Test("a table reads back as it is", arguments: Language.allCases)
  func readsBack(_ language: Language) throws {
    let table = hardTable()
    let panel = try #require(TextTableReader(text([.table(table)], width: 400, in: language)).panels.first)
    #expect(panel.head == [table.heads(in: language)])
    let spanner = panel.spanners.joined().filter { $0 != " " }
    #expect(spanner == table.spanners[0].header(language).filter { $0 != " " })
    let label = try #require(table.blocks[1].label)
    var rows = table.shown(in: language)
    rows.insert([label(language)] + table.columns.map { _ in "" }, at: 2)
    #expect(panel.body == rows)
  }

  @Test("nothing is wider than asked and nothing is lost", arguments: Language.allCases, [40, 60, 80, 100, 132])
  func fits(_ language: Language, width: Int) {
    let table = hardTable()
    let text = text([.table(table)], width: width, in: language)
    for line in text.split(separator: "\n") { #expect(displayWidth(line) <= width, "\(line)") }
    let panels = TextTableReader(text).panels
    for position in 1...table.columns.count {
      let wanted = table.shown(in: language).map { $0[position].filter { $0 != " " } }.joined()
      let columns = panels.flatMap { panel in
        (1..<panel.head[0].count).map { column in panel.body.map { $0[column].filter { $0 != " " } }.joined() }
      }
      #expect(columns.indices.contains(position - 1) && columns[position - 1] == wanted)
    }
    let shown = table.shown(in: language).map { $0[0] }
    let labels = shown[..<2].joined() + (table.blocks[1].label?(language) ?? "") + shown[2...].joined()
    for panel in panels {
      #expect(panel.body.map { $0[0].filter { $0 != " " } }.joined() == labels.filter { $0 != " " })
    }
  }

  @Test func numbersStandByTheirPointsAndHeadsToTheRight() {
    let expected = """
      Table 1. Scores, 0-20 [a]
      Columns (1)-(4) of 6
      ============================================================================
                                         Mean score of the test
                                       --------------------------
      Group                    People  Before              After           95% CI
      ----------------------------------------------------------------------------
      All participants      1,234,567  -12.35            +0.0004   [-1,234.5, 0.3]
        Standard deviation              (3.13)       (1,234.5)                  -
      ----------------------------------------------------------------------------
      By sex, as told
      Women who had never           7    28.5 ! [d]         -0.5              ...
        kept the books of
        a cooperative
        before the
        training of April
        2023 [c, d]
        Others ± unknown           <5      <5                -62%
      ============================================================================

      Columns (5)-(6) of 6
      ============================================================================
      Group                                                       p [b]  Status
      ----------------------------------------------------------------------------
      All participants                                           <0.001  Behind
        Standard deviation
      ----------------------------------------------------------------------------
      By sex, as told
      Women who had never kept the books of a cooperative             -  told late
        before the training of April 2023 [c, d]
        Others ± unknown                                                 No data
      ============================================================================
      [a] Thirty questions.
      [b] Two-sided.
      [c] By their own word.
      [d] Told after the deadline.
      Notes: Means of people. Blank: not in this model. '-' does not apply or is
      not defined. '...' not reported yet. '<5' is hidden for privacy: a number of
      fewer than 5 people, or one that would tell it. Source: pre.csv.

      """
    #expect(text([.table(hardTable())], width: 76) == expected)
  }

  @Test("points stand under each other, and brackets, per cent signs and flags hang", arguments: Language.allCases)
  func pointsStandUnderEachOther(_ language: Language) {
    let origin = Provenance(formula: "A1", columns: [])
    let address = Address(analysis: "a", row: "r", column: "c")
    let cells: [Cell] = [
      .number(1849.5, .fixed(decimals: 1), at: address, from: origin),
      .number(7.25, .parenthesized(decimals: 2), at: address, from: origin),
      .number(0.5, .percentWithSign(decimals: 1), at: address, from: origin),
      .number(-3, .signed(decimals: 0), at: address, from: origin).marked(.flag("!")),
      .interval(-3, 4, .fixed(decimals: 1), at: address, from: origin),
      .number(12, .count, at: address, from: origin), .doesNotApply,
    ]
    let table = Table(
      id: "t", title: .verbatim("t"), stub: .verbatim("s"), columns: [TableColumn(id: "c", header: .verbatim("head"))],
      blocks: [TableBlock(rows: cells.map { TableRow(id: "r", label: .verbatim("x"), cells: [$0]) })], notes: [])
    let english = """
      ===============
      s        head
      ---------------
      x    1,849.5
      x       (7.25)
      x       50.0%
      x          -3 !
      x  [-3.0, 4.0]
      x          12
      x           -
      ===============
      """
    let swapped = String(english.map { $0 == "." ? "," : $0 == "," ? "." : $0 }).replacing("0. ", with: "0; ")
    #expect(
      TextTable(table, in: language, width: 80).lines.joined(separator: "\n") == (language == .lao ? swapped : english))
  }

  @Test("a spanner whose columns fit one panel is not split", arguments: [60, 72])
  func spannersStayWhole(_ width: Int) {
    let panels = TextTableReader(text([.table(hardTable())], width: width)).panels
    #expect(panels.count > 1)
    #expect(panels.count { !$0.spanners.isEmpty } == 1)
  }

  @Test func headsAreWrappedBeforeNumbersGoToAnotherPanel() {
    let columns = (1...6).map { TableColumn(id: "c\($0)", header: .verbatim("Share of members")) }
    let cells = columns.map { _ in Cell.notReported }
    let table = Table(
      id: "t", title: .verbatim("t"), stub: .verbatim("Group"), columns: columns,
      blocks: [TableBlock(rows: [TableRow(id: "r", label: .verbatim("All"), cells: cells)])], notes: [])
    let panels = TextTableReader(text([.table(table)])).panels
    #expect(panels.count == 1 && panels[0].width <= 80 && panels[0].head.count == 2)
    #expect(TextTableReader(text([.table(table)], width: 120)).panels[0].head.count == 1)
  }

  @Test func titleAndNotesStandAroundTheTable() {
    let text = text([.table(hardTable(isSynthetic: true))], width: 120, in: .lao)
    #expect(text.hasPrefix("ຕາຕະລາງ 1. ຄະແນນ, 0-20 [a]\n==="))
    #expect(
      text.contains("===\n[a] 30 ຄຳຖາມ.\n[b] ສອງດ້ານ.\n[c] ຕາມຄຳບອກເລົ່າ.\n[d] ລາຍງານຊ້າ.\nໝາຍເຫດ: Means of people. ຊ່ອງຫວ່າງ"))
    let close = text.filter { !$0.isWhitespace }
    #expect(close.hasSuffix("ຂໍ້ມູນສົມມຸດ(SYNTHETICDATA).ຄຳແປຮ່າງ(DRAFTWORDS).Source:pre.csv."))
  }

  @Test func noticesHangBesideTheirWord() {
    let notice = Notice(.caution, LocalizedText("One two three four five six seven eight nine ten."))
    #expect(
      text([.notice(notice)], width: 40) == """
        Caution    One two three four five six
                   seven eight nine ten.

        """)
  }

  @Test func headingsAreUnderlined() {
    #expect(text([.heading(.verbatim("標準"))]) == "標準\n----\n")
  }

  @Test func aChartIsASentence() throws {
    let chart = try #require(sampleReport().charts.first)
    let sentence = text([.chart(chart)]).replacing("\n", with: " ")
    #expect(sentence.hasPrefix("Figure 1. Before and after. \(chart.kind.summary(.english)) SYNTHETIC DATA"))
  }

  @Test("data are marked even in a report without tables", arguments: Language.allCases)
  func syntheticWithoutTables(_ language: Language) {
    let notice = Block.notice(Notice(.finding, .verbatim("x")))
    let report = Report(id: "r", title: .verbatim("r"), isSynthetic: true, blocks: [notice])
    #expect(String(decoding: TextRenderer().render(report, in: language), as: UTF8.self).contains("SYNTHETIC DATA"))
  }

  @Test func linesOfATextBecomeOne() {
    #expect(text([.notice(Notice(.finding, LocalizedText("a\r\nb\tc\u{1B}[31m")))]) == "In words   a b c<U+001B>[31m\n")
  }
}
