/// One page that needs nothing beside it: no script, no picture, no font, nothing from outside.
///
/// It is also well-formed XML, so that any tool can read the numbers back: `data-v` holds the exact value of a cell
/// (both limits of an interval) and `data-src` its address.
public struct HTMLRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "html"
  /// The ending of its files.
  public static let fileExtension = "html"

  /// A renderer.
  public init(_ options: RenderingOptions) {}

  /// The page.
  public func render(_ report: Report, in language: Language) -> [UInt8] {
    var page = HTMLPage(language)
    page.write(report)
    return Array(page.text.utf8)
  }
}

/// A page while it is written.
struct HTMLPage {
  let language: Language
  private(set) var text = ""
  private var tableCount = 0
  private var figureCount = 0
  /// The numbers under a figure are its own: they stand in no analysis.
  private(set) var isInFigure = false

  /// Nothing may be loaded and nothing may run.
  private static let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

  init(_ language: Language) { self.language = language }

  mutating func write(_ report: Report) {
    let mark = report.isSynthetic ? " (\(LocalizedText.glossary(.synthetic)(language)))" : ""
    append(
      """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(escaped(report.title(language) + mark))</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      """)
    append("<header>")
    if report.isSynthetic { element("p", Note.synthetic.text, " class=\"synthetic\" role=\"note\"") }
    element("h1", report.title)
    append("</header>\n<main>")
    for block in report.blocks { write(block) }
    append("</main>\n<footer>")
    element("p", HTMLWording.footer)
    if HTMLWording.footer.isDraft(in: language) { element("p", Note.draftWords.text) }
    append("</footer>\n</body>\n</html>")
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .heading(let heading): element("h2", heading)
    case .table(let table):
      tableCount += 1
      append("<section>")
      write(table, caption: .numbered(.table, tableCount, table.title))
      writeOrigins(of: table)
      append("</section>")
    case .chart(let chart):
      figureCount += 1
      write(chart, number: figureCount)
    case .notice(let notice): write(notice)
    }
  }

  private mutating func write(_ notice: Notice) {
    let kind =
      switch notice.kind {
      case .finding: "finding"
      case .caution: "caution"
      }
    append("<p class=\"\(kind)\" role=\"note\"><strong>\(escaped(notice.kind.word(language)))</strong>")
    element("span", notice.text)
    append("</p>")
  }

  private mutating func write(_ chart: Chart, number: Int) {
    let caption = LocalizedText.numbered(.figure, number, chart.title)
    append("<figure>")
    element("figcaption", caption)
    openRegion(caption)
    append(SVG(chart, in: language, id: "figure-\(number)", isFile: false).text)
    append("</div>\n<details>")
    element("summary", HTMLWording.data)
    let data = chart.isSynthetic ? chart.kind.data.adding([.synthetic]) : chart.kind.data
    isInFigure = true
    write(data, caption: data.title)
    isInFigure = false
    append("</details>\n</figure>")
  }

  // MARK: Writing

  mutating func append(_ line: String) { text += line + "\n" }

  /// One element with one text; a text that is not translated says which language it is in.
  ///
  /// - Parameter mark: markup behind the text.
  mutating func element(_ tag: String, _ content: LocalizedText, _ attributes: String = "", mark: String = "") {
    append("<\(tag)\(attributes)\(content.foreign(in: language))>\(escaped(content(language)))\(mark)</\(tag)>")
  }

  /// A part that is scrolled sideways where the screen is narrow, by keyboard too.
  mutating func openRegion(_ label: LocalizedText) {
    append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(escaped(label(language)))\">")
  }
}

extension LocalizedText {
  /// The attribute of an element whose words are in English although its page is not.
  func foreign(in language: Language) -> String {
    let isForeign =
      switch language {
      case .english: false
      case .lao: lao == nil
      case .japanese: japanese == nil
      }
    return isForeign ? " lang=\"en\"" : ""
  }
}
