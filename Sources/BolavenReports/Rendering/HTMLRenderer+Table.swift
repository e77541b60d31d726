extension HTMLPage {
  /// A table in a region of its own, and the notes under it.
  mutating func write(_ table: Table, caption: LocalizedText) {
    let footnotes = table.footnotes
    openRegion(caption)
    append("<table>")
    let mark = sup(footnotes.letters(of: table.titleFootnotes))
    append("<caption\(caption.foreign(in: language))><span>\(escaped(caption(language)))\(mark)</span></caption>")
    writeHead(of: table, footnotes)
    for block in table.blocks { write(block, of: table, footnotes) }
    append("</table>\n</div>")
    for (letter, text) in footnotes.entries {
      append("<p class=\"notes\">\(sup([letter]))")
      element("span", text)
      append("</p>")
    }
    writeNotes(of: table)
  }

  private mutating func writeHead(of table: Table, _ footnotes: Footnotes) {
    let depth = table.spanners.isEmpty ? 1 : 2
    append("<thead>\n<tr>")
    head(table.stub, scope: "col", rows: depth)
    var position = 0
    while position < table.columns.count {
      if let spanner = table.spanners.first(where: { $0.columns.lowerBound == position }) {
        let columns = " colspan=\"\(spanner.columns.count)\""
        element("th", spanner.header, " scope=\"colgroup\" class=\"span\"\(columns)")
        position = spanner.columns.upperBound
      } else {
        head(table.columns[position], footnotes, rows: depth)
        position += 1
      }
    }
    append("</tr>")
    if depth == 2 {
      append("<tr>")
      for spanner in table.spanners.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
        for column in table.columns[spanner.columns] { head(column, footnotes, rows: 1) }
      }
      append("</tr>")
    }
    append("</thead>")
  }

  private mutating func head(_ column: TableColumn, _ footnotes: Footnotes, rows: Int) {
    head(
      column.header, scope: "col", rows: rows, style: column.kind == .numbers ? " class=\"n\"" : "",
      mark: sup(footnotes.letters(of: column.footnotes)))
  }

  private mutating func head(
    _ words: LocalizedText, scope: String, rows: Int, style: String = "", mark: String = ""
  ) {
    element("th", words, " scope=\"\(scope)\"\(style)" + (rows > 1 ? " rowspan=\"\(rows)\"" : ""), mark: mark)
  }

  private mutating func write(_ block: TableBlock, of table: Table, _ footnotes: Footnotes) {
    append("<tbody>")
    if let label = block.label {
      append("<tr class=\"block\">")
      element("th", label, " scope=\"rowgroup\" colspan=\"\(table.columns.count + 1)\"")
      append("</tr>")
    }
    for row in block.rows {
      append("<tr>")
      // A row that continues the one above heads nothing.
      let isHead = !row.label(language).isEmpty
      element(
        isHead ? "th" : "td", row.label,
        (isHead ? " scope=\"row\"" : "") + (row.indent > 0 ? " class=\"i\(min(row.indent, 3))\"" : ""),
        mark: sup(footnotes.letters(of: row.footnotes)))
      for (column, cell) in zip(table.columns, row.cells) { write(cell, in: column, footnotes) }
      append("</tr>")
    }
    append("</tbody>")
  }

  private mutating func write(_ cell: Cell, in column: TableColumn, _ footnotes: Footnotes) {
    var attributes = column.kind == .numbers ? " class=\"n\"" : ""
    var content = escaped(cell.content.text(in: language))
    switch cell.content {
    case .number(let value, let style):
      // Digits stay in one column: the parenthesis hangs out at the right.
      if case .parenthesized = style { attributes = " class=\"n p\"" }
      attributes += " data-v=\"\(exact(value))\""
      content = withMinus(content)
    case .interval(let low, let high, _):
      attributes = " class=\"n p\" data-v=\"\(exact(low)) \(exact(high))\""
      content = withMinus(content)
    case .text(let text): attributes += text.foreign(in: language)
    case .status(let status):
      attributes = " class=\"s\""
      content = HTMLStyle.shape(of: status) + content
    case .empty, .notInModel, .doesNotApply, .notReported, .hidden: break
    }
    if !isInFigure, let address = cell.address { attributes += " data-src=\"\(escaped(address.description))\"" }
    for sign in cell.flags { content += "<span class=\"flag\"> \(escaped(sign))</span>" }
    content += sup(footnotes.letters(of: cell.footnotes))
    append("<td\(attributes)>\(content)</td>")
  }

  private mutating func writeNotes(of table: Table) {
    let notes = table.notes(in: language)
    guard !notes.isEmpty else { return }
    append("<p class=\"notes\"><strong>\(escaped(LocalizedText.glossary(.note)(language))):</strong>")
    for note in notes { element("span", note.text, note.kind == .status ? " class=\"status\"" : "") }
    append("</p>")
  }
}

/// Letters of footnotes above the line.
private func sup(_ letters: [String]) -> String {
  letters.isEmpty ? "" : "<sup>\(letters.joined(separator: ","))</sup>"
}

/// The shortest digits that read back as the same number.
private func exact(_ value: Double) -> String {
  let digits = value.description
  return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
}
