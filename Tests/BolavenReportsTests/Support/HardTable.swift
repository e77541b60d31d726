import BolavenReports

/// The table that renderers find hard: spanners, blocks, flags, words and numbers of every kind, three languages.
let hardTable: Table = {
  let provenance = Provenance(formula: "A3", columns: ["pre", "post"], rows: 26, sources: ["scores.csv"])
  let address = { (row: String, column: String) in Address(analysis: "hard", row: row, column: column) }
  let number = { (value: Double?, style: NumberStyle, row: String, column: String) in
    Cell.number(value, style, at: address(row, column), from: provenance)
  }
  let cells = { (row: String, values: [Double?], style: NumberStyle, limits: ClosedRange<Double>?) -> [Cell] in
    [
      number(values[0], style, row, "pre"), number(values[1], style, row, "post"),
      .interval(
        limits?.lowerBound, limits?.upperBound, .fixed(decimals: 2), at: address(row, "interval"), from: provenance),
      .text(LocalizedText("all of them", lo: "ທັງໝົດ", ja: "すべて")),
    ]
  }
  return Table(
    id: "hard", title: LocalizedText("A hard table", lo: "ຕາຕະລາງ", ja: "難しい表"),
    stub: LocalizedText("Row", lo: "ແຖວ", ja: "行"),
    spanners: [.init(header: LocalizedText("Scores", lo: "ຄະແນນ", ja: "得点"), columns: 0..<2)],
    columns: [
      TableColumn(id: "pre", header: LocalizedText("Before", lo: "ກ່ອນ", ja: "研修前")),
      TableColumn(id: "post", header: LocalizedText("After", lo: "ຫຼັງ", ja: "研修後")),
      TableColumn(id: "interval", header: LocalizedText("95% CI", lo: "CI 95%", ja: "95％信頼区間")),
      TableColumn(id: "who", header: LocalizedText("Who", lo: "ໃຜ", ja: "対象"), kind: .words),
    ],
    blocks: [
      TableBlock(rows: [
        TableRow(
          id: "all", label: LocalizedText("Standard error of the mean", lo: "ຄ່າຄາດເຄື່ອນມາດຕະຖານ", ja: "標準誤差"),
          cells: cells("all", [-1234.567, 0.285], .signed(decimals: 2), -3.25...1200)),
        TableRow(
          id: "spread", label: LocalizedText("Deviation", lo: "ບ່ຽງເບນ", ja: "偏差"), indent: 1,
          cells: cells("spread", [3.72, nil], .parenthesized(decimals: 2), nil)),
      ]),
      TableBlock(
        label: LocalizedText("Women", lo: "ຍິງ", ja: "女性"),
        rows: [
          TableRow(
            id: "share",
            label: LocalizedText(
              "A label so long that no terminal of eighty columns has room for it beside four columns of numbers",
              lo: "ສະຫະກອນສະຫະກອນສະຫະກອນສະຫະກອນສະຫະກອນສະຫະກອນ", ja: "とても長い見出しとても長い見出しとても長い見出し"),
            cells: [
              number(0.615, .percent(decimals: 1), "share", "pre").marked(.flag("!")),
              number(-0.0004, .signedPoints(decimals: 1), "share", "post"), .empty, .notReported,
            ]),
          TableRow(
            id: "p", label: .verbatim("p"),
            cells: [
              number(0.00001, .pValue, "p", "pre"), number(2024, .year, "p", "post"), .doesNotApply,
              .status(.behind, at: address("p", "who"), from: provenance),
            ]),
        ]),
    ],
    notes: [
      Note(.source, LocalizedText("Source: scores.csv.", ja: "出典：scores.csv。")),
      Note(.rows, LocalizedText("Mean scores.", ja: "平均点。")),
    ])
}()

/// A report of the hard table and nothing else.
let hardReport = Report(id: "hard", title: LocalizedText("Hard"), isSynthetic: true, blocks: [.table(hardTable)])
