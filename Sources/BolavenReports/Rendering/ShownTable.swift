/// A table as a reader of the report sees it, one field a cell: the title, the heads, the rows, the footnotes, the notes.
struct ShownTable {
  let lines: [[String]]

  init(_ table: Table, number: Int, in language: Language) {
    let footnotes = table.footnotes
    let mark = { (texts: [LocalizedText]) in bracketed(footnotes.letters(of: texts)) }
    let count = table.columns.count + 1
    let filled = { (fields: [String]) in fields + Array(repeating: "", count: count - fields.count) }
    let title = LocalizedText.numbered(.table, number, table.title)(language)
    var lines = [filled([spreadsheetText(title + mark(table.titleFootnotes))])]
    if !table.spanners.isEmpty {
      var heads = filled([])
      for spanner in table.spanners {
        heads[spanner.columns.lowerBound + 1] = spreadsheetText(spanner.header(language))
      }
      lines.append(heads)
    }
    let heads = [table.stub(language)] + table.columns.map { $0.header(language) + mark($0.footnotes) }
    lines.append(heads.map(spreadsheetText))
    for block in table.blocks {
      if let label = block.label { lines.append(filled([spreadsheetText(label(language))])) }
      lines += block.rows.map { row in
        [String(repeating: " ", count: 2 * row.indent) + spreadsheetText(row.label(language) + mark(row.footnotes))]
          + row.cells.map { Self.field($0, mark($0.footnotes), in: language) }
      }
    }
    for (letter, text) in footnotes.entries { lines.append(filled([spreadsheetText("[\(letter)] " + text(language))])) }
    for note in table.notes(in: language) { lines.append(filled([spreadsheetText(note.text(language))])) }
    self.lines = lines
  }

  private static func field(_ cell: Cell, _ mark: String, in language: Language) -> String {
    let signs = cell.flags.map { " " + $0 }.joined() + mark
    // A number with a sign behind it is none for a spreadsheet, which may take it for a formula.
    return signs.isEmpty
      ? cell.content.spreadsheetText(in: language) : spreadsheetText(cell.content.text(in: language) + signs)
  }
}
