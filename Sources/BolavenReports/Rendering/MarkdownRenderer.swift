/// Renders a report as GitHub's Markdown.
public struct MarkdownRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "md"
  /// The ending of its files.
  public static let fileExtension = "md"
  private let linksCharts: Bool

  /// A page by itself: of charts it holds what they show, in words.
  public init(_ options: RenderingOptions) { self.init(linksCharts: false) }

  /// - Parameter linksCharts: whether the files of the charts stand beside the page, as in the folder of a report.
  public init(linksCharts: Bool) { self.linksCharts = linksCharts }

  /// The blocks in order under the title.
  public func render(_ report: Report, in language: Language) -> [UInt8] {
    var parts = ["# \(markdownText(report.title(language)))\n"]
    if report.isSynthetic { parts.append("> **\(markdownText(Note.synthetic.text(language)))**\n") }
    var tables = 0
    var figures = 0
    for block in report.blocks {
      switch block {
      case .heading(let text): parts.append("## \(markdownText(text(language)))\n")
      case .table(let table):
        tables += 1
        parts.append(markdown(table, number: tables, in: language))
      case .chart(let chart):
        figures += 1
        let title = LocalizedText.numbered(.figure, figures, chart.title)(language)
        let mark = chart.isSynthetic ? " " + markdownText(Note.synthetic.text(language)) : ""
        let summary = markdownText(chart.kind.summary(language))
        parts.append(
          (linksCharts ? "![\(summary)](\(address(chart.fileName)))\n\n" : "\(summary)\n\n")
            + "**\(markdownText(title))**\(mark)\n")
      case .notice(let notice):
        parts.append("> **\(markdownText(notice.kind.word(language)))** \(markdownText(notice.text(language)))\n")
      }
    }
    return Array(parts.joined(separator: "\n").utf8)
  }

  private func markdown(_ table: Table, number: Int, in language: Language) -> String {
    let footnotes = table.footnotes
    let mark = { (texts: [LocalizedText]) in superscript(footnotes.letters(of: texts)) }
    let title = LocalizedText.numbered(.table, number, table.title)(language)
    let heads = table.columns.indices.map { column in
      markdownText(table.fullHead(at: column, in: language)) + mark(table.columns[column].footnotes)
    }
    var rows = [[markdownText(table.stub(language))] + heads]
    for block in table.blocks {
      if let label = block.label, !oneLine(label(language)).trimmed.isEmpty {
        rows.append(["**\(markdownText(label(language)))**"] + table.columns.map { _ in "" })
      }
      for row in block.rows {
        let indent = String(repeating: "&nbsp;&nbsp;", count: row.indent)
        rows.append(
          [indent + markdownText(row.label(language)) + mark(row.footnotes)]
            + row.cells.map { cell($0, in: language) + mark($0.footnotes) })
      }
    }
    // Bold letters end behind a letter: behind a bracket and before the mark they would not.
    var lines = ["**\(markdownText(title))\(mark(table.titleFootnotes))**", ""]
    lines += aligned(rows, isWords: [true] + table.columns.map { $0.kind == .words })
    for (letter, text) in footnotes.entries {
      lines += ["", "\(superscript([letter])) \(markdownText(text(language)))"]
    }
    let notes = table.notes(in: language).map { markdownText($0.text(language)) }.joined(separator: " ")
    if !notes.isEmpty { lines += ["", "*\(markdownText(LocalizedText.glossary(.note)(language))):* \(notes)"] }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The lines of a table, its columns aligned for those who read the source.
  private func aligned(_ rows: [[String]], isWords: [Bool]) -> [String] {
    let options = RenderingOptions()
    let widths = isWords.indices.map { column in max(4, rows.map { options.cells($0[column]) }.max() ?? 0) }
    let line = { (cells: [String]) in
      "| " + cells.indices.map { options.padded(cells[$0], to: widths[$0], left: isWords[$0]) }.joined(separator: " | ")
        + " |"
    }
    let rules = isWords.indices.map { column in
      let dashes = String(repeating: "-", count: widths[column] - 1)
      return isWords[column] ? ":" + dashes : dashes + ":"
    }
    return [line(rows[0]), line(rules)] + rows.dropFirst().map(line)
  }

  /// Digits, points and brackets stand as they are: none of them means anything between two pipes.
  private func cell(_ cell: Cell, in language: Language) -> String {
    switch cell.content {
    case .number, .interval:
      let number = cell.content.text(in: language)
      return withMinus(number) + signs(of: cell, behind: number, in: language)
    case .text, .status, .empty, .notInModel, .doesNotApply, .notReported, .hidden:
      return markdownText(cell.text(in: language))
    }
  }

  private func signs(of cell: Cell, behind number: String, in language: Language) -> String {
    let signs = markdownText(String(cell.text(in: language).dropFirst(number.count)))
    return signs.isEmpty ? "" : " " + signs
  }
}

/// A text of one line in which no character means anything to Markdown or HTML, and nothing becomes a link.
private func markdownText(_ text: String) -> String {
  var result = ""
  var before: Unicode.Scalar = " "
  for scalar in oneLine(text).trimmed.unicodeScalars {
    switch scalar {
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "&": result += "&amp;"
    case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "$": result += "\\\(scalar)"
    // GitHub makes links of `http://`, `www.` and names behind `@`.
    case "/" where before == ":", "." where before == "w" || before == "W", "@": result += "\\\(scalar)"
    default: result.unicodeScalars.append(scalar)
    }
    before = scalar
  }
  return result
}

/// A relative address: what is neither a letter, a digit nor one of `-_./` by its bytes.
private func address(_ text: String) -> String {
  text.utf8.map { byte in
    switch byte {
    case 47...57, 65...90, 97...122, 45, 46, 95: String(decoding: [byte], as: UTF8.self)
    default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }.joined()
}

extension String {
  /// Without blanks at the ends, which would keep bold letters from being bold.
  fileprivate var trimmed: Substring {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
