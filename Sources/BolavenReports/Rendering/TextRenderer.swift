/// Renders a report for a terminal: ASCII rules, at most as wide as asked, nothing cut.
public struct TextRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "text"
  /// The ending of its files.
  public static let fileExtension = "txt"
  /// Columns of the terminal.
  let width: Int

  /// 80 columns.
  public init() { self.init(width: 80) }

  /// - Parameter width: cells of a line; a table that cannot be narrower than this is wider.
  public init(width: Int) { self.width = max(40, width) }

  /// The blocks in order, an empty line between two.
  public func render(_ report: Report, in language: Language) -> [UInt8] {
    var parts: [String] = []
    if report.blocks.count > 1, report.tables.count != 1 { parts.append(heading(report.title(language), rule: "=")) }
    var tables = 0
    var figures = 0
    for block in report.blocks {
      switch block {
      case .heading(let text): parts.append(heading(text(language), rule: "-"))
      case .table(let table):
        tables += 1
        parts.append(text(of: table, number: tables, in: language))
      case .chart(let chart):
        figures += 1
        let word = LocalizedText.glossary(.figure)(language)
        let mark = chart.isSynthetic ? " " + Note.synthetic.text(language) : ""
        parts.append(
          paragraph(
            "\(word) \(figures). \(chart.title(language)): \(chart.kind.summary(language))\(mark)", indent: 0))
      case .notice(let notice): parts.append(text(of: notice, in: language))
      }
    }
    return Array(parts.joined(separator: "\n").utf8)
  }

  private func heading(_ text: String, rule: String) -> String {
    let lines = wrappedLines(oneLine(text), width: width)
    let longest = lines.map(displayWidth).max() ?? 0
    return (lines + [String(repeating: rule, count: longest)]).map { $0 + "\n" }.joined()
  }

  private func paragraph(_ text: String, indent: Int) -> String {
    wrappedLines(oneLine(text), width: width, indent: indent).map { $0 + "\n" }.joined()
  }

  /// The word, then the text beside it.
  private func text(of notice: Notice, in language: Language) -> String {
    let word = notice.kind.word(language)
    let margin = max(11, displayWidth(word) + 2)
    let lead = word + String(repeating: " ", count: margin - displayWidth(word))
    return paragraph(lead + notice.text(language), indent: margin)
  }

  private func text(of table: Table, number: Int, in language: Language) -> String {
    let word = LocalizedText.glossary(.table)(language)
    let title = wrappedLines(oneLine("\(word) \(number). \(table.title(language))"), width: width)
    let body = TextTable(table, in: language, width: width).lines
    let notes = table.notes(in: language).map { $0.text(language) }.joined(separator: " ")
    let label = LocalizedText.glossary(.note)(language)
    let foot = notes.isEmpty ? [] : wrappedLines(oneLine("\(label): \(notes)"), width: width)
    return (title + body + foot).map { $0 + "\n" }.joined()
  }
}
