import BolavenData
import BolavenEstimation
import BolavenFormats
import BolavenReports

extension DescriptionFindings {
  /// One row a column of numbers; with groups one block a column, all rows first.
  var summaryTable: Table {
    let blocks =
      by == nil
      ? [
        TableBlock(rows: numbers.map { row($0, $0.all, label: .verbatim($0.name.text), id: $0.name.text, group: nil) })
      ]
      : numbers.map(block)
    return Table(
      id: id, title: DescriptionWording.summaryTitle(by: by),
      stub: by.map { .verbatim($0.text) } ?? DescriptionWording.column,
      columns: [
        TableColumn(id: "n", header: .verbatim("N")), TableColumn(id: "missing", header: .glossary(.missing)),
        TableColumn(id: "mean", header: .glossary(.mean)),
        TableColumn(id: "sd", header: DescriptionWording.standardDeviation),
        TableColumn(id: "min", header: DescriptionWording.minimum), TableColumn(id: "p25", header: .verbatim("P25")),
        TableColumn(id: "median", header: .glossary(.median)), TableColumn(id: "p75", header: .verbatim("P75")),
        TableColumn(id: "max", header: DescriptionWording.maximum),
      ], blocks: blocks, notes: summaryNotes)
  }

  private func block(_ column: NumberDescription) -> TableBlock {
    TableBlock(
      label: .verbatim(column.name.text),
      rows: [row(column, column.all, label: .glossary(.all), id: column.name.text, group: nil)]
        + zip(groups, column.groups).map { group, part in
          row(column, part, label: .verbatim(group), id: "\(column.name)::\(group)", group: group)
        })
  }

  private func row(
    _ column: NumberDescription, _ part: NumberDescription.Part, label: LocalizedText, id row: String, group: String?
  ) -> TableRow {
    let summary = part.summary
    let source = source(column.name, group: group)
    // Groups of a column have the decimals of the whole column, so that they can be compared.
    let most = shownDecimals(of: column.all.summary.standardDeviation)
    let spread = NumberStyle.fixed(decimals: most)
    let values = NumberStyle.fixed(decimals: decimals(of: part, atMost: most))
    let cell = { (name: String, value: Double?, style: NumberStyle, formula: String) in
      Cell.number(
        value, style, at: address(id, row, name),
        from: provenance(
          formula, column.name, DescriptionOriginWording.statistic(name), source, rows: part.rowCount, group: group))
    }
    return TableRow(
      id: row, label: label,
      cells: [
        cell("n", Double(summary.count), .count, "count"), cell("missing", Double(part.missing), .count, "count"),
        cell("mean", summary.mean, spread, "mean"), cell("sd", summary.standardDeviation, spread, "standard_deviation"),
        cell("min", summary.minimum, values, "quantile"), cell("p25", summary.lowerQuartile, values, "quantile"),
        cell("median", summary.median, values, "quantile"), cell("p75", summary.upperQuartile, values, "quantile"),
        cell("max", summary.maximum, values, "quantile"),
      ])
  }

  /// The decimals that the five numbers of a row need, or the most that are of use.
  private func decimals(of part: NumberDescription.Part, atMost most: Int) -> Int {
    let summary = part.summary
    let values = [
      summary.minimum, summary.lowerQuartile, summary.median, summary.upperQuartile, summary.maximum,
    ].compactMap { $0 }
    return (0..<most).first { decimals in
      values.allSatisfy { decimalNumber(roundedDecimal($0, decimals: decimals)) == $0 }
    } ?? most
  }

  private var summaryNotes: [Note] {
    [
      Note(.rows, DescriptionWording.statistics), Note(.sample, sampleNote),
      Note(.adjustments, DescriptionWording.decimals(reading, binary: numbers.filter { !$0.isExact }.map(\.name))),
      Note(.source, sourceNote([file])),
    ]
  }

  var sampleNote: LocalizedText {
    DescriptionWording.sample(rows: usedRows, of: rowCount, filter: filter, by: by, withoutGroup: withoutGroup)
  }
}
