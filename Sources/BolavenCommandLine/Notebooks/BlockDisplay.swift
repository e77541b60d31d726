import BolavenReports
import BolavenStudies

/// How the outcome of a block stands in the notebook: lines of Markdown, and the pictures beside it.
struct BlockDisplay {
  private(set) var lines: [String] = []
  /// Names beside the notebook, and bytes.
  private(set) var pictures: [(name: String, bytes: [UInt8])] = []

  /// - Parameter stem: the name of the notebook and of the block, with which the names of pictures begin.
  init(_ outcome: BlockOutcome, _ options: BlockOptions, stem: String) {
    for shown in options.shows {
      switch shown {
      case .text: addFenced(outcome.result, "text")
      case .stderr: addFenced(outcome.talk, "text")
      case .md: addMarkdown(outcome)
      case .html:
        for run in outcome.runs {
          addFenced(String(decoding: HTMLRenderer().render(run.report, in: outcome.language), as: UTF8.self), "html")
        }
      case .svg: addPictures(outcome, stem)
      case .none: break
      }
    }
    if options.isHidden, !lines.isEmpty {
      lines = ["<details><summary>Output</summary>", ""] + lines + ["", "</details>"]
    }
  }

  private mutating func separate() { if !lines.isEmpty { lines.append("") } }

  private mutating func addFenced(_ text: String, _ language: String) {
    var content = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while content.last?.isEmpty ?? false { content.removeLast() }
    guard !content.isEmpty else { return }
    separate()
    // A fence inside must not end the block.
    let longest = content.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    lines += [fence + language] + content + [fence]
  }

  private mutating func addMarkdown(_ outcome: BlockOutcome) {
    guard !outcome.runs.isEmpty else { return addFenced(outcome.result, "text") }
    for run in outcome.runs {
      let text = String(decoding: MarkdownRenderer().render(run.report, in: outcome.language), as: UTF8.self)
      var content = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      // The title of the report is the notebook's own affair.
      if content.first?.hasPrefix("# ") ?? false { content.removeFirst() }
      while content.first?.isEmpty ?? false { content.removeFirst() }
      while content.last?.isEmpty ?? false { content.removeLast() }
      separate()
      lines += content
    }
  }

  private mutating func addPictures(_ outcome: BlockOutcome, _ stem: String) {
    for (position, chart) in outcome.runs.flatMap({ $0.report.charts }).enumerated() {
      let name = position == 0 ? "\(stem).svg" : "\(stem)-\(position + 1).svg"
      pictures.append((name, chart.svg(in: outcome.language)))
      separate()
      let words = chart.kind.summary(outcome.language).map { sign in
        sign == "[" ? "(" : sign == "]" ? ")" : sign.isNewline ? " " : String(sign)
      }
      lines.append("![\(words.joined())](\(name))")
    }
  }
}
