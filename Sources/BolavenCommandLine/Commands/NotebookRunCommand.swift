import BolavenFormats

/// Runs notebooks and writes what comes out into them.
struct NotebookRunCommand: Command {
  static let name = "notebook run"
  static let group = CommandGroup.notebooks
  static let summary = "Run Markdown notebooks and write their outputs in place."
  static let examples = [
    "bolaven notebook run notebooks-md/00-first-table.md", "bolaven notebook run notebooks-md --changed",
  ]
  static let operands = [NotebookFiles.operand]
  static let block = Option.text("block", "write the output of this block only", value: "ID")
  static let changed = Option.flag("changed", "pass over notebooks where nothing changed")
  static let options: [any AnyOption] = [block, changed, SharedOptions.dryRun]
  static let explanation = [
    "A notebook is a page of Markdown that begins with its settings, bolaven-notebook: 1 among them. Its blocks of "
      + "```bolaven {#name} hold calls, one a line, without the word bolaven. What they print is written under the block, "
      + "between two markers, and nothing else in the file changes; a second run gives the same bytes. bolaven help "
      + "notebooks  says what a block may have behind its name.",
    "There is no shell. Files are read beside the notebook; calls write only in a folder of their own, which is gone "
      + "afterwards. A file is written when every block of its notebook has ended as it should, otherwise it stays.",
  ]
  static let learnMore = [
    (call: "bolaven notebook check FOLDER", gives: "whether the numbers hold"),
    (call: "bolaven help notebooks", gives: "how one is written"),
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let notebooks = try NotebookFiles.notebooks(arguments.operands)
    let only = arguments[Self.block]
    try NotebookFiles.require(only, in: notebooks)
    var problems: [NotebookProblem] = []
    for notebook in notebooks {
      if arguments[Self.changed], notebook.isCurrent {
        console.say("Same     \(notebook.path)")
        continue
      }
      let run = NotebookRun(notebook, upTo: only, on: console)
      problems += run.problems
      guard run.problems.isEmpty else { continue }
      let pictures = run.pictures.filter { (try? readFile($0.path)) != $0.bytes }
      let bytes = run.bytes(only: only)
      let files = pictures + (bytes == notebook.bytes(of: notebook.lines) ? [] : [(notebook.path, bytes)])
      let blocks = counted(run.results.count, "block", "blocks")
      if arguments[SharedOptions.dryRun] {
        for file in files { console.write("would write  \(file.path)   \(file.bytes.count) bytes\n") }
      } else if !files.isEmpty {
        try Interruption.write(files)
        console.say("Written  \(notebook.path)   \(blocks)")
      } else {
        console.say("Same     \(notebook.path)   \(blocks)")
      }
    }
    guard problems.isEmpty else { return Self.report(problems, on: console) }
    return .ok
  }

  /// - Returns: 1 where notebooks are in order and what they run is not.
  static func report(_ problems: [NotebookProblem], on console: Console) -> ExitStatus {
    console.report(problems.map(\.message))
    return problems.allSatisfy(\.isFailure) ? .no : .plan
  }
}

extension Notebook {
  /// Whether every block has an output, made by this version of the program from the same text and the same files.
  var isCurrent: Bool {
    guard problems.isEmpty else { return false }
    var key = NotebookKey(self)
    for block in blocks {
      key.add(block)
      guard block.isCalls else { continue }
      guard let record = block.record, record.input == key.text, record.version == Version.text else { return false }
      for file in record.values.inputs where !blocks.contains(where: { $0.options.file == file.path }) {
        let path = file.path.hasPrefix("/") ? file.path : folder + file.path
        guard let open = OpenFile(path), let now = try? Fingerprint.sha256(open), now.hasPrefix(file.fingerprint) else {
          return false
        }
      }
    }
    return true
  }
}
