import Foundation
import Testing

@testable import BolavenReports

@Suite struct HTMLRendererTests {
  private func read(_ report: Report, _ language: Language = .english) throws -> [MarkupReader.Element] {
    try #require(MarkupReader.elements(of: HTMLRenderer().render(report, in: language)))
  }

  // MARK: Numbers

  @Test func everyNumberReadsBackAsItIs() throws {
    let report = sampleReport()
    let cells = try read(report).named("td")
    for cell in report.tables[0].rows.flatMap(\.cells) {
      guard let address = cell.address else { continue }
      let shown = try #require(cells.first { $0.attributes["data-src"] == address.description })
      let exact = shown.attributes["data-v"]?.split(separator: " ").compactMap { Double($0) }
      switch cell.content {
      case .number(let value, _): #expect(exact == [value])
      case .interval(let low, let high, _): #expect(exact == [low, high])
      default: #expect(exact == nil)
      }
    }
  }

  @Test("what is printed is the text of the cell, with a true minus", arguments: Language.allCases)
  func printsTheCell(_ language: Language) throws {
    let table = sampleReport().tables[0]
    let shown = try read(sampleReport(), language).filter { $0.name == "td" && !$0.parents.contains("figure") }
    let expected = table.rows.flatMap(\.cells).map { cell in
      switch cell.content {
      case .number, .interval: cell.text(in: language).replacing("-", with: "\u{2212}")
      default: cell.text(in: language)
      }
    }
    #expect(shown.map(\.text) == expected + expected)
  }

  @Test func figuresShowTheirNumbers() throws {
    let elements = try read(sampleReport())
    let cells = elements.filter { $0.name == "td" && $0.parents.contains("figure") }
    let data = sampleReport().charts.flatMap { $0.kind.data.rows.flatMap(\.cells) }
    #expect(cells.count == data.count)
    // They stand in no analysis, so `why` cannot be asked for them.
    #expect(cells.allSatisfy { $0.attributes["data-src"] == nil })
  }

  @Test func everyNumberSaysWhereItComesFrom() throws {
    let elements = try read(sampleReport())
    let origins = elements.filter { $0.parents.contains("details") && !$0.parents.contains("figure") }
    #expect(
      origins.named("p").map(\.text)
        == Array(
          repeating: [
            "All numbers of this table",
            "gain.all.pre, gain.all.post, gain.all.interval, gain.all.status, gain.women.pre, gain.women.post: A3",
          ], count: 2
        ).flatMap { $0 })
    #expect(
      origins.named("dd").prefix(5).map(\.text) == [
        "pre, post", "people with both tests", "1,234", "seed 20230427", "pretest.csv",
      ])
    let ids = Set(elements.compactMap { $0.attributes["id"] })
    let cells = elements.filter { $0.attributes["data-src"] != nil }
    #expect(cells.count == 12 && cells.allSatisfy { ids.contains($0.attributes["data-o"] ?? "") })
  }

  @Test("a number has on the page the origin that `why` gives", arguments: Language.allCases)
  func originsAreWhole(_ language: Language) throws {
    let tables = [indicatorTable(), hardTable()]
    let elements = try read(
      Report(id: "r", title: LocalizedText("R"), blocks: tables.map(Block.table)), language)
    for table in tables {
      let inside = { (name: String) in
        let start = elements.firstIndex { $0.attributes["id"] == table.id } ?? 0
        return elements[start...].dropFirst().prefix { $0.name != "section" }.filter {
          $0.name == name && $0.parents.contains("details")
        }
      }
      let cells = Dictionary(
        elements.named("td").compactMap { cell in cell.attributes["data-src"].map { ($0, cell) } },
        uniquingKeysWith: { first, _ in first })
      for cell in table.rows.flatMap(\.cells) {
        guard let address = cell.address, let provenance = cell.provenance else { continue }
        let id = try #require(cells[address.description]?.attributes["data-o"])
        let text = try #require(inside("p").first { $0.attributes["id"] == id }?.text)
        let numbers = text.split(separator: "[").last?.dropLast().split(separator: " ") ?? []
        let shared = zip(inside("dt"), inside("dd")).filter { term, _ in
          guard let number = term.text.split(separator: " ").first, Int(number) != nil else { return true }
          return numbers.contains(number)
        }.map(\.1.text)
        for line in ProvenanceText(provenance).lines {
          #expect(shared.contains(line.text(language)) || text.contains(line.text(language)), "\(address) \(line.id)")
        }
        #expect(text.contains(address.description))
      }
    }
  }

  @Test func whatIsTrueOfAllNumbersOfATableIsSaidOnce() throws {
    let elements = try read(Report(id: "r", title: LocalizedText("R"), blocks: [.table(indicatorTable())]))
    let lines = elements.filter { $0.parents.contains("details") }
    #expect(lines.named("dd").map(\.text) == ["value", "1,234", "indicators.csv"])
    #expect(lines.named("dt").map(\.text) == ["columns", "rows", "inputs"])
    #expect(lines.named("p").map { $0.text.split(separator: ": ").last } == ["All numbers of this table", "I1", "I2"])
  }

  @Test func whatSeveralNumbersShareHasANumber() throws {
    let cell = { (column: String, filter: String) in
      Cell.number(
        1, .count, at: Address(analysis: "t", row: "r", column: column),
        from: Provenance(formula: column, columns: ["value"], filter: filter))
    }
    let table = Table(
      id: "t", title: LocalizedText("T"), stub: LocalizedText("Row"),
      columns: ["a", "b", "c"].map { TableColumn(id: $0, header: LocalizedText($0)) },
      blocks: [
        TableBlock(rows: [
          TableRow(id: "r", label: LocalizedText("R"), cells: [cell("a", "x"), cell("b", "y"), cell("c", "x")])
        ])
      ], notes: [])
    let elements = try read(Report(id: "r", title: LocalizedText("R"), blocks: [.table(table)]))
    let lines = elements.filter { $0.parents.contains("details") }
    #expect(lines.named("dt").map(\.text) == ["columns", "1 filter", "2 filter"])
    #expect(lines.named("dd").map(\.text) == ["value", "x", "y"])
    #expect(
      lines.named("p").map(\.text) == ["All numbers of this table", "t.r.a: a [1]", "t.r.b: b [2]", "t.r.c: c [1]"])
  }

  // MARK: Structure

  @Test("the page says its language, its title and what it may load", arguments: Language.allCases)
  func hasAHead(_ language: Language) throws {
    let elements = try read(sampleReport(), language)
    #expect(elements[0].attributes["lang"] == language.rawValue)
    #expect(elements.named("title")[0].text.hasPrefix("A report"))
    let policy = elements.named("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
    let parts = policy?.attributes["content"]?.split(separator: "; ").map(String.init) ?? []
    #expect(parts.first == "default-src 'none'" && !parts.contains { $0.contains("unsafe") })
    #expect(parts.contains("base-uri 'none'") && parts.contains("form-action 'none'"))
    #expect(elements.named("meta").contains { $0.attributes["name"] == "viewport" })
    #expect(elements.named("footer")[0].text.contains("bolaven"))
    #expect(elements.named("footer")[0].text.contains("DRAFT WORDS") == (language != .english))
  }

  @Test func blocksStandInTheirOrder() throws {
    let elements = try read(sampleReport())
    #expect(
      elements.filter { $0.parents.last == "main" }.map(\.name) == [
        "h2", "p", "p", "section", "figure", "figure", "section",
      ])
    #expect(elements.named("h1").map(\.text) == ["A report"])
    let captions = elements.filter { $0.name == "caption" && $0.parents.contains("section") }.map(\.text)
    #expect(captions == ["Table 1. Scores", "Table 2. Scores"])
    #expect(elements.named("figcaption").map(\.text) == ["Figure 1. Before and after", "Figure 2. Estimates"])
  }

  @Test func thePageBeginsWithWhatWasFoundAndWhereEverythingIs() throws {
    let elements = try read(viewReport())
    let opening = elements.filter { $0.parents.contains("header") }
    #expect(opening.named("h2").map(\.text) == ["Findings", "Contents"])
    #expect(
      opening.filter { $0.name == "a" && $0.parents.contains("section") }.map(\.text) == [
        "Table 2. Scores, 0-20", "Table 4. Scores",
      ])
    #expect(opening.filter { $0.attributes["class"] == "finding" }.count == 2)
    #expect(opening.filter { $0.attributes["class"] == "caution" }.count == 1)
    #expect(
      opening.filter { $0.name == "a" && $0.parents.contains("nav") }.map(\.text) == [
        "Table 1. Indicators", "Table 2. Scores, 0-20", "Knowledge", "Table 3. Scores", "Figure 1. Before and after",
        "Figure 2. Estimates", "Table 4. Scores",
      ])
    // One finding is on the first screen anyway.
    #expect(try !read(sampleReport()).contains { $0.attributes["class"] == "summary" })
  }

  @Test func whatAnAnalysisFoundStandsUnderItsFirstTable() throws {
    let table = { (id: String, title: String) in
      Block.table(
        Table(
          id: id, title: .verbatim(title), stub: .verbatim("Score"),
          columns: [TableColumn(id: "n", header: .verbatim("n"))],
          blocks: [TableBlock(rows: [TableRow(id: "r", label: .verbatim("r"), cells: [.empty])])], notes: []))
    }
    let finding = { (words: String) in Block.notice(Notice(.finding, LocalizedText(words))) }
    let elements = try read(
      Report(
        id: "r", title: LocalizedText("R"),
        blocks: [
          table("gain", "Gain"), table("gain-checks", "Checks"), finding("It rose."), table("income", "Income"),
          finding("It did not."),
        ]))
    #expect(
      elements.filter { $0.name == "a" && $0.parents.contains("header") && $0.parents.contains("section") }.map(\.text)
        == ["Table 1. Gain", "Table 3. Income"])
  }

  @Test func theFootSaysWhatThePageWasMadeWith() throws {
    let foot = try read(viewReport()).filter { $0.parents.contains("footer") }
    #expect(foot.named("p")[0].text == "Made with bolaven 1.2.3.")
    #expect(foot.named("dt").map(\.text) == ["a.csv"])
    #expect(foot.named("code").map(\.text) == [String(repeating: "0f", count: 32)])
  }

  @Test func noHeadIsEmptyAndHeadingsSkipNoLevel() throws {
    for language in Language.allCases {
      let elements = try read(viewReport(), language)
      #expect(elements.named("th").allSatisfy { !$0.text.isEmpty && $0.attributes["scope"] != nil })
      #expect(elements.named("h1").count == 1 && elements.named("h3").isEmpty)
    }
  }

  @Test func headsOfTablesSayWhatTheyHead() throws {
    let elements = try read(sampleReport())
    let heads = elements.filter { $0.name == "th" && $0.parents.contains("section") }
    #expect(
      heads.prefix(9).map { [$0.text, $0.attributes["scope"]] } == [
        ["Score", "col"], ["Means", "colgroup"], ["Interval", "col"], ["Status", "col"], ["Before", "col"],
        ["After", "col"], ["All", "row"], ["Women", "rowgroup"], ["Women's score", "row"],
      ])
    #expect(heads[0].attributes["rowspan"] == "2" && heads[1].attributes["colspan"] == "2")
    #expect(heads[7].attributes["colspan"] == "5")
    let tables = elements.named("table").count
    #expect(tables == 4 && elements.named("caption").count == tables)
  }

  @Test func everyIdIsUniqueAndEveryReferenceHasOne() throws {
    let elements = try read(sampleReport())
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let references =
      elements.compactMap { $0.attributes["aria-labelledby"] }.flatMap { $0.split(separator: " ") }
      + elements.compactMap { $0.attributes["href"]?.dropFirst() }
    #expect(references.count > 12 && references.allSatisfy { ids.contains(String($0)) })
  }

  @Test func whatScrollsCanBeReachedByKeyboardAndHasAName() throws {
    let regions = try read(sampleReport()).filter { $0.attributes["class"] == "scroll" }
    #expect(regions.count == 6)
    for region in regions {
      #expect(region.attributes["role"] == "region" && region.attributes["tabindex"] == "0")
      #expect(region.attributes["aria-labelledby"]?.isEmpty == false)
    }
  }

  @Test func aTextWithoutATranslationSaysThatItIsEnglish() throws {
    let elements = try read(sampleReport(), .japanese)
    #expect(elements.named("h1")[0].attributes["lang"] == "en")
    #expect(elements.named("summary").allSatisfy { $0.attributes["lang"] == nil })
    #expect(try read(sampleReport()).dropFirst().allSatisfy { $0.attributes["lang"] == nil })
  }

  @Test("a status is a word and a shape", arguments: Status.allCases)
  func statusHasAShape(_ status: Status) {
    #expect(HTMLStyle.shape(of: status).contains("aria-hidden"))
    #expect(Set(Status.allCases.map(HTMLStyle.shape)).count == Status.allCases.count)
  }

  // MARK: Safety

  @Test("no text of a plan becomes markup", arguments: hostileTexts)
  func hostileTextsStayTexts(_ text: String) throws {
    let allowed = Set(try (read(sampleReport()) + read(sampleReport(words: { _ in "x" }))).map(\.shape))
    let bytes = HTMLRenderer().render(sampleReport(words: { _ in text }), in: .english)
    let elements = try #require(MarkupReader.elements(of: bytes))
    #expect(Set(elements.map(\.shape)).isSubset(of: allowed))
    expectPlainCharacters(bytes)
    #expect(
      text.isEmpty || elements.named("h1")[0].text.contains(text)
        || text.unicodeScalars.contains { !$0.isPrintable })
  }

  @Test func nothingComesFromOutside() throws {
    for language in Language.allCases {
      let elements = try read(sampleReport(), language)
      #expect(elements.allSatisfy { $0.attributes["src"] == nil && $0.attributes["style"] == nil })
      #expect(elements.allSatisfy { $0.attributes["href"]?.hasPrefix("#") != false })
      #expect(elements.allSatisfy { !["link", "img", "iframe", "object", "form"].contains($0.name) })
      #expect(elements.named("script").count == 1 && elements.named("style").count == 1)
    }
    for text in [HTMLStyle.sheet, HTMLScript.source] {
      for sign in [
        "url(", "@import", "http:", "https:", "fetch(", "import(", "XMLHttpRequest", "eval(", "innerHTML", "]]>",
      ] { #expect(!text.contains(sign)) }
    }
    #expect(HTMLStyle.sheet.utf8.count <= 12_000)
    #expect(HTMLScript.source.utf8.count <= 15_000)
  }

  /// Computed by `openssl dgst -sha256 -binary | base64` from what stands between the tags.
  @Test func thePolicyNamesTheScriptByItsFingerprint() throws {
    let text = String(decoding: HTMLRenderer().render(sampleReport(), in: .english), as: UTF8.self)
    for (tag, source) in [("script", "script-src"), ("style", "style-src")] {
      let content = try #require(text.firstMatch(of: try Regex("(?s)<\(tag)>(.*?)</\(tag)>"))?.output[1].substring)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "openssl dgst -sha256 -binary | base64"]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: Data(content.utf8))
      try input.fileHandleForWriting.close()
      let digest = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      if digest.isEmpty { continue }
      #expect(text.contains("\(source) 'sha256-\(digest.dropLast())';"))
    }
  }

  @Test func syntheticDataAreMarkedEverywhere() throws {
    for language in Language.allCases {
      let elements = try read(sampleReport(), language)
      #expect(elements.named("header")[0].text.contains("SYNTHETIC DATA"))
      for section in elements.filter({ ["section", "figure"].contains($0.name) }) {
        #expect(section.text.contains("SYNTHETIC DATA"))
      }
      for drawing in elements.filter({ $0.name == "svg" && $0.attributes["role"] != nil }) {
        #expect(drawing.text.contains("SYNTHETIC DATA"))
      }
    }
    let real = HTMLRenderer().render(sampleReport(isSynthetic: false), in: .english)
    #expect(!String(decoding: real, as: UTF8.self).contains("SYNTHETIC"))
  }

  @Test func theSameReportHasTheSameBytes() {
    #expect(HTMLRenderer().render(sampleReport(), in: .lao) == HTMLRenderer().render(sampleReport(), in: .lao))
  }

  @Test func aReportOfFiveTablesIsSmall() {
    let provenance = Provenance(
      formula: "B3", columns: ["income", "programme", "village"], rows: 418, sources: ["a.csv"])
    let tables = (1...5).map { table in
      Table(
        id: "t\(table)", title: LocalizedText("Table"), stub: LocalizedText("Row"),
        columns: (1...8).map { TableColumn(id: "c\($0)", header: LocalizedText("Column \($0)")) },
        blocks: [
          TableBlock(
            rows: (1...30).map { row in
              TableRow(
                id: "r\(row)", label: LocalizedText("Row \(row)"),
                cells: (1...8).map { column in
                  .number(
                    Double(row) / Double(column), .fixed(decimals: 2),
                    at: Address(analysis: "t\(table)", row: "r\(row)", column: "c\(column)"), from: provenance)
                })
            })
        ], notes: [])
    }
    let report = Report(id: "five", title: LocalizedText("Five"), blocks: tables.map(Block.table))
    #expect(HTMLRenderer().render(report, in: .english).count <= 300_000)
  }

  @Test func aReportWithoutAnythingIsAPage() throws {
    let elements = try read(Report(id: "none", title: LocalizedText("None"), blocks: []))
    #expect(elements.named("main").count == 1 && elements.named("table").isEmpty)
  }
}

extension Unicode.Scalar {
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
