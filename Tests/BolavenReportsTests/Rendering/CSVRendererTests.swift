import Testing

@testable import BolavenReports

@Suite struct CSVRendererTests {
  private func records(_ table: Table, in language: Language = .english) -> [[String]] {
    csvRecords(CSVRenderer(shape: .wide).render(table, in: language))
  }

  @Test func everyNumberIsExact() {
    let records = records(hardTable())
    #expect(
      records[0] == [
        "block", "row", "label", "n", "pre", "pre_flag", "post", "interval_low", "interval_high", "p", "status",
      ])
    #expect(
      records[1] == [
        "", "all", "All participants", "1234567", "-12.345", "", "0.0004", "-1234.5", "0.25", "6.1e-7", "Behind",
      ])
    #expect(records[2] == ["", "spread", "Standard deviation", "", "3.125", "", "1234.5", "", "", "", ""])
    #expect(records[3][3...] == ["7", "28.5", "!", "-0.49", "", "", "", "told late"])
    #expect(records[4][3...] == ["<5", "<5", "", "-62", "", "", "", "No data"])
    #expect(records.count == 5)
  }

  @Test("words are those of the language, numbers are not", arguments: Language.allCases)
  func language(_ language: Language) {
    let table = hardTable()
    let records = records(table, in: language)
    #expect(records.dropFirst().map { $0[2] } == table.rows.map { $0.label(language) })
    #expect(records[1][3...9] == self.records(table)[1][3...9])
  }

  @Test("a number reads back as itself", arguments: [0.1 + 0.2, 1.0 / 3, 1e-300, -1.7976931348623157e308, 123_456_789])
  func readsBack(_ value: Double) throws {
    let table = oneCell(
      .number(
        value, .fixed(decimals: 1), at: Address(analysis: "a", row: "r", column: "c"),
        from: Provenance(formula: "A1", columns: [])))
    #expect(try #require(Double(records(table)[1][2])).bitPattern == value.bitPattern)
  }

  @Test func everyRowSaysThatDataAreSynthetic() {
    let records = records(hardTable(isSynthetic: true))
    #expect(records[0].last == "data_status")
    #expect(records.dropFirst().allSatisfy { $0.last == "SYNTHETIC DATA" })
    #expect(!self.records(hardTable())[0].contains("data_status"))
  }

  @Test(
    "a text that could be a formula has one apostrophe in front",
    arguments: [
      "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "'=1", "''=1", "\u{FF1D}1", "=HYPERLINK(\"x\")", "-",
      "- a", "\"=1", "(1)", "( 3.5 )",
    ])
  func isNoFormula(_ text: String) {
    #expect(records(oneCell(.text(.verbatim(text))))[1][2] == "'" + text)
    #expect(records(oneCell(.empty, label: text))[1][1] == "'" + text)
  }

  @Test(
    "any other text stays",
    arguments: ["-5", "+3.2", "-1,234", "'000 LAK", "a=b", "", " a ", "a,b", "a\"b\"", "<5", "(a)", "(1) a", "a; b"])
  func keeps(_ text: String) {
    #expect(records(oneCell(.text(.verbatim(text))))[1][2] == text)
  }

  @Test("behind a semicolon a field may begin, too", arguments: ["a;=1", ";@x", "a; -x"])
  func isNoFormulaBehindASemicolon(_ text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    #expect(records(oneCell(.text(.verbatim(text))))[1][2] == "\(parts[0]);'\(parts[1])")
  }

  @Test("a tab or a line end does not hide a formula", arguments: ["\t=1", "\r=1", "\n=1", "\r\n=1"])
  func isNoFormulaBehindABlank(_ text: String) {
    #expect(records(oneCell(.text(.verbatim(text))))[1][2] == "' =1")
  }

  @Test("what stands beside intervals in a column is kept", arguments: ["yes", ""])
  func mixedColumns(_ word: String) {
    let address = Address(analysis: "a", row: "r", column: "c")
    let interval = Cell.interval(1, 3, .count, at: address, from: Provenance(formula: "A1", columns: []))
    let other = word.isEmpty ? Cell.doesNotApply : .text(.verbatim(word))
    let rows = [interval, other].map { TableRow(id: "r", label: .verbatim("l"), cells: [$0]) }
    let table = Table(
      id: "t", title: .verbatim("t"), stub: .verbatim("s"), columns: [TableColumn(id: "c", header: .verbatim("c"))],
      blocks: [TableBlock(rows: rows)], notes: [])
    let wanted = [["c", "c_low", "c_high"], ["", "1", "3"], [word, "", ""]]
    #expect(
      records(table).map { Array($0.dropFirst(2)) } == (word.isEmpty ? wanted.map { Array($0.dropFirst()) } : wanted))
  }

  @Test("a file holds one table, but any number of them in the tidy shape", arguments: TableShape.allCases)
  func tablesOfAFile(_ shape: TableShape) throws {
    let renderer = CSVRenderer(shape: shape)
    let report = { (count: Int) in
      Report(id: "r", title: .verbatim("r"), blocks: (0..<count).map { _ in .table(hardTable()) })
    }
    #expect(try renderer.render(report(1), in: .english) == renderer.render(hardTable(), in: .english))
    for count in [0, 2] where count == 0 || shape != .tidy {
      let tables = Array(repeating: "hard", count: count)
      #expect(throws: ReportError.notOneTable(format: "csv", tables: tables)) {
        try renderer.render(report(count), in: .english)
      }
    }
    if shape == .tidy {
      let (one, two) = try (renderer.render(report(1), in: .english), renderer.render(report(2), in: .english))
      #expect(csvRecords(two).count == 2 * csvRecords(one).count - 1)
    }
  }

  @Test func aTidyFileHasTheSameColumnsWhateverTheTableHas() {
    let heads = [hardTable(), hardTable(isSynthetic: true), oneCell(.empty)].map {
      csvRecords(CSVRenderer(shape: .tidy).render($0, in: .lao))[0]
    }
    #expect(Set(heads) == [TidyTable.head])
  }

  @Test func whatIsShownHasOurNumbersAsTheyAre() {
    let records = csvRecords(CSVRenderer(shape: .asShown).render(hardTable(), in: .lao))
    #expect(records[0][0] == "ຕາຕະລາງ 1. ຄະແນນ, 0-20 [a]")
    #expect(records[3][1...5] == ["1.234.567", "-12,35", "+0,0004", "[-1.234,5; 0,3]", "<0,001"])
    #expect(records[4][2] == "'(3,13)" && records[4][4] == "-")
  }

  private func oneCell(_ cell: Cell, label: String = "a") -> Table {
    Table(
      id: "t", title: .verbatim("t"), stub: .verbatim("s"),
      columns: [TableColumn(id: "c", header: .verbatim("c"), kind: .words)],
      blocks: [TableBlock(rows: [TableRow(id: "r", label: .verbatim(label), cells: [cell])])], notes: [])
  }
}
