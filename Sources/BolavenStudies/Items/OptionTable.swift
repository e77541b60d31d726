import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  /// Who chose which option, by thirds of the people; `nil` where no item has one right option.
  var optionTable: Table? {
    guard !choices.isEmpty else { return nil }
    let table = "\(id)-options"
    let isTwice = after != nil
    var columns = [
      TableColumn(id: "share", header: .glossary(.all)), TableColumn(id: "lower", header: ItemsWording.lower),
      TableColumn(id: "middle", header: ItemsWording.middle), TableColumn(id: "upper", header: ItemsWording.upper),
      TableColumn(id: "rest", header: .verbatim("r")),
    ]
    if isTwice { columns.append(TableColumn(id: "after", header: KnowledgeWording.post)) }
    columns.append(TableColumn(id: "remark", header: ItemsWording.remark, kind: .words))
    return Table(
      id: table, title: ItemsWording.optionTitle, stub: ItemsWording.option,
      spanners: [Table.Spanner(header: ItemsWording.optionSpanner(isTwice: isTwice), columns: 0..<4)],
      columns: columns,
      blocks: choices.map { choice in
        TableBlock(
          label: ItemsWording.optionBlock(test.items[choice.item].name, choice.table.omittedShare),
          rows: choice.options.indices.map { optionRow(choice, $0, of: table) })
      }, notes: [Note(.rows, ItemsWording.optionNote), Note(.source, source)])
  }

  private func optionRow(_ choice: OptionChoices, _ option: Int, of table: String) -> TableRow {
    let found = choice.table.options[option]
    let name = test.items[choice.item].name
    let row = "\(name)-\(choice.options[option])"
    let cell = { (value: Double?, style: NumberStyle, column: String) in
      number(value, style, row, column, of: table, from: optionOrigin(choice, option, column))
    }
    var cells = [("share", found.share), ("lower", found.lowerShare), ("middle", found.middleShare)].map {
      cell($1, .percent(decimals: 0), $0)
    }
    cells += [
      cell(found.upperShare, .percent(decimals: 0), "upper"),
      cell(found.restCorrelation, .fixed(decimals: 2), "rest"),
    ]
    if after != nil { cells.append(cell(choice.after[option], .percent(decimals: 0), "after")) }
    cells.append(.text(ItemsWording.optionRemark(found)))
    return TableRow(
      id: row, label: .verbatim(choice.options[option].uppercased()), indent: 1, cells: cells)
  }
}
