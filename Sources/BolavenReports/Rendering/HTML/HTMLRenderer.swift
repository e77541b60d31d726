/// One page that needs nothing beside it: no picture, no font, nothing from outside.
///
/// It says everything without a script. Its one script, which the page names by its fingerprint, lets a reader sort,
/// filter, fold and copy tables, ask a number where it comes from, and read the page in another language. It is also
/// well-formed XML, so that any tool can read the numbers back: `data-v` holds the exact value of a cell (both limits of
/// an interval) and `data-src` its address.
public struct HTMLRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "html"
  /// The ending of its files.
  public static let fileExtension = "html"
  /// A page does, below its tables and for each number.
  public static let namesFiles = true

  /// A renderer; a page has no options.
  public init(_ options: RenderingOptions) {}

  /// The page, opened in one language and holding all of them.
  public func render(_ report: Report, in language: Language) -> [UInt8] {
    var page = HTMLPage(language)
    page.write(report)
    return Array(page.text.utf8)
  }
}

/// A page while it is written.
struct HTMLPage {
  /// The language that the page opens in.
  let language: Language
  private(set) var text = ""
  /// Taken by the script; what belongs to a part has its name, a point and a word behind it.
  private var names: Set<String> = ["words", "origin"]
  /// How many origins of numbers have been written.
  var originCount = 0

  init(_ language: Language) { self.language = language }

  mutating func write(_ report: Report) {
    let parts = self.parts(of: report)
    append("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">")
    writeHead(of: report)
    append("<body>")
    writeOpening(of: report, parts)
    append("<main>")
    for part in parts { write(part) }
    append("</main>")
    writeFooter(of: report)
    writeVocabulary()
    append("<script>\(HTMLPolicy.marked(HTMLScript.source))</script>\n</body>\n</html>")
  }

  private mutating func writeHead(of report: Report) {
    let title = report.isSynthetic ? HTMLWording.marked(report.title) : report.title
    append(
      """
      <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="\(HTMLPolicy.text)"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      """)
    element("title", title)
    append("<style>\(HTMLPolicy.marked(HTMLStyle.sheet))</style>\n</head>")
  }

  // MARK: Parts

  /// A block of the report with the name that links lead to.
  struct Part {
    let block: Block
    let id: String
    /// What it is about, for a table or drawing.
    var title: LocalizedText?
    /// `Table 1`, for a table or drawing.
    var number: LocalizedText?
    /// Its heading, or the caption with its number; `nil` for a paragraph.
    let caption: LocalizedText?
  }

  private mutating func parts(of report: Report) -> [Part] {
    var tables = 0
    var figures = 0
    return report.blocks.map { block in
      switch block {
      case .heading(let heading): return Part(block: block, id: name(heading.english), caption: heading)
      case .table(let table):
        tables += 1
        return part(block, table.id, .table, tables, table.title)
      case .chart(let chart):
        figures += 1
        return part(block, chart.id, .figure, figures, chart.title)
      case .notice: return Part(block: block, id: "", caption: nil)
      }
    }
  }

  private mutating func part(
    _ block: Block, _ id: String, _ word: GlossaryKey, _ number: Int, _ title: LocalizedText
  ) -> Part {
    let text = { (language: Language, gap: String) in word.text(language) + gap + "\(number)" }
    return Part(
      block: block, id: name(id), title: title,
      number: LocalizedText(text(.english, " "), lo: text(.lao, " "), ja: text(.japanese, "")),
      caption: .numbered(word, number, title))
  }

  /// A name that no other element of the page has and that stands in an address as it is.
  mutating func name(_ id: String) -> String {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    let stem = id.isEmpty ? "part" : String(id.prefix(60).map { allowed.contains($0) ? $0 : "-" })
    var name = stem
    var count = 1
    while !names.insert(name).inserted {
      count += 1
      name = "\(stem)-\(count)"
    }
    return name
  }

  private mutating func write(_ part: Part) {
    switch part.block {
    case .heading(let heading): element("h2", heading, " id=\"\(part.id)\"")
    case .table(let table):
      append("<section class=\"table\" id=\"\(part.id)\">")
      write(table, id: part.id, caption: part.caption ?? table.title)
      writeOrigins(of: table)
      writeFiles(of: table)
      append("</section>")
    case .chart(let chart): write(chart, id: part.id, caption: part.caption ?? chart.title)
    case .notice(let notice): write(notice)
    }
  }

  mutating func write(_ notice: Notice) {
    append("<p class=\"\(notice.kind.styleName)\">")
    element("strong", notice.kind.word)
    element("span", notice.text)
    append("</p>")
  }

  // MARK: Writing

  mutating func append(_ line: String) { text += line + "\n" }

  /// One element with one text, in the language of the page; the script finds it in the others.
  mutating func element(_ tag: String, _ content: LocalizedText, _ attributes: String = "") {
    append(inline(tag, content, attributes))
  }
}

extension Notice.Kind {
  /// The class of its paragraph.
  var styleName: String {
    switch self {
    case .finding: "finding"
    case .caution: "caution"
    }
  }
}
