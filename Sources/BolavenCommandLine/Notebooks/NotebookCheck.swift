import BolavenFormats
import BolavenReports

/// What comes out of a notebook now, beside what it says.
struct NotebookCheck {
  enum State: String { case ok, text, changed = "CHANGED", failed = "FAILED" }

  /// A number in the text that is not what its address says now.
  struct Text: Hashable {
    let line: Int
    let address: String
    let before: String
    let now: String
  }

  let notebook: Notebook
  let comparisons: [BlockComparison]
  let texts: [Text]
  /// Pictures that are missing or look different now, by name.
  let pictures: [String]
  let problems: [NotebookProblem]
  let seconds: Double

  /// Runs a notebook and writes nothing.
  init(_ notebook: Notebook, only id: String?, tolerance: Double, on console: Console) {
    self.notebook = notebook
    let start = console.clock()
    let run = NotebookRun(notebook, upTo: id, on: console)
    seconds = console.clock() - start
    let compared = run.results.filter { id == nil || $0.block.id == id }
    let firstChanged = run.results.first { result in
      result.block.record.map { $0.input != result.record.input } ?? false
    }?.block.id
    comparisons = compared.map {
      BlockComparison($0.block, $0.record, $0.outcome, firstChanged: firstChanged, tolerance: tolerance)
    }
    texts =
      id != nil
      ? []
      : notebook.inlines.compactMap { inline in
        guard let now = run.text(of: inline), now != inline.text else { return nil }
        return Text(line: inline.line + 1, address: inline.address, before: inline.text, now: now)
      }
    pictures = run.pictures.filter { (try? readFile($0.path)) != $0.bytes }.map(\.path)
    problems = run.problems + (id == nil ? NotebookLinks.problems(of: notebook) : [])
  }

  var state: State {
    if !problems.isEmpty { return .failed }
    let outcomes = comparisons.map(\.outcome)
    if !texts.isEmpty
      || outcomes.contains(where: { outcome in
        switch outcome {
        case .numbers, .neverRun: true
        case .same, .textOnly: false
        }
      })
    {
      return .changed
    }
    return outcomes.contains(.textOnly) || !pictures.isEmpty ? .text : .ok
  }

  // MARK: For a reader

  /// A line for each notebook, then what changed in them, then what to do.
  static func text(_ checks: [NotebookCheck], isStrict: Bool, width: Int) -> String {
    let longest = checks.map { displayWidth($0.notebook.path) }.max() ?? 0
    var text = ""
    for check in checks {
      let count = counted(check.notebook.calls.count, "block", "blocks")
      let name = check.notebook.path + String(repeating: " ", count: longest - displayWidth(check.notebook.path))
      let time = roundedDecimal(check.seconds, decimals: 1)
      text += "\(padded(check.state.rawValue, to: 9))\(name)  \(leading(count, 9))  \(leading(time, 5)) s\n"
    }
    for check in checks where check.state != .ok { text += check.details(width: width) }
    return text + closing(checks, isStrict: isStrict)
  }

  private func details(width: Int) -> String {
    var parts: [String] = []
    for comparison in comparisons {
      let place = "\(notebook.path):\(comparison.block.line)  block '\(comparison.block.id)'   "
      switch comparison.outcome {
      case .same: continue
      case .neverRun: parts.append(place + "has no output yet\n")
      case .textOnly:
        var lines = [place + "its words changed, its numbers did not"]
        if let line = comparison.line { lines += ["    in file  \(line.before)", "    now      \(line.now)"] }
        parts.append(Self.joined(lines + Self.why(comparison, width)))
      case .numbers(let changes):
        let lines = [place + "\(counted(changes.count, "number", "numbers")) changed"]
        parts.append(Self.joined(lines + Self.table(changes) + Self.why(comparison, width)))
      }
    }
    for text in texts {
      parts.append(
        "\(notebook.path):\(text.line)  text says \"\(text.before)\", now \"\(text.now)\" (inline value \(text.address))\n"
      )
    }
    parts += pictures.map { "\($0)  the picture is missing or looks different now\n" }
    return parts.map { "\n" + terminalSafeLines($0) }.joined()
  }

  private static func table(_ changes: [BlockComparison.Change]) -> [String] {
    let most = 12
    let rows =
      [["cell", "in file", "now", "change"]]
      + changes.prefix(most).map { [$0.cell, $0.before, $0.now, $0.difference] }
    let widths = (0..<4).map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    let lines = rows.map { row in
      "    " + row[0] + String(repeating: " ", count: widths[0] - displayWidth(row[0]))
        + (1..<4).map { "  " + String(repeating: " ", count: widths[$0] - displayWidth(row[$0])) + row[$0] }.joined()
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
      + (changes.count > most ? ["    and \(changes.count - most) more"] : [])
  }

  private static func why(_ comparison: BlockComparison, _ width: Int) -> [String] {
    comparison.reasons.enumerated().flatMap { position, reason in
      wrappedLines((position == 0 ? "  why  " : "       ") + reason, width: width, indent: 7)
    }
  }

  private static func closing(_ checks: [NotebookCheck], isStrict: Bool) -> String {
    let changed = checks.filter { $0.state == .changed || (isStrict && $0.state == .text) }
    let failed = checks.filter { $0.state == .failed }
    let total = counted(checks.count, "notebook", "notebooks")
    var text = "\n"
    if failed.isEmpty, changed.isEmpty {
      let words = checks.filter { $0.state == .text }.count
      return text
        + (words == 0
          ? "\(total) up to date.\n" : "\(total) up to date; the words of \(words) changed (--strict counts them).\n")
    }
    if !changed.isEmpty {
      text +=
        "\(changed.count) of \(total) \(changed.count == 1 ? "is" : "are") out of date.\nTo accept the new numbers:\n"
      text += changed.map { "  bolaven notebook run \($0.notebook.path)\n" }.joined()
    }
    if !failed.isEmpty {
      text +=
        "\(failed.count) of \(total) \(failed.count == 1 ? "does" : "do") not run as \(failed.count == 1 ? "it" : "they") should.\n"
    }
    return text
  }

  private static func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
  private static func leading(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  // MARK: For a program

  static func json(_ checks: [NotebookCheck]) -> JSONValue {
    .object([
      JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(NotebookCheckCommand.name)),
      JSONMember("notebooks", .array(checks.map(\.json))),
    ])
  }

  private var json: JSONValue {
    let blocks = comparisons.map { comparison -> JSONValue in
      var state = "same"
      var changes: [BlockComparison.Change] = []
      switch comparison.outcome {
      case .same: break
      case .textOnly: state = "text"
      case .neverRun: state = "never_run"
      case .numbers(let found): (state, changes) = ("numbers", found)
      }
      return .object([
        JSONMember("block", .string(comparison.block.id)), JSONMember("line", .integer(comparison.block.line)),
        JSONMember("state", .string(state)),
        JSONMember(
          "changes",
          .array(
            changes.map { change in
              .object([
                JSONMember("cell", .string(change.cell)), JSONMember("in_file", .string(change.before)),
                JSONMember("now", .string(change.now)), JSONMember("change", .string(change.difference)),
              ])
            })),
        JSONMember("why", .array(comparison.reasons.map { .string($0) })),
      ])
    }
    return .object([
      JSONMember("file", .string(notebook.path)), JSONMember("state", .string(state.rawValue.lowercased())),
      JSONMember("blocks", .array(blocks)),
      JSONMember(
        "texts",
        .array(
          texts.map { text in
            .object([
              JSONMember("line", .integer(text.line)), JSONMember("address", .string(text.address)),
              JSONMember("in_file", .string(text.before)), JSONMember("now", .string(text.now)),
            ])
          })),
      JSONMember("pictures", .array(pictures.map { .string($0) })),
      JSONMember("problems", .array(problems.map(\.message.json))),
    ])
  }
}

/// Every line of a text without what would move the cursor.
private func terminalSafeLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { terminalSafe(String($0)) }.joined(separator: "\n")
}
