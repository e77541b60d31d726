/// Renders a report as LaTeX to be read by `\input`: booktabs, threeparttable and siunitx, nothing beside them.
///
/// Lao and Japanese letters stand as they are: XeLaTeX and LuaLaTeX print them with a font that has them. LaTeX counts
/// the tables; `\label{tab:ID}` names each. Charts are told in words.
public struct LaTeXRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "tex"
  /// The ending of its files.
  public static let fileExtension = "tex"

  /// A renderer.
  public init(_ options: RenderingOptions) {}

  /// The blocks in order under the title.
  public func render(_ report: Report, in language: Language) -> [UInt8] {
    var parts = [
      """
      % Needs in the preamble: \\usepackage{booktabs,threeparttable,siunitx}
      % Lao and Japanese letters: XeLaTeX or LuaLaTeX, and a font that has them.
      """
    ]
    if report.isSynthetic { parts.append("\\noindent\\textbf{\(latexText(Note.synthetic.text(language)))}") }
    if report.blocks.count > 1 { parts.append("\\section*{\(latexText(report.title(language)))}") }
    var figures = 0
    for block in report.blocks {
      switch block {
      case .heading(let text): parts.append("\\subsection*{\(latexText(text(language)))}")
      case .table(let table): parts.append(LaTeXTable(table, in: language).text)
      case .chart(let chart):
        figures += 1
        let title = LocalizedText.numbered(.figure, figures, chart.title)(language)
        let mark = chart.isSynthetic ? " " + latexText(Note.synthetic.text(language)) : ""
        parts.append(
          "\\noindent\\textbf{\(latexText(title))} \(latexText(chart.kind.summary(language)))\(mark)")
      case .notice(let notice):
        parts.append(
          "\\noindent\\textbf{\(latexText(notice.kind.word(language)))} \(latexText(notice.text(language)))")
      }
    }
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
  }
}

/// A text of one line in which no character means anything to LaTeX, wherever it stands.
///
/// Brackets and asterisks are in groups, because LaTeX looks for them behind the end of a row.
func latexText(_ text: String) -> String {
  var result = ""
  var before: Unicode.Scalar = " "
  for scalar in oneLine(text).unicodeScalars {
    switch scalar {
    case "\\": result += "\\textbackslash{}"
    case "{", "}", "$", "&", "#", "%", "_": result += "\\\(scalar)"
    case "~": result += "\\textasciitilde{}"
    case "^": result += "\\textasciicircum{}"
    case "<": result += "\\textless{}"
    case ">": result += "\\textgreater{}"
    case "|": result += "\\textbar{}"
    case "\"": result += "\\symbol{34}"
    case "`": result += "\\symbol{96}"
    case "[", "]", "*": result += "{\(scalar)}"
    // Two in a row would be one long dash, or a closing quote.
    case "-" where before == "-", "'" where before == "'", "," where before == ",": result += "{}\(scalar)"
    default: result.unicodeScalars.append(scalar)
    }
    before = scalar
  }
  return result
}
