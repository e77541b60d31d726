extension HTMLPage {
  /// A table in a region of its own, and the notes under it.
  ///
  /// - Parameter figure: the id of the figure that the table stands under: its numbers are those of the figure and stand
  ///   in no analysis.
  mutating func write(_ table: Table, id: String, caption: LocalizedText, of figure: String? = nil) {
    let isInFigure = figure != nil
    openRegion(labelledBy: figure.map { "\($0).caption \(id).caption" } ?? "\(id).caption")
    let isShort = table.rows.allSatisfy { row in Language.allCases.allSatisfy { row.label($0).count < 6 } }
    append("<table class=\"\(isShort ? "short" : "long")\">")
    let footnotes = table.footnotes
    append(
      "<caption>" + inline("span", caption, " id=\"\(id).caption\"") + marks(table.titleFootnotes, footnotes)
        + "</caption>")
    let controls = isInFigure ? nil : HTMLTableControls(of: table)
    writeHead(of: table, controls, footnotes)
    let origins = isInFigure ? nil : TableOrigins(of: table)
    for block in table.blocks { write(block, of: table, origins, footnotes) }
    append("</table>\n</div>")
    for (letter, text) in footnotes.entries {
      append("<p class=\"notes\"><sup>\(letter)</sup> " + inline("span", text) + "</p>")
    }
    writeNotes(of: table)
  }

  // MARK: Head

  private mutating func writeHead(of table: Table, _ controls: HTMLTableControls?, _ footnotes: Footnotes) {
    let depth = table.spanners.isEmpty ? 1 : 2
    append("<thead\(controls?.hasSearch == true ? " class=\"long\"" : "")>\n<tr>")
    head(
      table.stub, " data-at=\"0\"" + (controls?.sortsHeadings == true ? " data-sort=\"row\"" : ""), rows: depth)
    var position = 0
    while position < table.columns.count {
      if let spanner = table.spanners.first(where: { $0.columns.lowerBound == position }) {
        append(
          "<th scope=\"colgroup\" class=\"span\" colspan=\"\(spanner.columns.count)\" data-at=\"\(position + 1)\">"
            + inline("span", spanner.header) + "</th>")
        position = spanner.columns.upperBound
      } else {
        head(table.columns, at: position, controls, footnotes, rows: depth)
        position += 1
      }
    }
    append("</tr>")
    if depth == 2 {
      append("<tr>")
      for spanner in table.spanners.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
        for position in spanner.columns { head(table.columns, at: position, controls, footnotes, rows: 1) }
      }
      append("</tr>")
    }
    append("</thead>")
  }

  private mutating func head(
    _ columns: [TableColumn], at position: Int, _ controls: HTMLTableControls?, _ footnotes: Footnotes, rows: Int
  ) {
    let column = columns[position]
    var attributes = column.kind == .numbers ? " class=\"n\"" : ""
    attributes += " data-at=\"\(position + 1)\""
    if controls?.sortableColumns.contains(position) == true { attributes += " data-sort=\"\(stateName(column.id))\"" }
    if let uncertainty = controls?.uncertainColumns[position] { attributes += " data-u=\"\(uncertainty.rawValue)\"" }
    head(column.header, attributes, rows: rows, marks: marks(column.footnotes, footnotes))
  }

  private mutating func head(_ words: LocalizedText, _ attributes: String, rows: Int, marks: String = "") {
    let span = rows > 1 ? " rowspan=\"\(rows)\"" : ""
    append("<th scope=\"col\"\(attributes)\(span)>" + inline("span", words) + marks + "</th>")
  }

  // MARK: Rows

  private mutating func write(
    _ block: TableBlock, of table: Table, _ origins: TableOrigins?, _ footnotes: Footnotes
  ) {
    append("<tbody>")
    if let label = block.label {
      append(
        "<tr class=\"block\"><th scope=\"rowgroup\" colspan=\"\(table.columns.count + 1)\">" + inline("span", label)
          + "</th></tr>")
    }
    for row in block.rows {
      let uncertainty = origins == nil ? nil : HTMLTableControls.uncertainty(of: row)
      var line = "<tr data-r=\"\(stateName(row.id))\"\(uncertainty.map { " data-u=\"\($0.rawValue)\"" } ?? "")>"
      // A row that continues the one above heads nothing.
      let isHead = !row.label(language).isEmpty
      let style = row.indent > 0 ? " class=\"i\(min(row.indent, 3))\"" : ""
      let label = (isHead ? inline("span", row.label) : "") + marks(row.footnotes, footnotes)
      line += isHead ? "<th scope=\"row\"\(style)>\(label)</th>" : "<td\(style)>\(label)</td>"
      for (column, cell) in zip(table.columns, row.cells) {
        line += "\n" + text(of: cell, in: column, origins, footnotes)
      }
      append(line + "</tr>")
    }
    append("</tbody>")
  }

  private func text(of cell: Cell, in column: TableColumn, _ origins: TableOrigins?, _ footnotes: Footnotes) -> String {
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
    case .text(let text): content = inline("span", text)
    case .status(let status):
      attributes = " class=\"s\" data-s=\"\(status.rawValue)\""
      content = HTMLStyle.shape(of: status) + inline("span", status.word)
    case .empty, .notInModel, .doesNotApply, .notReported, .hidden: break
    }
    if let origins {
      if let address = cell.address { attributes += " data-src=\"\(escaped(address.description))\"" }
      if let place = origins.place(of: cell) { attributes += " data-o=\"o.\(originCount + place + 1)\"" }
    }
    for sign in cell.flags { content += "<span class=\"flag\"> \(escaped(sign))</span>" }
    return "<td\(attributes)>\(content)\(marks(cell.footnotes, footnotes))</td>"
  }

  /// Letters of footnotes, above the line.
  private func marks(_ texts: [LocalizedText], _ footnotes: Footnotes) -> String {
    let letters = footnotes.letters(of: texts)
    return letters.isEmpty ? "" : "<sup>\(letters.joined(separator: ","))</sup>"
  }

  /// A name as it stands in the address of a view.
  private func stateName(_ id: String) -> String {
    escaped(String(fileNamePart(id).map { $0 == " " || $0 == "." ? "-" : $0 }))
  }

  // MARK: Notes and files

  private mutating func writeNotes(of table: Table) {
    let shown = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, table.notes(in: $0)) })
    // A note may stand in some languages only: where it does not, it is an empty text.
    let notes = Language.allCases.map { shown[$0] ?? [] }.max { $0.count < $1.count } ?? []
    guard !notes.isEmpty else { return }
    let silent = Language.allCases.filter { shown[$0]?.isEmpty != false }
    append("<p class=\"notes\">")
    element("strong", HTMLWording.notes.emptied(in: silent))
    for note in notes {
      let isStatus = note.kind == .status ? " class=\"status\"" : ""
      let missing = Language.allCases.filter { shown[$0]?.contains(note) != true }
      element("span", note.text.emptied(in: missing), isStatus)
    }
    append("</p>")
  }

  /// The exact numbers as the script gives them away: the file of the table, with its words in every language.
  mutating func writeFiles(of table: Table) {
    let files = Language.allCases.map { language in
      String(decoding: CSVRenderer(shape: .wide).render(table, in: language), as: UTF8.self).split(separator: "\n")
        .map(rawFields)
    }
    let lines = files[0].indices.map { line in
      files[0][line].indices.map { field in
        let texts = files.map { $0[line][field] }
        if texts.allSatisfy({ $0 == texts[0] }) { return escaped(texts[0]) }
        return inline("span", LocalizedText(texts[0], lo: texts[1], ja: texts[2]))
      }.joined(separator: ",")
    }
    append("<template class=\"csv\">" + lines.joined(separator: "\n") + "</template>")
  }
}

/// The fields of a line of a file with the quotation marks around them.
private func rawFields(_ line: Substring) -> [String] {
  var fields = [""]
  var isQuoted = false
  for character in line {
    if character == "\"" { isQuoted.toggle() }
    if character == ",", !isQuoted { fields.append("") } else { fields[fields.count - 1].append(character) }
  }
  return fields
}

/// The shortest digits that read back as the same number.
private func exact(_ value: Double) -> String {
  let digits = value.description
  return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
}

extension LocalizedText {
  /// The same text, but for some languages that say nothing.
  fileprivate func emptied(in languages: [Language]) -> LocalizedText {
    guard !languages.isEmpty else { return self }
    let text = { (language: Language) in languages.contains(language) ? "" : self(language) }
    return LocalizedText(text(.english), lo: text(.lao), ja: text(.japanese))
  }
}
