import BolavenFormats

/// Says whether notebooks still say what comes out.
struct NotebookCheckCommand: Command {
  static let name = "notebook check"
  static let group = CommandGroup.notebooks
  static let summary = "Say whether the numbers in notebooks still hold."
  static let examples = [
    "bolaven notebook check notebooks-md", "bolaven notebook check notebooks-md/00-first-table.md --tolerance 0",
  ]
  static let operands = [NotebookFiles.operand]
  static let block = Option.text("block", "this block only", value: "ID")
  static let tolerance = Option.number(
    "tolerance", "relative difference that counts as none (default 1e-9)", within: 0...0.5)
  static let strict = Option.flag("strict", "exit status 1 where only words changed, too")
  static let format = SharedOptions.format(["text", "json"])
  static let options: [any AnyOption] = [block, tolerance, strict, format]
  static let explanation = [
    "Every block is run and compared with what the notebook says; nothing is written. Numbers are compared as numbers: "
      + "the notebook keeps each with all its digits, by its address, in a comment. Where one changed, the old and the new "
      + "value are shown, and which file, setting or version changed since.",
    "The exit status is 1 where a number changed, a block did not end as it should, or a link leads nowhere. Words that "
      + "changed are told, and count only with --strict. The default tolerance, 1e-9, is what processors of different "
      + "makers may differ by.",
  ]
  static let learnMore = [
    (call: "bolaven notebook run notebooks-md", gives: "accepts what comes out now"),
    (call: "bolaven help notebooks", gives: "how one is written"),
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let notebooks = try NotebookFiles.notebooks(arguments.operands)
    let only = arguments[Self.block]
    try NotebookFiles.require(only, in: notebooks)
    let chosen = only.map { id in notebooks.filter { $0.calls.contains { $0.id == id } } } ?? notebooks
    let checks = chosen.map { notebook in
      NotebookCheck(notebook, only: only, tolerance: arguments[Self.tolerance] ?? 1e-9, on: console)
    }
    if arguments[Self.format] == OutputFormat.json {
      console.write(NotebookCheck.json(checks).encoded())
    } else {
      console.write(NotebookCheck.text(checks, isStrict: arguments[Self.strict], width: console.width))
    }
    let problems = checks.flatMap(\.problems)
    if !problems.isEmpty { return NotebookRunCommand.report(problems, on: console) }
    let isChanged = checks.contains { $0.state == .changed || (arguments[Self.strict] && $0.state == .text) }
    return isChanged ? .no : .ok
  }
}
