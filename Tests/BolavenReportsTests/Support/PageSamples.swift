import BolavenReports

/// A report with one of everything, in which every word is made by one function.
func sampleReport(isSynthetic: Bool = true, words: @escaping (String) -> String = { $0 }) -> Report {
  let text = { (word: String) in LocalizedText(words(word)) }
  let provenance = Provenance(
    formula: words("A3"), columns: [words("pre"), words("post")], filter: words("people with both tests"), rows: 1234,
    seed: 20_230_427, sources: [Provenance.Source(words("pretest.csv"))])
  let address = { (row: String, column: String) in
    Address(analysis: words("gain"), row: words(row), column: words(column))
  }
  let number = { (value: Double?, style: NumberStyle, row: String, column: String) in
    Cell.number(value, style, at: address(row, column), from: provenance)
  }
  let table = Table(
    id: "gain", title: text("Scores"), stub: text("Score"),
    spanners: [.init(header: text("Means"), columns: 0..<2)],
    columns: [
      TableColumn(id: "pre", header: text("Before")), TableColumn(id: "post", header: text("After")),
      TableColumn(id: "interval", header: text("Interval")),
      TableColumn(id: "status", header: text("Status"), kind: .words),
    ],
    blocks: [
      TableBlock(rows: [
        TableRow(
          id: "all", label: text("All"),
          cells: [
            number(0.1 + 0.2, .fixed(decimals: 1), "all", "pre"), number(-1e-7, .signed(decimals: 2), "all", "post"),
            .interval(-1234.5, 2e9 / 3, .fixed(decimals: 1), at: address("all", "interval"), from: provenance),
            .status(.near, at: address("all", "status"), from: provenance),
          ])
      ]),
      TableBlock(
        label: text("Women"),
        rows: [
          TableRow(
            id: "women", label: text("Women's score"), indent: 1,
            cells: [
              number(-3.25, .parenthesized(decimals: 2), "women", "pre"),
              number(7, .count, "women", "post").marked(.flag(words("!"))), .doesNotApply, .text(text("told")),
            ])
        ]),
    ], notes: [Note(.rows, text("Means of people."))])
  let pairs = PrePostChart(
    pre: [3, 5, 8], post: [6, 5, 7], range: 0...10, preMean: 16 / 3, postMean: 6, preInterval: -2...12,
    postInterval: 4...8, preLabel: text("Before"), postLabel: text("After"), axis: text("Score"))
  let effects = EffectChart(
    estimates: [
      .init(label: text("Means"), value: -3, interval: -5 ... -1, isMain: true),
      .init(label: text("Controls"), value: 2, interval: nil, isMain: false),
    ], axis: text("Effect"), decimals: 1, level: 0.95)
  return Report(
    id: "sample", title: text("A report"), isSynthetic: isSynthetic,
    blocks: [
      .heading(text("Knowledge")), .notice(Notice(.finding, text("It rose."))),
      .notice(Notice(.caution, text("Or not."))), .table(table),
      .chart(Chart(id: words("pairs"), title: text("Before and after"), kind: pairs)),
      .chart(Chart(id: words("effects"), title: text("Estimates"), kind: effects)), .table(table),
    ])
}

/// Texts that a careless writer would let act, in the way in which attackers write them.
let hostileTexts = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)", "]]><evil/>", "<!--", "-->",
  "</title></style><svg onload=alert(1)>", "&lt;b&gt; &amp; &#x3C;", "javascript:alert(1)",
  "\u{202E}gnp.exe", "a\u{2066}b", "bell\u{7} null\u{0} escape\u{1B}[31m", "line\nbreak\r\n\ttab", "\u{FFFE}\u{FEFF}",
  "\u{85}\u{2028}\u{9F}", "{{constructor}}", "@import url(//evil.example)", "ສະບາຍດີ", "研修😀", "", " ",
]
