import BolavenData
import BolavenEstimation
import BolavenReports

extension DescriptionFindings {
  private var frequencyId: String { id + "-frequencies" }

  /// One block a column of texts: how often each occurs, and its share of the rows that have a text.
  var frequencyTable: Table {
    let columns = [
      TableColumn(id: "n", header: .verbatim("N")), TableColumn(id: "share", header: .verbatim("%")),
    ]
    let grouped = groups.flatMap { group in
      columns.map { TableColumn(id: "\($0.id)::\(group)", header: $0.header) }
    }
    let heads = groups.isEmpty ? [] : [LocalizedText.glossary(.all)] + groups.map { .verbatim($0) }
    return Table(
      id: frequencyId, title: DescriptionWording.frequencyTitle(by: by), stub: DescriptionWording.value,
      spanners: heads.enumerated().map { Table.Spanner(header: $1, columns: 2 * $0..<2 * $0 + 2) },
      columns: columns + grouped, blocks: texts.map(block),
      notes: [
        Note(.rows, DescriptionWording.shares(by: by)), Note(.sample, sampleNote), Note(.source, sourceNote([file])),
      ])
  }

  private func block(_ column: TextDescription) -> TableBlock {
    var rows = column.levels.map { level in
      row(column, id: "\(column.name)::\(level.text)", label: .verbatim(level.text), level.count, hasShare: true)
    }
    if column.otherLevels > 0 {
      let label =
        column.levels.isEmpty
        ? DescriptionWording.names(column.otherLevels, atMost: column.mostFrequent)
        : DescriptionWording.others(column.otherLevels)
      rows.append(row(column, id: "\(column.name).others", label: label, column.other, hasShare: true))
    }
    rows.append(
      row(column, id: "\(column.name).missing", label: .glossary(.missing), column.missing, hasShare: false))
    return TableBlock(label: .verbatim(column.name.text), rows: rows)
  }

  private func row(
    _ column: TextDescription, id row: String, label: LocalizedText, _ count: TextDescription.Count, hasShare: Bool
  ) -> TableRow {
    let parts =
      [(group: String?.none, count: count.all, whole: column.present.all)]
      + groups.indices.map { (groups[$0], count.groups[$0], column.present.groups[$0]) }
    let cells = parts.flatMap { group, count, whole in
      let end = group.map { "::\($0)" } ?? ""
      let share = hasShare && whole > 0 ? Double(count) / Double(whole) : nil
      let source = source(column.name, group: group)
      let origin = { (name: String) in
        provenance(
          "frequency", column.name, DescriptionOriginWording.statistic(name), source, rows: whole, group: group)
      }
      return [
        Cell.number(Double(count), .count, at: address(frequencyId, row, "n\(end)"), from: origin("n")),
        hasShare
          ? Cell.number(
            share, .percent(decimals: 1), at: address(frequencyId, row, "share\(end)"), from: origin("share"))
          : .empty,
      ]
    }
    return TableRow(id: row, label: label, cells: cells)
  }
}
