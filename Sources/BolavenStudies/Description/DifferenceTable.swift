import BolavenData
import BolavenEstimation
import BolavenReports

extension DescriptionFindings {
  private var differenceId: String { id + "-differences" }

  /// One row a column: whether the groups differ in it by more than chance.
  var differenceTable: Table {
    let rows = order.compactMap { name in
      numbers.first { $0.name == name }.map(row) ?? texts.first { $0.name == name }.map(row)
    }
    return Table(
      id: differenceId, title: DescriptionWording.differenceTitle(by: by), stub: DescriptionWording.column,
      columns: [
        TableColumn(id: "test", header: DescriptionWording.test, kind: .words),
        TableColumn(id: "n", header: .verbatim("N")),
        TableColumn(id: "statistic", header: DescriptionWording.statistic),
        TableColumn(id: "df1", header: .verbatim("df1")), TableColumn(id: "df2", header: .verbatim("df2")),
        TableColumn(id: "p", header: .verbatim("p")), TableColumn(id: "r_squared", header: .verbatim("R2")),
      ], blocks: [TableBlock(rows: rows)],
      notes: [
        Note(
          .errors,
          DescriptionWording.tests(
            numbers: !numbers.isEmpty, texts: !texts.isEmpty, hasFewExpected: texts.contains { hasFewExpected($0) })),
        Note(.sample, sampleNote), Note(.source, sourceNote([file])),
      ])
  }

  private func row(_ column: NumberDescription) -> TableRow {
    let analysis = column.analysis
    let source = source(column.name)
    let cell = { (name: String, value: Double?, style: NumberStyle) in
      Cell.number(
        value, style, at: address(differenceId, column.name.text, name),
        from: provenance(
          "one_way_anova", column.name, DescriptionOriginWording.test(name, isNumbers: true), source,
          rows: analysis?.observations ?? 0))
    }
    return TableRow(
      id: column.name.text, label: .verbatim(column.name.text),
      cells: [
        .text(.verbatim("F")), cell("n", Double(column.groups.reduce(0) { $0 + $1.summary.count }), .count),
        cell("statistic", analysis?.statistic, .fixed(decimals: 2)),
        cell("df1", analysis.map { Double($0.betweenDegreesOfFreedom) }, .count),
        cell("df2", analysis.map { Double($0.withinDegreesOfFreedom) }, .count),
        cell("p", analysis?.pValue, .pValue), cell("r_squared", analysis?.rSquared, .fixed(decimals: 3)),
      ])
  }

  private func row(_ column: TextDescription) -> TableRow {
    let table = column.association
    let source = source(column.name)
    let cell = { (name: String, value: Double?, style: NumberStyle) in
      Cell.number(
        value, style, at: address(differenceId, column.name.text, name),
        from: provenance(
          "chi_squared", column.name, DescriptionOriginWording.test(name, isNumbers: false), source,
          rows: table?.total ?? 0))
    }
    let pValue = cell("p", table?.pValue, .pValue)
    return TableRow(
      id: column.name.text, label: .verbatim(column.name.text),
      cells: [
        .text(DescriptionWording.chiSquared), cell("n", Double(column.present.groups.reduce(0, +)), .count),
        cell("statistic", table?.statistic, .fixed(decimals: 2)),
        cell("df1", table?.statistic.map { _ in Double(table?.degreesOfFreedom ?? 0) }, .count), .empty,
        hasFewExpected(column) ? pValue.marked(.flag("!")) : pValue, .empty,
      ])
  }

  /// Whether the distribution of the statistic is a poor guide: a rule of thumb, printed with its mark.
  private func hasFewExpected(_ column: TextDescription) -> Bool {
    column.association.map { $0.statistic != nil && $0.leastExpected < 5 } ?? false
  }
}
