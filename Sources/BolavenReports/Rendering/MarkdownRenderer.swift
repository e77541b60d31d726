/// Renders a report as GitHub's Markdown.
public struct MarkdownRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "md"
  /// The ending of its files.
  public static let fileExtension = "md"
  private let linksCharts: Bool

  /// A page by itself: of charts it holds what they show, in words.
  public init() { self.init(linksCharts: false) }

  /// - Parameter linksCharts: whether the files of the charts stand beside the page, as in the folder of a report.
  public init(linksCharts: Bool) { self.linksCharts = linksCharts }

  /// The blocks in order under the title.
  public func render(_ report: Report, in language: Language) -> [UInt8] {
    var parts = ["# \(markdownText(report.title(language)))\n"]
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
        let synthetic = chart.isSynthetic ? " \(Note.synthetic.text(language))" : ""
        let summary = markdownText(chart.kind.summary(language))
        parts.append(
          (linksCharts ? "![\(summary)](\(chart.fileName))\n\n" : "\(summary)\n\n")
            + "**\(markdownText(title))**\(markdownText(synthetic))\n")
      case .notice(let notice):
        parts.append("> **\(markdownText(notice.kind.word(language)))** \(markdownText(notice.text(language)))\n")
      }
    }
    return Array(parts.joined(separator: "\n").utf8)
  }

  private func markdown(_ table: Table, number: Int, in language: Language) -> String {
    let title = LocalizedText.numbered(.table, number, table.title)(language)
    let heads = table.columns.indices.map { column -> String in
      let spanner = table.spanners.first { $0.columns.contains(column) }.map { $0.header(language) + ": " } ?? ""
      return markdownText(spanner + table.columns[column].header(language))
    }
    var lines = [
      "**\(markdownText(title))**", "",
      line([markdownText(table.stub(language))] + heads),
      line([":---"] + table.columns.map { $0.kind == .words ? ":---" : "---:" }),
    ]
    for block in table.blocks {
      if let label = block.label {
        lines.append(line(["**\(markdownText(label(language)))**"] + table.columns.map { _ in "" }))
      }
      for row in block.rows {
        let indent = String(repeating: "&nbsp;&nbsp;", count: row.indent)
        lines.append(line([indent + markdownText(row.label(language))] + row.cells.map { cell($0, in: language) }))
      }
    }
    let notes = table.notes(in: language).map { markdownText($0.text(language)) }.joined(separator: " ")
    if !notes.isEmpty { lines += ["", "*\(markdownText(LocalizedText.glossary(.note)(language))):* \(notes)"] }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private func cell(_ cell: Cell, in language: Language) -> String {
    switch cell.content {
    case .number, .interval: markdownText(typographic(cell.text(in: language)))
    case .text, .status, .empty, .doesNotApply, .notReported: markdownText(cell.text(in: language))
    }
  }
}

/// The minus sign of printed numbers.
func typographic(_ number: String) -> String { String(number.map { $0 == "-" ? "\u{2212}" : $0 }) }

/// A text in which no character means anything to Markdown or HTML; line ends and tabs are blanks.
private func markdownText(_ text: String) -> String {
  var result = ""
  for scalar in terminalSafe(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })).unicodeScalars {
    switch scalar {
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "&": result += "&amp;"
    case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "!": result += "\\\(scalar)"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
