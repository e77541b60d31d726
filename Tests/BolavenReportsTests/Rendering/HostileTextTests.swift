import Foundation
import TestSupport
import Testing

@testable import BolavenReports

/// Words of a plan or of data, written to act, in every place that words have, through every format.
@Suite struct HostileTextTests {
  /// In every word of the hard table, behind and before other words.
  private func report(_ text: String) -> Report {
    let words = { (word: String) in word + text + word }
    let table = hardTable(isSynthetic: true, words: words)
    let blocks = [Block.table(table)] + sampleReport(words: { text + $0 }).blocks
    return Report(id: "r", title: LocalizedText(words("")), isSynthetic: true, blocks: blocks)
  }

  /// Alone in every word.
  private func bare(_ text: String) -> Report {
    let table = hardTable(isSynthetic: true, words: { _ in text })
    let blocks = [Block.table(table)] + sampleReport(words: { _ in text }).blocks
    return Report(id: "r", title: LocalizedText(text), isSynthetic: true, blocks: blocks)
  }

  private func reports(_ text: String) -> [Report] { [report(text), bare(text)] }

  private func rendered(_ format: any ReportRenderer.Type, _ report: Report) throws -> String {
    let bytes = try format.init().render(report, in: .english)
    return try #require(String(validating: bytes, as: UTF8.self))
  }

  @Test func thereAreSixHundred() {
    let texts = HostileFamily.all.flatMap(\.texts)
    #expect(Set(texts.map { Array($0.utf8) }).count >= 600, "\(texts.count)")
  }

  @Test("no character moves a cursor or turns the writing direction", arguments: HostileFamily.all)
  func showsWhatIsHidden(_ family: HostileFamily) throws {
    for text in family.texts {
      for format in ReportRenderers.all {
        let hidden = try rendered(format, report(text)).unicodeScalars.filter { isHidden($0) && $0 != "\n" }
        // A tab is the mark between the fields of one format.
        let wrong = format == TSVRenderer.self ? hidden.filter { $0 != "\t" } : hidden
        #expect(wrong.isEmpty, "\(format.format), \(text.debugDescription): \(wrong.map(\.value))")
      }
    }
  }

  @Test("a line of text is as wide as asked, whatever its words are", arguments: HostileFamily.all)
  func textKeepsItsWidth(_ family: HostileFamily) throws {
    for text in family.texts {
      for width in AmbiguousWidth.allCases {
        let words = { (word: String) in word + text + word }
        let table = hardTable(flag: "!", words: words)
        let blocks = [
          Block.table(table), .heading(LocalizedText(text)), .notice(Notice(.finding, LocalizedText(text))),
        ]
        let report = Report(id: "r", title: LocalizedText(words("")), blocks: blocks)
        let bytes = TextRenderer(RenderingOptions(ambiguousWidth: width)).render(report, in: .english)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let widest = lines.max { displayWidth($0, ambiguous: width) < displayWidth($1, ambiguous: width) } ?? ""
        #expect(displayWidth(widest, ambiguous: width) <= 80, "\(text.debugDescription): \(widest)")
      }
    }
  }

  @Test("a page has the elements that it has, whatever its words are", arguments: HostileFamily.all)
  func pagesKeepTheirElements(_ family: HostileFamily) throws {
    // In a drawing the words are broken into lines: there the kinds of elements count, elsewhere each one.
    let shapes = { (report: Report) in
      // Words that are the same in every language need no translations.
      try #require(MarkupReader.elements(of: HTMLRenderer().render(report, in: .english)))
        .filter { !$0.parents.contains("svg") }.map { $0.shape.replacing(/\[data-(t|lo|ja)\]/, with: "") }
    }
    let kinds = { (report: Report) in
      Set(
        try #require(MarkupReader.elements(of: HTMLRenderer().render(report, in: .english))).map {
          $0.shape.replacing(/\[data-(t|lo|ja)\]/, with: "")
        })
    }
    // Rows without a label are no heads, and blocks without one have no line.
    let (wanted, allowed) = (try shapes(report("x")), try kinds(report("x")))
    for text in family.texts {
      #expect(try shapes(report(text)) == wanted, "\(text.debugDescription)")
      #expect(try kinds(report(text)) == allowed, "\(text.debugDescription)")
      let bare = try kinds(bare(text))
      #expect(bare.isSubset(of: allowed.union(bare.filter { $0 == "td" || $0 == "td[class]" })), "\(bare)")
    }
  }

  @Test("a browser finds nothing that acts", .needsPython, arguments: ["html", "md"])
  func pagesHoldNothingThatActs(_ format: String) throws {
    let blocks = HostileFamily.all.flatMap(\.texts).flatMap { text -> [Block] in
      let words = LocalizedText(text)
      let rows = [
        TableRow(id: text, label: words, cells: [Cell.text(words).marked(.flag(text)).marked(.footnote(words))])
      ]
      let table = Table(
        id: text, title: words, titleFootnotes: [words], stub: words, columns: [TableColumn(id: text, header: words)],
        blocks: [TableBlock(label: words, rows: rows)], notes: [Note(.rows, words)])
      return [.heading(words), .notice(Notice(.finding, words)), .table(table)]
    }
    let report = Report(id: "r", title: .verbatim("r"), blocks: blocks)
    let renderer = try #require(ReportRenderers.all.first { $0.format == format })
    let script = Repository.absolute("Tests/BolavenReportsTests/Readers/no_payload.py")
    let answer = try PythonReader.run(script, [format], input: renderer.init().render(report, in: .english))
    let found = try JSONDecoder().decode([String].self, from: Data(answer))
    #expect(found.isEmpty, "\(found)")
  }

  @Test("nothing in Markdown comes from words", arguments: HostileFamily.all)
  func markdownHoldsNoMarkup(_ family: HostileFamily) throws {
    for text in family.texts {
      for report in reports(text) {
        let markdown = try rendered(MarkdownRenderer.self, report)
        // Outside of small p-values and marks of hidden cells there is no bracket, tag or address that Markdown obeys.
        #expect(!markdown.contains("http://") && !markdown.contains("https://") && !markdown.contains("www."))
        #expect(!markdown.replacing("<0.001", with: "").contains("<"), "\(text.debugDescription)")
        let isEscaped = markdown.replacing(/\\[\\\[\]!`]/, with: "")
        #expect(!isEscaped.contains("](") && !isEscaped.contains("`"), "\(text.debugDescription)")
        let rows = markdownRows(markdown)
        #expect(rows.prefix(6).allSatisfy { $0.count == 7 }, "\(text.debugDescription)")
      }
    }
  }

  @Test("no field of a spreadsheet acts, and each line has its fields", arguments: HostileFamily.all)
  func spreadsheetsHoldNoFormula(_ family: HostileFamily) throws {
    for text in family.texts {
      for report in reports(text) {
        for shape in TableShape.allCases {
          let table = try #require(report.tables.first)
          let records = csvRecords(CSVRenderer(shape: shape).render(table, in: .english))
          #expect(Set(records.map(\.count)).count == 1, "\(text.debugDescription)")
          #expect(records.count == CSVRenderer.lineCount(of: table, shape), "\(text.debugDescription)")
          for field in records.flatMap({ $0 }) where !isInert(field) {
            Issue.record("\(shape), \(text.debugDescription): \(field.debugDescription)")
          }
        }
      }
    }
  }

  /// What spreadsheets take for a formula begins with a sign, in the field or behind a semicolon, where the semicolon
  /// divides fields.
  private func isInert(_ field: String) -> Bool {
    field.split(separator: ";", omittingEmptySubsequences: false).allSatisfy { part in
      let start = part.drop { $0.isWhitespace || $0 == "\"" }
      guard let first = start.first, "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".contains(first) else { return true }
      let rest = start.dropFirst()
      return rest.isEmpty || rest.allSatisfy { $0.isASCII && $0.isNumber || ".,%".contains($0) }
        || rest.wholeMatch(of: /[0-9.]+e-?[0-9]+/) != nil
    }
  }

  @Test("no command of LaTeX comes from words", arguments: HostileFamily.all)
  func latexHoldsNoCommand(_ family: HostileFamily) throws {
    let wanted = try LaTeXTokens(rendered(LaTeXRenderer.self, report("x")))
    for text in family.texts {
      let found = try LaTeXTokens(rendered(LaTeXRenderer.self, report(text)))
      #expect(found.commands == wanted.commands, "\(text.debugDescription)")
      #expect(found.alignments == wanted.alignments && found.isBalanced, "\(text.debugDescription)")
      let bare = try LaTeXTokens(rendered(LaTeXRenderer.self, bare(text)))
      #expect(bare.isBalanced && Set(bare.commands).isSubset(of: Set(wanted.commands)), "\(text.debugDescription)")
    }
  }

  @Test("every text reads back from JSON as it was", arguments: HostileFamily.all)
  func treesKeepTexts(_ family: HostileFamily) throws {
    for text in family.texts {
      let bytes = TreeRenderer().render(bare(text), in: .english)
      let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      let blocks = try #require(root["blocks"] as? [[String: Any]])
      let found = [root["title"], blocks[0]["title"], blocks[0]["stub"]].map { $0 as? String }
      #expect(found.allSatisfy { $0.map { Array($0.utf8) } == Array(text.utf8) }, "\(text.debugDescription)")
    }
  }

  @Test("every format says that the data are synthetic", arguments: Language.allCases)
  func isMarked(_ language: Language) throws {
    for format in ReportRenderers.all {
      for shape in TableShape.allCases {
        let table = Block.table(hardTable(isSynthetic: true))
        let report = Report(id: "r", title: .verbatim("r"), isSynthetic: true, blocks: [table])
        let bytes = try format.init(RenderingOptions(shape: shape)).render(report, in: language)
        #expect(String(decoding: bytes, as: UTF8.self).contains("SYNTHETIC DATA"), "\(format.format)")
      }
    }
  }
}

/// What LaTeX obeys in a text: commands, and signs that it does not print.
private struct LaTeXTokens {
  private(set) var commands: [String] = []
  /// Signs between the fields of tables, and of formulas.
  private(set) var alignments = 0
  private(set) var isBalanced = true

  /// Commands that stand for signs.
  private static let signs: Set<String> = [
    "textbackslash", "textasciitilde", "textasciicircum", "textless", "textgreater", "textbar", "symbol",
  ]

  init(_ text: String) {
    var depth = 0
    let body = text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("% ") }
      .joined(separator: "\n")
    for token in body.matches(of: /\\([A-Za-z]+|.|\n)|[{}&%#^_~$]/) {
      if let command = token.output.1.map(String.init) {
        let isSign = Self.signs.contains(command) || "{}$&#%_".contains(command)
        // Long headings stand in a column that breaks them.
        let isOfWidth = ["raggedright", "arraybackslash", "linewidth", "hangindent", "footnotesize"].contains(command)
        if !isSign, !isOfWidth { commands.append(command) }
        continue
      }
      switch token.output.0 {
      case "{": depth += 1
      case "}":
        depth -= 1
        if depth < 0 { isBalanced = false }
      case "~": break
      case "&", "$": alignments += 1
      default: isBalanced = false
      }
    }
    if depth != 0 { isBalanced = false }
  }
}

extension CSVRenderer {
  /// How many lines a table has in a shape, without looking at its words.
  fileprivate static func lineCount(of table: Table, _ shape: TableShape) -> Int {
    switch shape {
    case .tidy: 1 + table.rows.flatMap(\.cells).count { $0.content != .empty }
    case .wide: 1 + table.rows.count
    case .asShown:
      3 + table.blocks.count { $0.label != nil } + table.rows.count + table.footnotes.texts.count
        + table.notes(in: .english).count
    }
  }
}
