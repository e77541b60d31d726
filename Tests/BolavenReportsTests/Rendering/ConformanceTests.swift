import Foundation
import TestSupport
import Testing

@testable import BolavenReports

/// One hard table in every format and every language, read back by readers that know nothing of bolaven.
@Suite struct ConformanceTests {
  /// How a format says what a table says.
  private static let forms: [String: (isNumbered: Bool, foldsSpanners: Bool, namesLast: Bool)] = [
    "text": (true, false, true), "csv": (true, false, false), "tsv": (true, false, false), "md": (true, true, true),
    "html": (true, false, true), "tex": (false, false, true), "tree": (false, false, true),
  ]

  private func bytes(_ format: String, _ language: Language, _ options: RenderingOptions) throws -> [UInt8] {
    let renderer = try #require(ReportRenderers.all.first { $0.format == format })
    let table = Block.table(hardTable(isSynthetic: true))
    let report = Report(id: "r", title: .verbatim("A report"), isSynthetic: true, blocks: [table])
    return try renderer.init(options).render(report, in: language)
  }

  @Test(
    "a table reads back as it is", .needsPython, arguments: ReportRenderers.all.map { $0.format }, Language.allCases)
  func readsBack(_ format: String, _ language: Language) throws {
    let form = try #require(Self.forms[format], "a format without a reader")
    let bytes = try bytes(format, language, RenderingOptions(width: nil, shape: .asShown))
    let found = try PythonReader.table(in: bytes, of: format, language)
    let wanted = ReadTable(
      hardTable(isSynthetic: true), in: language, isNumbered: form.isNumbered, foldsSpanners: form.foldsSpanners,
      namesLast: form.namesLast)
    #expect(found.title == wanted.title)
    #expect(found.spanners == wanted.spanners)
    #expect(found.heads == wanted.heads)
    #expect(found.rows.count == wanted.rows.count)
    for (found, wanted) in zip(found.rows, wanted.rows) { #expect(found == wanted) }
    #expect(found.unwrapped.footnotes == wanted.unwrapped.footnotes)
    #expect(found.unwrapped.notes == wanted.unwrapped.notes)
  }

  @Test("a terminal with wide letters has the same table", .needsPython, arguments: Language.allCases)
  func readsBackFromWideTerminals(_ language: Language) throws {
    let bytes = try bytes("text", language, RenderingOptions(width: nil, ambiguousWidth: .wide))
    let found = try PythonReader.table(in: bytes, of: "text", language, ambiguous: .wide)
    let wanted = ReadTable(
      hardTable(isSynthetic: true), in: language, isNumbered: true, foldsSpanners: false, namesLast: true)
    #expect(found.unwrapped == wanted.unwrapped)
  }

  @Test("a tidy file has every value of the table", arguments: ["csv", "tsv"], Language.allCases)
  func tidyFilesHaveEveryValue(_ format: String, _ language: Language) throws {
    let table = hardTable(isSynthetic: true)
    let text = String(decoding: try bytes(format, language, RenderingOptions()), as: UTF8.self)
    let records = format == "csv" ? csvRecords(Array(text.utf8)) : text.split(separator: "\n").map { fields(of: $0) }
    #expect(records[0] == TidyTable.head)
    let found = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(records[0], $0)) }
    let cells = table.rows.flatMap { row in zip(table.columns, row.cells).map { (row, $0, $1) } }
      .filter { $0.2.content != .empty }
    #expect(found.count == cells.count)
    for (found, (row, column, cell)) in zip(found, cells) {
      #expect([found["row"], found["column"]] == [row.id, column.id] && found["label"] == row.label(language))
      switch cell.content {
      case .number(let value, let style):
        let scaled = value * (style.power == 2 ? 100 : 1)
        #expect(found["value"].flatMap { Double($0) }.map { agreeingDigits($0, scaled) } ?? 0 >= 15)
      case .interval(let low, let high, _):
        #expect([found["low"], found["high"]].map { $0.flatMap { Double($0) } } == [low, high])
      default: #expect([found["value"], found["low"], found["high"]] == ["", "", ""])
      }
      let shown = try #require(found["shown"])
      #expect((shown.hasPrefix("'(") ? String(shown.dropFirst()) : shown) == cell.content.text(in: language))
      #expect(found["flags"] == cell.flags.joined() && found["data_status"] == "SYNTHETIC DATA")
    }
  }

  private func fields(of line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("a tree has every value with all its bits, and its address", .needsPython, arguments: Language.allCases)
  func treesHaveEveryValue(_ language: Language) throws {
    let cells = hardTable().rows.flatMap(\.cells)
    let answer = try PythonReader.run(
      PythonReader.script, ["tree-values"], input: try bytes("tree", language, RenderingOptions()))
    let found = try JSONDecoder().decode([[String]].self, from: Data(answer))
    #expect(found.count == cells.count)
    for (found, cell) in zip(found, cells) {
      #expect(found[0] == cell.content.text(in: language) && found[1] == cell.address?.description ?? "")
      let numbers =
        switch cell.content {
        case .number(let value, _): [value]
        case .interval(let low, let high, _): [low, high]
        case .text, .status, .empty, .notInModel, .doesNotApply, .notReported, .hidden: [Double]()
        }
      #expect(found.dropFirst(2).map { Double($0)?.bitPattern } == numbers.map(\.bitPattern))
    }
  }

  /// Nothing between 80 columns is cut: what stands in the cells of one column, read downwards, is that of the table.
  @Test("in 80 columns the lines are straight and whole", arguments: Language.allCases, AmbiguousWidth.allCases)
  func isStraightInATerminal(_ language: Language, _ ambiguous: AmbiguousWidth) throws {
    let table = hardTable(isSynthetic: true)
    let options = RenderingOptions(width: 80, ambiguousWidth: ambiguous)
    let text = String(decoding: try bytes("text", language, options), as: UTF8.self)
    for line in text.split(separator: "\n") { #expect(displayWidth(line, ambiguous: ambiguous) <= 80, "\(line)") }
    let panels = TextTableReader(text, ambiguous: ambiguous).panels
    let close = { (text: String) in text.filter { $0 != " " } }
    let columns = panels.flatMap { panel in
      (1..<panel.head[0].count).map { place in close(panel.body.map { $0[place] }.joined()) }
    }
    let wanted = (1...table.columns.count).map { place in close(table.shown(in: language).map { $0[place] }.joined()) }
    #expect(columns == wanted)
    let heads = panels.flatMap { panel in
      (1..<panel.head[0].count).map { place in close(panel.head.map { $0[place] }.joined()) }
    }
    #expect(heads == table.heads(in: language).dropFirst().map(close))
  }

  @Test("letters beyond ASCII stand only where they are asked for")
  func unicodeIsAsked() throws {
    for language in Language.allCases {
      let plain = String(decoding: try bytes("text", language, RenderingOptions()), as: UTF8.self)
      #expect(!plain.contains("\u{2212}") && !plain.contains("\u{2501}") && !plain.contains("ᵃ"))
      for width in AmbiguousWidth.allCases {
        let options = RenderingOptions(ambiguousWidth: width, isUnicode: true)
        let text = String(decoding: try bytes("text", language, options), as: UTF8.self)
        #expect(text.contains("\u{2212}1") && text.contains("ᵃ") && !text.contains("[a]") && !text.contains("=="))
        let rules = text.split(separator: "\n").filter { $0.hasPrefix("\u{2501}") }
        #expect(rules.count >= 2 && rules.allSatisfy { displayWidth($0, ambiguous: width) <= 80 })
      }
    }
  }

  @Test func everyFileOfTheFolderIsOfAFormatOrOfItsFamily() throws {
    let folder = "Sources/BolavenReports/Rendering"
    let files = Repository.files(below: folder, endings: ["Renderer.swift"]).compactMap { path in
      path.split(separator: "/").last.map { String($0.dropLast(6)) }
    }
    #expect(files.filter { $0 != "ReportRenderer" }.sorted() == ReportRenderers.all.map { "\($0)" }.sorted())
    #expect(Set(ReportRenderers.all.map { $0.format }).count == ReportRenderers.all.count)
    #expect(Set(ReportRenderers.all.map { $0.fileExtension }).count == ReportRenderers.all.count)
    #expect(Set(Self.forms.keys) == Set(ReportRenderers.all.map { $0.format }), "a format without a reader")
  }
}
