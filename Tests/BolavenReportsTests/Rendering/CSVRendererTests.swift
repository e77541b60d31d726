import Testing

@testable import BolavenReports

@Suite struct CSVRendererTests {
  private func records(_ table: Table, in language: Language = .english) -> [[String]] {
    csvRecords(CSVRenderer().render(table, in: language))
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
    #expect(records.count == 4)
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
      "- a",
    ])
  func isNoFormula(_ text: String) {
    #expect(records(oneCell(.text(.verbatim(text))))[1][2] == "'" + text)
    #expect(records(oneCell(.empty, label: text))[1][1] == "'" + text)
  }

  @Test(
    "any other text stays", arguments: ["-5", "+3.2", "-1,234", "'000 LAK", "a=b", "", " a ", "a,b", "a\"b\"", "<5"])
  func keeps(_ text: String) {
    #expect(records(oneCell(.text(.verbatim(text))))[1][2] == text)
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

  @Test func aFileHoldsOneTable() throws {
    let one = Report(id: "r", title: .verbatim("r"), blocks: [.table(hardTable())])
    #expect(try CSVRenderer().render(one, in: .english) == CSVRenderer().render(hardTable(), in: .english))
    for tables in [[], ["hard", "hard"]] {
      let report = Report(id: "r", title: .verbatim("r"), blocks: tables.map { _ in .table(hardTable()) })
      #expect(throws: ReportError.notOneTable(format: "csv", tables: tables)) {
        try CSVRenderer().render(report, in: .english)
      }
    }
  }

  private func oneCell(_ cell: Cell, label: String = "a") -> Table {
    Table(
      id: "t", title: .verbatim("t"), stub: .verbatim("s"),
      columns: [TableColumn(id: "c", header: .verbatim("c"), kind: .words)],
      blocks: [TableBlock(rows: [TableRow(id: "r", label: .verbatim(label), cells: [cell])])], notes: [])
  }
}
