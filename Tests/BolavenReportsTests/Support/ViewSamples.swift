import BolavenReports

/// A table whose rows can be ordered, searched and folded.
func indicatorTable() -> Table {
  let provenance = Provenance(formula: "I1", columns: ["value"], rows: 1234, sources: ["indicators.csv"])
  let other = Provenance(formula: "I2", columns: ["value"], rows: 1234, sources: ["indicators.csv"])
  func cell(_ value: Double?, _ style: NumberStyle, _ row: String, _ column: String) -> Cell {
    .number(
      value, style, at: Address(analysis: "results", row: row, column: column),
      from: row == "tea" ? other : provenance)
  }
  func row(_ id: String, _ label: String, _ progress: Double?, _ status: Status?, under: Bool = false) -> TableRow {
    TableRow(
      id: id, label: LocalizedText(label, lo: "ແຖວ \(id)", ja: "行\(id)"), indent: under ? 1 : 0,
      cells: [
        cell(progress.map { $0 * 1000 }, .fixed(decimals: 1), id, "actual"),
        cell(progress, .percentWithSign(decimals: 0), id, "progress"),
        status.map {
          .status($0, at: Address(analysis: "results", row: id, column: "status"), from: provenance)
        } ?? .empty,
      ])
  }
  return Table(
    id: "results", title: LocalizedText("Indicators", lo: "ຕົວຊີ້ວັດ", ja: "指標"), stub: .glossary(.indicator),
    columns: [
      TableColumn(id: "actual", header: .glossary(.actual)), TableColumn(id: "progress", header: .glossary(.progress)),
      TableColumn(id: "status", header: .glossary(.status), kind: .words),
    ],
    blocks: [
      TableBlock(
        label: LocalizedText("Members", lo: "ສະມາຊິກ", ja: "組合員"),
        rows: [
          row("total", "Members", 1.2, .met), row("women", "Women", 0.9, nil, under: true),
          row("men", "Men", 1.4, nil, under: true), row("trained", "Trained", 0.25, .off),
          row("heard", "Heard of", nil, .noData),
        ]),
      TableBlock(
        label: LocalizedText("Sales", lo: "ຍອດຂາຍ", ja: "売上"),
        rows: [row("coffee", "Coffee", 0.85, .near), row("tea", "Tea", 2.5, .met)]),
    ], notes: [Note(.rows, LocalizedText("Progress since 2019.", lo: "ຄວາມຄືບໜ້າ.", ja: "2019年から。"))])
}

/// A page with tables that a reader can work on.
func viewReport() -> Report {
  Report(
    id: "view", title: LocalizedText("A view", lo: "ພາບ", ja: "表示"), isSynthetic: true,
    blocks: [.table(indicatorTable()), .table(hardTable())] + sampleReport().blocks
      + [.notice(Notice(.finding, LocalizedText("In the end.")))]
  ).made(
    Colophon(program: "bolaven 1.2.3", inputs: [.init(name: "a.csv", fingerprint: String(repeating: "0f", count: 32))]))
}
