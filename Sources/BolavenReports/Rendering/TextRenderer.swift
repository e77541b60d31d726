/// Renders a report for a terminal: ASCII rules, at most as wide as asked, nothing cut.
public struct TextRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "text"
  /// The ending of its files.
  public static let fileExtension = "txt"
  private let options: RenderingOptions
  /// Cells of a line; a table that cannot be narrower than this is wider.
  private let width: Int

  /// - Parameter options: the width, 40 or more, and the letters of the terminal.
  public init(_ options: RenderingOptions) {
    self.options = options
    width = max(40, options.width ?? .max)
  }

  /// - Parameter width: cells of a line.
  public init(width: Int) { self.init(RenderingOptions(width: width)) }

  /// The blocks in order, an empty line between two.
  public func render(_ report: Report, in language: Language) -> [UInt8] {
    var parts: [[String]] = []
    if report.blocks.count > 1, report.tables.count != 1 { parts.append(heading(report.title(language), rule: .outer)) }
    var tables = 0
    var figures = 0
    for block in report.blocks {
      switch block {
      case .heading(let text): parts.append(heading(text(language), rule: .inner))
      case .table(let table):
        tables += 1
        parts.append(lines(of: table, number: tables, in: language))
      case .chart(let chart):
        figures += 1
        parts.append(lines(of: chart, number: figures, in: language))
      case .notice(let notice): parts.append(lines(of: notice, in: language))
      }
    }
    if report.isSynthetic, report.tables.isEmpty, report.charts.isEmpty {
      parts.append(paragraph(Note.synthetic.text(language)))
    }
    return Array(parts.joined(separator: [""]).map { $0 + "\n" }.joined().utf8)
  }

  /// Text wider than this is hard to read.
  private var textWidth: Int { min(width, 80) }

  private func heading(_ text: String, rule: RenderingOptions.Rule) -> [String] {
    let lines = paragraph(text)
    return lines + [options.rule(rule, width: lines.map { options.cells($0) }.max() ?? 0)]
  }

  private func paragraph(_ text: String, indent: Int = 0, width: Int? = nil) -> [String] {
    options.wrapped(oneLine(text), width: width ?? textWidth, indent: indent)
  }

  /// The word, then the text beside it.
  private func lines(of notice: Notice, in language: Language) -> [String] {
    let word = notice.kind.word(language)
    let margin = max(11, options.cells(word) + 3)
    return paragraph(options.padded(word, to: margin, left: true) + notice.text(language), indent: margin)
  }

  private func lines(of chart: Chart, number: Int, in language: Language) -> [String] {
    let title = LocalizedText.numbered(.figure, number, chart.title)(language)
    let summary = chart.kind.summary(language) + (chart.isSynthetic ? " " + Note.synthetic.text(language) : "")
    return paragraph(title + (language == .japanese ? "。" : ". ") + summary)
  }

  private func lines(of table: Table, number: Int, in language: Language) -> [String] {
    let body = TextTable(table, in: language, width: width, options: options)
    let textWidth = min(width, max(textWidth, body.width))
    let footnotes = table.footnotes
    let title =
      LocalizedText.numbered(.table, number, table.title)(language)
      + options.mark(footnotes.letters(of: table.titleFootnotes))
    let notes = table.notes(in: language).map { $0.text(language) }.joined(separator: " ")
    let label = LocalizedText.glossary(.note)(language)
    return paragraph(title, width: textWidth) + body.lines
      + footnotes.entries.flatMap { letter, text in
        // The letter hangs before the sentence.
        let mark = options.mark([letter]).drop { $0 == " " } + " "
        return paragraph(mark + text(language), indent: options.cells(mark), width: textWidth)
      } + (notes.isEmpty ? [] : paragraph("\(label): \(notes)", width: textWidth))
  }
}
