import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  /// How far abilities rose, in standard deviations of those before.
  func gainTable(_ gain: LatentGain) -> Table {
    let table = "\(id)-gain"
    let style = NumberStyle.fixed(decimals: 2)
    let found = gain.calibration
    let cell = { (value: Double?, style: NumberStyle, row: String, column: String) in
      number(value, style, row, column, of: table, from: gainOrigin(gain, row, column))
    }
    let rows = [
      TableRow(
        id: "gain", label: ItemsWording.gain,
        cells: [
          cell(found.gain, .signed(decimals: 2), "gain", "estimate"),
          cell(found.gainStandardError, style, "gain", "error"),
          interval(
            found.gainInterval, style, "gain", "interval", of: table, from: gainOrigin(gain, "gain", "interval")),
          cell(found.pValue, .pValue, "gain", "p"),
        ]),
      TableRow(
        id: "spread", label: ItemsWording.spread,
        cells: [
          cell(found.deviationAfter, style, "spread", "estimate"),
          cell(found.deviationStandardError, style, "spread", "error"), .empty, .empty,
        ]),
    ]
    return Table(
      id: table, title: ItemsWording.gainTitle, stub: ItemsWording.measure,
      columns: [
        TableColumn(id: "estimate", header: ItemsWording.estimate),
        TableColumn(id: "error", header: ItemsWording.standardError),
        TableColumn(id: "interval", header: intervalHeader(settings.confidence)),
        TableColumn(id: "p", header: .verbatim("p")),
      ], blocks: [TableBlock(rows: rows)],
      notes: ItemsWording.gainNotes(gain, usesPriors: settings.usesPriors) + [Note(.source, source)])
  }

  /// Which items kept their place between the tests.
  func anchorTable(_ gain: LatentGain) -> Table {
    let table = "\(id)-anchors"
    let style = NumberStyle.fixed(decimals: 2)
    let rows = test.items.indices.map { item in
      let name = test.items[item].name
      let change = gain.before[item].flatMap { first in gain.after[item].map { $0 - first } }
      let cell = { (value: Double?, style: NumberStyle, column: String) in
        number(value, style, name, column, of: table, from: anchorOrigin(item, column))
      }
      return TableRow(
        id: name, label: .verbatim(name),
        cells: [
          cell(gain.before[item], style, "pre"), cell(gain.after[item], style, "post"),
          cell(change, .signed(decimals: 2), "change"), cell(gain.drift.robustZ[item], style, "z"),
          .text(ItemsWording.anchorStatus(item, gain.drift)),
        ])
    }
    return Table(
      id: table, title: ItemsWording.anchorTitle, stub: .glossary(.item),
      columns: [
        TableColumn(id: "pre", header: KnowledgeWording.pre), TableColumn(id: "post", header: KnowledgeWording.post),
        TableColumn(id: "change", header: .glossary(.change)), TableColumn(id: "z", header: .verbatim("z")),
        TableColumn(id: "status", header: .glossary(.status), kind: .words),
      ], blocks: [TableBlock(rows: rows)], notes: ItemsWording.anchorNotes(gain) + [Note(.source, source)])
  }

  /// Whether items work differently in two groups.
  func functioningTable(_ groups: GroupFunctioning) -> Table {
    let table = "\(id)-groups"
    let rows = groups.items.enumerated().map { place, item in
      let name = test.items[item].name
      let found = groups.functioning.items[place]
      let logistic = groups.logistic[place]
      let cell = { (value: Double?, style: NumberStyle, column: String) in
        number(value, style, name, column, of: table, from: functioningOrigin(groups, item, column))
      }
      return TableRow(
        id: name, label: .verbatim(name),
        cells: [
          cell(found.oddsRatio, .fixed(decimals: 2), "ratio"), cell(found.delta, .signed(decimals: 2), "delta"),
          cell(found.pValue, .pValue, "p"), .text(found.category.map { .verbatim($0.rawValue) } ?? .verbatim("-")),
          cell(logistic?.uniform.pValue, .pValue, "uniform"),
          cell(logistic?.nonUniform.pValue, .pValue, "non_uniform"),
          cell(logistic?.nagelkerkeChange, .fixed(decimals: 3), "r_squared"),
        ])
    }
    return Table(
      id: table, title: ItemsWording.functioningTitle(groups), stub: .glossary(.item),
      spanners: [
        Table.Spanner(header: .verbatim("Mantel-Haenszel"), columns: 0..<4),
        Table.Spanner(header: ItemsWording.logistic, columns: 4..<7),
      ],
      columns: [
        TableColumn(id: "ratio", header: ItemsWording.oddsRatio), TableColumn(id: "delta", header: .verbatim("D-DIF")),
        TableColumn(id: "p", header: .verbatim("p")),
        TableColumn(id: "class", header: ItemsWording.category, kind: .words),
        TableColumn(id: "uniform", header: ItemsWording.uniform),
        TableColumn(id: "non_uniform", header: ItemsWording.nonUniform),
        TableColumn(id: "r_squared", header: .verbatim("R2")),
      ], blocks: [TableBlock(rows: rows)], notes: ItemsWording.functioningNotes(groups) + [Note(.source, source)])
  }
}
