/// One table in LaTeX: numbers stand by their points in `S` columns, the notes under the table.
struct LaTeXTable {
  private let table: Table
  private let language: Language
  private let footnotes: Footnotes
  private let symbols: NumberSymbols
  private let columns: [LaTeXColumn]
  private let fit: LaTeXFit

  init(_ table: Table, in language: Language) {
    self.table = table
    self.language = language
    footnotes = table.footnotes
    symbols = NumberSymbols(language)
    columns = table.columns.indices.map { LaTeXColumn(table, at: $0) }
    fit = LaTeXFit(table, in: language)
  }

  /// The whole float.
  var text: String { lines.map { $0 + "\n" }.joined() }

  private var lines: [String] {
    let title = latexText(table.title(language))
    let mark = tableNotes(table.titleFootnotes)
    var lines = ["\\begin{table}[htbp]", "\\centering", "\\begin{threeparttable}"]
    // The list of tables has no footnotes.
    lines.append("\\caption\(mark.isEmpty ? "" : "[{\(title)}]"){\(title)\(mark)}")
    lines += ["\\label{tab:\(label)}", setup]
    if fit.isSmall { lines.append("\\footnotesize") }
    lines += ["\\begin{tabular}{@{}\(formats.joined())@{}}", "\\toprule"]
    lines += spannerLines
    lines += [headLine, "\\midrule"]
    lines += bodyLines
    lines += ["\\bottomrule", "\\end{tabular}"]
    lines += noteLines
    return lines + ["\\end{threeparttable}", "\\end{table}"]
  }

  /// How siunitx writes numbers: as the language has them, brackets close to them. Its third version knows the names of
  /// its second.
  private var setup: String {
    "\\sisetup{group-digits=integer,group-minimum-digits=4,group-separator={\(symbols.groupSeparator)},"
      + "output-decimal-marker={\(symbols.decimalPoint)},retain-explicit-plus=true,input-open-uncertainty=,"
      + "input-close-uncertainty=,table-align-text-pre=false,table-align-text-post=false}"
  }

  /// Letters and digits of ASCII, hyphens for anything else.
  private var label: String {
    String(table.id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
  }

  // MARK: Heads

  private var formats: [String] {
    zip(["l"] + columns.map(\.format), fit.shares).map { format, share in
      share.map { ">{\\raggedright\\arraybackslash}p{\($0)\\linewidth}" } ?? format
    }
  }

  private var spannerLines: [String] {
    guard !table.spanners.isEmpty else { return [] }
    let spanners = table.spanners.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    var fields = [""]
    var rules: [String] = []
    var position = 0
    for spanner in spanners {
      fields += Array(repeating: "", count: spanner.columns.lowerBound - position)
      fields.append("\\multicolumn{\(spanner.columns.count)}{c}{\(latexText(spanner.header(language)))}")
      rules.append("\\cmidrule(lr){\(spanner.columns.lowerBound + 2)-\(spanner.columns.upperBound + 1)}")
      position = spanner.columns.upperBound
    }
    fields += Array(repeating: "", count: table.columns.count - position)
    return [row(fields), rules.joined(separator: " ")]
  }

  private var headLine: String {
    row(
      [latexText(table.stub(language))]
        + table.columns.map { column in
          let head = latexText(column.header(language)) + tableNotes(column.footnotes)
          return column.kind == .numbers ? "\\multicolumn{1}{r}{\(head)}" : head
        })
  }

  // MARK: Rows

  private var bodyLines: [String] {
    table.blocks.enumerated().flatMap { position, block in
      let label = block.label.map { label in
        "\\multicolumn{\(table.columns.count + 1)}{@{}l@{}}{\\textit{\(latexText(label(language)))}} \\\\"
      }
      return (position > 0 ? ["\\midrule"] : []) + [label].compactMap { $0 } + block.rows.map(line)
    }
  }

  private func line(_ row: TableRow) -> String {
    // What continues on another line hangs under it.
    let hanging = fit.shares[0] == nil ? "" : "\\hangindent1em "
    let label =
      hanging + String(repeating: "\\quad ", count: row.indent) + latexText(row.label(language))
      + tableNotes(row.footnotes)
    return self.row([label] + zip(columns, row.cells).map(field))
  }

  private func row(_ fields: [String]) -> String { fields.joined(separator: " & ") + " \\\\" }

  private func field(_ column: LaTeXColumn, _ cell: Cell) -> String {
    let signs = cell.flags.map { "~" + latexText($0) }.joined() + tableNotes(cell.footnotes)
    if column.isAligned, let number = LaTeXNumber(cell.content) {
      return number.before + number.digits + number.after + (signs.isEmpty ? "" : "{\(signs)}")
    }
    let text = latexText(cell.content.text(in: language))
    let words = cell.content.isNumeric ? text.replacing("-", with: "$-$") : text
    return column.isAligned && !(words + signs).isEmpty ? "{\(words)\(signs)}" : words + signs
  }

  private func tableNotes(_ texts: [LocalizedText]) -> String {
    let letters = footnotes.letters(of: texts)
    return letters.isEmpty ? "" : "\\tnote{\(letters.joined(separator: ","))}"
  }

  // MARK: Notes

  private var noteLines: [String] {
    let notes = table.notes(in: language).map { latexText($0.text(language)) }
    guard !notes.isEmpty || !footnotes.texts.isEmpty else { return [] }
    let word = latexText(LocalizedText.glossary(.note)(language))
    return ["\\begin{tablenotes}[flushleft]", "\\footnotesize"]
      + footnotes.entries.map { "\\item[\($0.letter)] \(latexText($0.text(language)))" }
      + (notes.isEmpty ? [] : ["\\item[] \\textit{\(word):} \(notes.joined(separator: " "))"]) + ["\\end{tablenotes}"]
  }
}

/// How a column of a table stands in LaTeX.
private struct LaTeXColumn {
  /// Whether the numbers stand by their points.
  let isAligned: Bool
  /// The letter of the column.
  let format: String

  init(_ table: Table, at position: Int) {
    guard table.columns[position].kind == .numbers else {
      (isAligned, format) = (false, "l")
      return
    }
    let numbers = table.rows.compactMap { LaTeXNumber($0.cells[position].content) }
    isAligned = !numbers.isEmpty
    let whole = numbers.map(\.wholeDigits).max() ?? 1
    let decimals = numbers.map(\.decimals).max() ?? 0
    let sign = numbers.contains { $0.digits.hasPrefix("-") || $0.digits.hasPrefix("+") } ? "-" : ""
    format = isAligned ? "S[table-format=\(sign)\(whole).\(decimals)]" : "r"
  }
}

/// A number as siunitx reads it: digits, and in groups what stands before and behind them.
private struct LaTeXNumber {
  let before: String
  /// A point for the decimals, no groups.
  let digits: String
  let after: String

  /// `nil` for what is no number, or one that is not written with digits alone.
  init?(_ content: Cell.Content) {
    guard case .number(let value, let style) = content else { return nil }
    let shown = style.text(value, in: .english).filter { $0 != "," }
    let isParenthesized = shown.hasPrefix("(") && shown.hasSuffix(")")
    let hasPercent = shown.hasSuffix("%")
    let digits = shown.dropFirst(isParenthesized ? 1 : 0).dropLast(isParenthesized || hasPercent ? 1 : 0)
    guard digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 46 }) else { return nil }
    before = isParenthesized ? "{(}" : ""
    self.digits = String(digits)
    after = isParenthesized ? "{)}" : hasPercent ? "{\\%}" : ""
  }

  var wholeDigits: Int { digits.prefix { $0 != "." }.filter(\.isNumber).count }
  var decimals: Int { digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0 }
}

extension Cell.Content {
  fileprivate var isNumeric: Bool {
    switch self {
    case .number, .interval: true
    case .text, .status, .empty, .notInModel, .doesNotApply, .notReported, .hidden: false
    }
  }
}
