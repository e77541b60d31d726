import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  /// Right answers of every item, what was learned and lost, and how the item tells people apart.
  var itemTable: Table {
    Table(
      id: id, title: settings.title ?? ItemsWording.title(isTwice: after != nil), stub: .glossary(.item),
      columns: after == nil ? Self.onceColumns : Self.twiceColumns,
      blocks: [TableBlock(rows: test.items.indices.map(itemRow))], notes: ItemsWording.notes(self))
  }

  private static let twiceColumns = [
    TableColumn(id: "pre", header: KnowledgeWording.pre), TableColumn(id: "post", header: KnowledgeWording.post),
    TableColumn(id: "wrong_to_right", header: .verbatim("W->R")),
    TableColumn(id: "right_to_wrong", header: .verbatim("R->W")), TableColumn(id: "p", header: .verbatim("p")),
    TableColumn(id: "mid_p", header: .verbatim("mid-p")), TableColumn(id: "holm", header: .verbatim("Holm")),
    TableColumn(id: "bh", header: .verbatim("BH")), TableColumn(id: "rest", header: .verbatim("r")),
    TableColumn(id: "discrimination", header: .verbatim("D")),
  ]
  private static let onceColumns = [
    TableColumn(id: "people", header: ItemsWording.people), TableColumn(id: "pre", header: ItemsWording.right),
    TableColumn(id: "blank", header: ItemsWording.blank), TableColumn(id: "rest", header: .verbatim("r")),
    TableColumn(id: "discrimination", header: .verbatim("D")),
  ]

  private func itemRow(_ item: Int) -> TableRow {
    let name = test.items[item].name
    let cell = { (value: Double?, style: NumberStyle, column: String) in
      number(value, style, name, column, from: itemOrigin(item, column))
    }
    let end = [
      cell(before.restCorrelation(item), .fixed(decimals: 2), "rest"),
      cell(before.discrimination(item), .fixed(decimals: 2), "discrimination"),
    ]
    let share = cell(before.share(item), .percent(decimals: 0), "pre")
    guard let after, let transitions else {
      let blank = before.counts[item] > 0 ? Double(before.blank[item]) / Double(before.counts[item]) : nil
      return TableRow(
        id: name, label: .verbatim(name),
        cells: [
          cell(Double(before.counts[item]), .count, "people"), share, cell(blank, .percent(decimals: 0), "blank"),
        ] + end)
    }
    let change = transitions.changes[item]
    return TableRow(
      id: name, label: .verbatim(name),
      cells: [
        share, cell(after.share(item), .percent(decimals: 0), "post"),
        cell(change.map { Double($0.wrongToRight) }, .count, "wrong_to_right"),
        cell(change.map { Double($0.rightToWrong) }, .count, "right_to_wrong"),
        cell(change?.exactPValue, .pValue, "p"), cell(change?.midPValue, .pValue, "mid_p"),
        cell(transitions.holm[item], .pValue, "holm"), cell(transitions.benjaminiHochberg[item], .pValue, "bh"),
      ] + end)
  }

  /// The items that somebody should look at, with the reasons; `nil` where there is none.
  var lookTable: Table? {
    guard !flagged.isEmpty else { return nil }
    let table = "\(id)-look"
    let isTwice = after != nil
    let rows = flagged.map { item in
      let name = test.items[item].name
      let cell = { (value: Double?, style: NumberStyle, column: String) in
        number(value, style, name, column, of: table, from: itemOrigin(item, column))
      }
      return TableRow(
        id: name, label: .verbatim(name),
        cells: [cell(before.share(item), .percent(decimals: 0), "pre")]
          + (after.map { [cell($0.share(item), .percent(decimals: 0), "post")] } ?? [])
          + [
            cell(before.restCorrelation(item), .fixed(decimals: 2), "rest"),
            .text(ItemsWording.reasons(flags[item], choice(item), isTwice: isTwice)),
          ])
    }
    return Table(
      id: table, title: ItemsWording.lookTitle(flagged.count, of: test.items.count), stub: .glossary(.item),
      columns: [TableColumn(id: "pre", header: isTwice ? KnowledgeWording.pre : ItemsWording.right)]
        + (isTwice ? [TableColumn(id: "post", header: KnowledgeWording.post)] : [])
        + [
          TableColumn(id: "rest", header: .verbatim("r")),
          TableColumn(id: "why", header: ItemsWording.why, kind: .words),
        ],
      blocks: [TableBlock(rows: rows)],
      notes: [Note(.rows, ItemsWording.lookNote(isTwice: isTwice)), Note(.source, source)])
  }

  private func choice(_ item: Int) -> OptionChoices? { choices.first { $0.item == item } }

  // MARK: Cells

  func number(
    _ value: Double?, _ style: NumberStyle, _ row: String, _ column: String, of table: String? = nil,
    from provenance: Provenance
  ) -> Cell {
    .number(value, style, at: Address(analysis: table ?? id, row: row, column: column), from: provenance)
  }

  func interval(
    _ limits: ClosedRange<Double>?, _ style: NumberStyle, _ row: String, _ column: String, of table: String,
    from provenance: Provenance
  ) -> Cell {
    .interval(
      limits?.lowerBound, limits?.upperBound, style, at: Address(analysis: table, row: row, column: column),
      from: provenance)
  }

  var source: LocalizedText { sourceNote(settings.files) }
}
