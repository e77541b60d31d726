import Foundation
import Testing

@testable import BolavenReports

@Suite struct LaTeXRendererTests {
  private func text(_ blocks: [Block], in language: Language = .english) -> String {
    let report = Report(id: "r", title: LocalizedText("A report"), isSynthetic: true, blocks: blocks)
    return String(decoding: LaTeXRenderer().render(report, in: language), as: UTF8.self)
  }

  @Test func aTableIsAFloatOfThreeRules() {
    let text = text([.table(hardTable())])
    for part in [
      "\\begin{threeparttable}\n\\caption[{Scores, 0-20}]{Scores, 0-20\\tnote{a}}\n\\label{tab:hard}\n",
      "S[table-format=7.0]S[table-format=-2.2]S[table-format=-4.4]rrl@{}}\n\\toprule\n",
      " &  & \\multicolumn{2}{c}{Mean score of the test} &  &  &  \\\\\n\\cmidrule(lr){3-4}\n",
      "All participants & 1234567 & -12.35 & +0.0004 & {[}$-$1,234.5, 0.3{]} & \\textless{}0.001 & Behind \\\\\n",
      "\\quad Standard deviation &  & {(}3.13{)} & {(}1234.5{)} & - &  &  \\\\\n",
      "\\midrule\n\\multicolumn{7}{@{}l@{}}{\\textit{By sex, as told}} \\\\\n", "& 28.5{~!\\tnote{d}} &",
      "\\bottomrule\n\\end{tabular}\n\\begin{tablenotes}[flushleft]\n\\footnotesize\n\\item[a] Thirty questions.\n",
    ] { #expect(text.contains(part), "\(part)\n\(text)") }
    #expect(text.matches(of: /\\toprule|\\bottomrule|\\midrule/).count == 4 && !text.contains("\\hline"))
  }

  @Test("separators are those of the language", arguments: [(Language.english, ",", "."), (.lao, ".", ",")])
  func separators(_ example: (language: Language, groups: String, point: String)) {
    let setup = "group-separator={\(example.groups)},output-decimal-marker={\(example.point)}"
    #expect(text([.table(hardTable())], in: example.language).contains(setup))
  }

  @Test(
    "a text means nothing to LaTeX",
    arguments: [
      ("50% & more_", "50\\% \\& more\\_"), ("\\input{x}", "\\textbackslash{}input\\{x\\}"),
      ("$x^2$", "\\$x\\textasciicircum{}2\\$"),
      ("a -- b", "a -{}- b"), ("[a]*", "{[}a{]}{*}"), ("``a''", "\\symbol{96}\\symbol{96}a'{}'"),
      ("a~b|c", "a\\textasciitilde{}b\\textbar{}c"),
      ("<\"#\">", "\\textless{}\\symbol{34}\\#\\symbol{34}\\textgreater{}"), ("ສະບາຍດີ 研修", "ສະບາຍດີ 研修"),
    ])
  func escapes(_ text: String, _ expected: String) { #expect(latexText(text) == expected) }

  @Test func theNameOfATableIsALabel() {
    let table = Table(id: "a_b c{d}ກ", title: .verbatim("t"), stub: .verbatim(""), columns: [], blocks: [], notes: [])
    #expect(text([.table(table)]).contains("\\label{tab:a-b-c-d--}\n"))
  }

  @Test func wideTablesBreakTheirWordsAndThenHaveSmallLetters() {
    let table = { (columns: Int, stub: String) in
      Table(
        id: "t", title: .verbatim("t"), stub: .verbatim(stub),
        columns: (0..<columns).map { TableColumn(id: "c\($0)", header: .verbatim("Income")) }, blocks: [], notes: [])
    }
    let (short, long) = ("Group", "Households that had kept books before the training of 2023")
    let fits = [table(3, short), table(3, long), table(8, long), table(15, short)].map { LaTeXFit($0, in: .english) }
    #expect(fits.map(\.isSmall) == [false, false, true, true])
    #expect(fits.map { $0.shares[0] } == [nil, "0.63", "0.21", nil])
    #expect(fits.allSatisfy { $0.shares.dropFirst().allSatisfy { $0 == nil } })
  }

  /// XeLaTeX reads every language; letters that its fonts have not are missing on the page only.
  @Test("LaTeX reads it", .enabled(if: LaTeX.isThere, "xelatex is not there"), arguments: Language.allCases)
  func compiles(_ language: Language) throws {
    let hostile = HostileFamily.latex.texts.prefix(40).map { text in Block.notice(Notice(.caution, LocalizedText(text)))
    }
    let report = text([.table(hardTable(isSynthetic: true)), .heading(LocalizedText("More"))] + hostile, in: language)
    let page = try LaTeX.page(of: report)
    if language == .english {
      for part in ["1,234,567", "12.35", "(3.13)", "(1,234.5)", "0.0004", "SYNTHETIC DATA", "Thirty questions"] {
        #expect(page.contains(part), "\(part): \(page)")
      }
    }
  }
}

/// The programs of TeX, where they are installed.
private enum LaTeX {
  static let isThere = ["xelatex", "pdftotext"].allSatisfy { name in
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(name)")
  }

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// What stands on the page.
  static func page(of text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("latex-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let document = """
      \\documentclass{article}
      \\usepackage{booktabs,threeparttable,siunitx}
      \\begin{document}
      \(text)
      \\end{document}
      """
    try Data(document.utf8).write(to: folder.appendingPathComponent("page.tex"))
    try run(
      "/usr/bin/xelatex", ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "page.tex"], in: folder)
    try run("/usr/bin/pdftotext", ["-layout", "page.pdf"], in: folder)
    return try String(contentsOf: folder.appendingPathComponent("page.txt"), encoding: .utf8)
  }

  private static func run(_ program: String, _ arguments: [String], in folder: URL) throws {
    let talk = folder.appendingPathComponent("talk")
    try Data().write(to: talk)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: talk)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: String(decoding: try Data(contentsOf: talk).suffix(2000), as: UTF8.self))
    }
  }
}
