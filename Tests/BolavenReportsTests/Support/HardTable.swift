@testable import BolavenReports

/// A table with everything that a renderer can stumble over; every word goes through `words`.
///
/// - Parameter flag: the warning behind a number; `nil` for one that is a word like the others.
func hardTable(isSynthetic: Bool = false, flag: String? = nil, words: (String) -> String = { $0 }) -> Table {
  let provenance = Provenance(formula: "A3", columns: ["pre"], rows: 26, sources: ["pre.csv"])
  func text(_ english: String, lo: String? = nil, ja: String? = nil) -> LocalizedText {
    LocalizedText(words(english), lo: lo.map(words), ja: ja.map(words))
  }
  func address(_ row: String, _ column: String) -> Address { Address(analysis: "hard", row: row, column: column) }
  func number(_ value: Double?, _ style: NumberStyle, _ row: String, _ column: String) -> Cell {
    .number(value, style, at: address(row, column), from: provenance)
  }
  let late = text("Told after the deadline.", lo: "ລາຍງານຊ້າ.", ja: "期限後に報告。")
  let all = TableRow(
    id: "all", label: text("All participants", lo: "ຜູ້ເຂົ້າຮ່ວມທັງໝົດ", ja: "参加者全体"),
    cells: [
      number(1_234_567, .count, "all", "n"), number(-12.345, .fixed(decimals: 2), "all", "pre"),
      number(0.0004, .signed(decimals: 2), "all", "post"),
      .interval(-1234.5, 0.25, .fixed(decimals: 1), at: address("all", "interval"), from: provenance),
      number(6.1e-7, .pValue, "all", "p"), .status(.behind, at: address("all", "status"), from: provenance),
    ])
  let spread = TableRow(
    id: "spread", label: text("Standard deviation", lo: "ຄ່າບ່ຽງເບນມາດຕະຖານ", ja: "標準偏差"), indent: 1,
    cells: [
      .empty, number(3.125, .parenthesized(decimals: 2), "spread", "pre"),
      number(1234.5, .parenthesized(decimals: 1), "spread", "post"), .doesNotApply, .empty, .empty,
    ])
  let women = TableRow(
    id: "women",
    label: text(
      "Women who had never kept the books of a cooperative before the training of April 2023",
      lo: "ແມ່ຍິງທີ່ບໍ່ເຄີຍເຮັດບັນຊີຂອງສະຫະກອນກ່ອນການຝຶກອົບຮົມໃນເດືອນເມສາ 2023",
      ja: "2023年4月の研修の前に協同組合の帳簿をつけたことがなかった女性"),
    cells: [
      number(7, .count, "women", "n"),
      number(0.285, .percent(decimals: 1), "women", "pre").marked(.flag(flag ?? words("!"))).marked(.footnote(late)),
      number(-0.0049, .signedPoints(decimals: 1), "women", "post"), .notReported,
      number(nil, .pValue, "women", "p"), .text(text("told late", lo: "ຊ້າ", ja: "遅れて報告された")),
    ], footnotes: [text("By their own word.", lo: "ຕາມຄຳບອກເລົ່າ.", ja: "本人の申告による。"), late])
  let others = TableRow(
    id: "others", label: text("Others ± unknown", lo: "ອື່ນໆ", ja: "その他①"), indent: 1,
    cells: [
      .hidden(below: 5, at: address("others", "n"), from: provenance),
      .hidden(below: 5, at: address("others", "pre"), from: provenance),
      number(-0.62, .percentWithSign(decimals: 0), "others", "post"), .notInModel, .empty,
      .status(.noData, at: address("others", "status"), from: provenance),
    ])
  return Table(
    id: "hard", title: text("Scores, 0-20", lo: "ຄະແນນ, 0-20", ja: "得点（0～20）"),
    titleFootnotes: [text("Thirty questions.", lo: "30 ຄຳຖາມ.", ja: "30問。")],
    stub: text("Group", lo: "ກຸ່ມ", ja: "グループ"),
    spanners: [.init(header: text("Mean score of the test", lo: "ຄະແນນສະເລ່ຍ", ja: "平均点"), columns: 1..<3)],
    columns: [
      TableColumn(id: "n", header: text("People", lo: "ຄົນ", ja: "人数")),
      TableColumn(id: "pre", header: text("Before", lo: "ກ່ອນ", ja: "研修前")),
      TableColumn(id: "post", header: text("After", lo: "ຫຼັງ", ja: "研修後")),
      TableColumn(id: "interval", header: text("95% CI", lo: "CI 95%", ja: "95%信頼区間")),
      TableColumn(id: "p", header: text("p"), footnotes: [text("Two-sided.", lo: "ສອງດ້ານ.", ja: "両側。")]),
      TableColumn(id: "status", header: text("Status", lo: "ສະຖານະ", ja: "状況"), kind: .words),
    ],
    blocks: [
      TableBlock(rows: [all, spread]),
      TableBlock(label: text("By sex, as told", lo: "ແຍກຕາມເພດ", ja: "性別"), rows: [women, others]),
    ],
    notes: [
      Note(.source, text("Source: pre.csv.")), Note(.rows, text("Means of people.", ja: "平均。")),
    ] + (isSynthetic ? [.synthetic] : []))
}

extension Table {
  /// What a reader sees: the heading column, then one text a cell, with the letters of footnotes in ASCII.
  func shown(in language: Language) -> [[String]] {
    let mark = { bracketed(self.footnotes.letters(of: $0)) }
    return rows.map { row in
      [row.label(language) + mark(row.footnotes)] + row.cells.map { $0.text(in: language) + mark($0.footnotes) }
    }
  }

  func heads(in language: Language) -> [String] {
    [stub(language)] + columns.map { $0.header(language) + bracketed(footnotes.letters(of: $0.footnotes)) }
  }
}
