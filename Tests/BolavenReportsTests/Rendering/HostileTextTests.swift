import Foundation
import TestSupport
import Testing

@testable import BolavenReports

/// Words of a plan or of data, written to act, in every place that words have, through every format.
///
/// Source: attacks on spreadsheets, pages, Markdown and terminals as collected by OWASP.
@Suite struct HostileTextTests {
  static let texts =
    hostileTexts + [
      "=cmd|' /C calc'!A0", "+1+1", "-1+cmd", "@SUM(1+1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://a.example\",\"x\")",
      "DDE (\"cmd\";\"/C calc\";\"!A0\")A0", "a|b|c", "|---|", "`rm -rf`", "```", "~~~", "[x](javascript:alert(1))",
      "![x](http://a.example/x.png)", "<http://a.example>", "[x]: http://a.example", "# heading", "> quote", "- item",
      "1. item", "---", "===", "***", "\\", "\\\\|", "\\u202E", "\"", "'", "\"\"", ",", ";", "a,b\n\"c\"",
      "\u{1B}]0;title\u{7}",
      "\u{1B}[2J", "\u{9B}31m", "\u{200E}\u{200F}", "\u{202A}a\u{202C}", "\u{2067}a\u{2069}", "\u{061C}", "\u{FEFF}a",
      "a\u{2029}b", "\u{E0041}\u{E0042}", "e\u{301}\u{301}\u{301}\u{301}\u{301}", "<!--<script>",
      "<svg/onload=alert(1)>",
      "<style>*{}</style>", "<meta http-equiv=refresh>", "%3Cscript%3E", "&#60;script&#62;", "{{7*7}}", "${7*7}",
      "../../etc",
      "CON", "NaN", "-0.00", "1e999", String(repeating: "x", count: 300), String(repeating: "漢", count: 120),
    ]

  private func bytes(_ format: any ReportRenderer.Type, _ text: String, _ language: Language) throws -> [UInt8] {
    let words = { (word: String) in word + text + word }
    let table = hardTable(isSynthetic: true, words: words)
    let blocks: [Block] =
      format == CSVRenderer.self
      ? [.table(table)] : [.table(table)] + sampleReport(words: { $0 + text }).blocks
    let report = Report(id: "r", title: LocalizedText(words("")), isSynthetic: true, blocks: blocks)
    return try format.init().render(report, in: language)
  }

  @Test("no character moves a cursor or turns the writing direction", arguments: texts)
  func showsWhatIsHidden(_ text: String) throws {
    for format in ReportRenderers.all {
      let bytes = try bytes(format, text, .english)
      let rendered = try #require(String(validating: bytes, as: UTF8.self))
      let hidden = rendered.unicodeScalars.filter { isHidden($0) && $0 != "\n" }
      #expect(hidden.isEmpty, "\(format.format): \(hidden.map(\.value))")
    }
  }

  @Test("no element and no link comes from words", arguments: texts)
  func holdsNoMarkup(_ text: String) throws {
    let page = String(decoding: try bytes(HTMLRenderer.self, text, .english), as: UTF8.self)
    let markdown = String(decoding: try bytes(MarkdownRenderer.self, text, .english), as: UTF8.self)
    for tag in ["<script>alert", "<img", "<meta http-equiv=refresh", "<!--", "onload=alert(1)>", "<http"] {
      #expect(!page.contains(tag))
      #expect(!markdown.contains(tag))
    }
    // Outside of numbers and of the pictures of charts there is no bracket, tag or address that Markdown would obey.
    #expect(!markdown.contains("http://") && !markdown.contains("www."))
    #expect(!markdown.replacing("<0.001", with: "").contains("<"))
    let links = markdown.replacing(/\\\\|\\\[|\\\]/, with: "").matches(of: /\]\(([^)]*)\)/).map { String($0.1) }
    #expect(links.allSatisfy { $0.hasPrefix("charts/") })
  }

  @Test("a table of a text has the columns that it has, whatever its words are", arguments: texts)
  func keepsItsShape(_ text: String) throws {
    let records = csvRecords(try bytes(CSVRenderer.self, text, .english))
    #expect(records.count == 4)
    #expect(records.allSatisfy { $0.count == records[0].count })
    for field in records.flatMap({ $0 }) where Double(field) == nil {
      let first = field.drop { $0 == " " }.first
      #expect(first.map { !"=+-@\t\r".contains($0) } ?? true, "\(field)")
    }
    let rows = markdownRows(String(decoding: try bytes(MarkdownRenderer.self, text, .english), as: UTF8.self))
    #expect(rows.prefix(6).allSatisfy { $0.count == 7 })
  }

  @Test("every format says that the data are synthetic", arguments: Language.allCases)
  func isMarked(_ language: Language) throws {
    for format in ReportRenderers.all {
      #expect(String(decoding: try bytes(format, "", language), as: UTF8.self).contains("SYNTHETIC DATA"))
    }
  }
}
