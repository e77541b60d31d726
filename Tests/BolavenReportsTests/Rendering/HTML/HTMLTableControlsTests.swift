import Testing

@testable import BolavenReports

@Suite struct HTMLTableControlsTests {
  /// Three rows of one column.
  private func table(_ cells: [Cell], kind: TableColumn.Kind = .numbers, count: Int? = nil) -> Table {
    let rows = (0..<(count ?? cells.count)).map { position in
      TableRow(id: "\(position)", label: LocalizedText("Row \(position)"), cells: [cells[position % cells.count]])
    }
    return Table(
      id: "t", title: LocalizedText("T"), stub: LocalizedText("Row"),
      columns: [TableColumn(id: "c", header: LocalizedText("C"), kind: kind)], blocks: [TableBlock(rows: rows)],
      notes: [])
  }

  private func number(_ value: Double, _ style: NumberStyle) -> Cell {
    .number(
      value, style, at: Address(analysis: "t", row: "r", column: "c"), from: Provenance(formula: "A1", columns: []))
  }

  @Test func numbersOfOneUnitHaveAnOrder() {
    let shares = [0.5, 0.25, 0.125].enumerated().map { number($1, .percent(decimals: $0)) }
    #expect(HTMLTableControls(of: table(shares)).sortableColumns == [0])
    let counts = [1.0, 2, 3].map { number($0, .count) }
    #expect(HTMLTableControls(of: table(counts)).sortsHeadings)
  }

  @Test func numbersOfSeveralUnitsAndNumbersThatAreAllTheSameHaveNone() {
    let mixed = [number(1, .count), number(0.5, .percent(decimals: 1)), number(3, .count)]
    let same = [26.0, 26, 26].map { number($0, .count) }
    for cells in [mixed, same, Array(mixed.prefix(2))] {
      let controls = HTMLTableControls(of: table(cells))
      #expect(controls.sortableColumns.isEmpty && !controls.sortsHeadings)
    }
  }

  @Test func longTablesAreSearched() {
    let words = [Cell.text(LocalizedText("a"))]
    #expect(!HTMLTableControls(of: table(words, kind: .words, count: 19)).hasSearch)
    #expect(HTMLTableControls(of: table(words, kind: .words, count: 20)).hasSearch)
    #expect(HTMLTableControls(of: indicatorTable()).hasSearch)
  }

  @Test func uncertaintyIsKnownByWhatAllCellsHold() {
    #expect(HTMLTableControls(of: hardTable()).uncertainColumns == [3: .interval, 4: .pValue])
    let rows = hardTable().rows.map { HTMLTableControls.uncertainty(of: $0) }
    #expect(rows == [nil, .error, nil, nil])
  }
}
