extension HTMLPage {
  /// What stands before the tables: the title, what was found, and where everything is.
  mutating func writeOpening(of report: Report, _ parts: [Part]) {
    append("<header>")
    if report.isSynthetic { element("p", Note.synthetic.text, " class=\"synthetic\"") }
    element("h1", report.title)
    writeFindings(parts)
    writeContents(parts)
    append("</header>")
  }

  /// The sentences of every analysis under its name, a caution never far from the finding that it limits.
  private mutating func writeFindings(_ parts: [Part]) {
    var groups: [(source: Part?, notices: [Notice])] = []
    var source: Part?
    var headline = ""
    for part in parts {
      if case .notice(let notice) = part.block {
        if groups.isEmpty || groups[groups.count - 1].source?.id != source?.id { groups.append((source, [])) }
        groups[groups.count - 1].notices.append(notice)
      } else if case .table(let table) = part.block, headline.isEmpty || !table.id.hasPrefix(headline + "-") {
        // The further tables of an analysis have the id of its first in front of their own.
        source = part
        headline = table.id
      }
    }
    // With one analysis they stand below, on the same screen.
    guard groups.count > 1 else { return }
    let heading = name("findings")
    append("<section class=\"summary\" aria-labelledby=\"\(heading)\">")
    element("h2", .glossary(.findings), " id=\"\(heading)\"")
    for group in groups {
      if let source = group.source, let caption = source.caption {
        append("<p class=\"about\">" + inline("a", caption, " href=\"#\(source.id)\"") + "</p>")
      }
      for notice in group.notices { write(notice) }
    }
    append("</section>")
  }

  private mutating func writeContents(_ parts: [Part]) {
    let entries = parts.compactMap { part in part.caption.map { (part, $0) } }
    guard entries.count > 2 else { return }
    let heading = name("contents")
    append("<nav aria-labelledby=\"\(heading)\">")
    element("h2", HTMLWording.contents, " id=\"\(heading)\"")
    append("<ul>")
    for (position, (part, caption)) in entries.enumerated() {
      // A drawing of a table that stands before it has no line of its own.
      let isSame = position > 0 && part.title != nil && part.title == entries[position - 1].0.title
      if position > 0 { append(isSame ? "·" : "</li>") }
      let words = isSame ? part.number ?? caption : caption
      append((isSame ? "" : "<li>") + inline("a", words, " href=\"#\(part.id)\""))
    }
    append("</li>\n</ul>\n</nav>")
  }

  /// What the report was made with and from; no time, so that the same data make the same page.
  mutating func writeFooter(of report: Report) {
    append("<footer>")
    element("p", HTMLWording.made(with: report.colophon?.program ?? "bolaven"))
    if let inputs = report.colophon?.inputs, !inputs.isEmpty {
      element("p", HTMLWording.inputs)
      append("<dl>")
      for input in inputs {
        append("<dt>\(escaped(input.name))</dt>\n<dd><code>\(escaped(input.fingerprint ?? "-"))</code></dd>")
      }
      append("</dl>")
    }
    writeDraftMark([HTMLWording.made(with: "")])
    append("</footer>")
  }

  /// That words of the page have no reviewer, in the languages where it is so.
  private mutating func writeDraftMark(_ texts: [LocalizedText]) {
    let marks = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (language, texts.contains { $0.isDraft(in: language) } ? Note.draftWords.text(language) : "")
      })
    element("p", LocalizedText(marks[.english] ?? "", lo: marks[.lao], ja: marks[.japanese]))
  }
}
