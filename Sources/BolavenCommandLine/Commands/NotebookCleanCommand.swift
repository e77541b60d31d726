import BolavenFormats
import Glibc

/// Takes outputs out of notebooks.
struct NotebookCleanCommand: Command {
  static let name = "notebook clean"
  static let group = CommandGroup.notebooks
  static let summary = "Take the outputs out of notebooks."
  static let examples = ["bolaven notebook clean notebooks-md/00-first-table.md"]
  static let operands = [NotebookFiles.operand]
  static let options: [any AnyOption] = [SharedOptions.dryRun]
  static let explanation = [
    "What stands between markers goes, the numbers in the text too; their addresses stay, so that the next run puts them "
      + "back. Pictures that a run wrote beside the notebook are deleted. Everything else stays to the byte."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    var problems: [NotebookProblem] = []
    for notebook in try NotebookFiles.notebooks(arguments.operands) {
      guard notebook.problems.isEmpty else {
        problems += notebook.problems
        continue
      }
      let bytes = notebook.cleaned
      let pictures = notebook.writtenPictures
      let isSame = bytes == notebook.bytes(of: notebook.lines)
      if arguments[SharedOptions.dryRun] {
        if !isSame { console.write("would write  \(notebook.path)   \(bytes.count) bytes\n") }
        for picture in pictures { console.write("would delete  \(picture)\n") }
        continue
      }
      if !isSame { try Interruption.write([(notebook.path, bytes)]) }
      for picture in pictures { unlink(picture) }
      console.say("\(isSame && pictures.isEmpty ? "Same   " : "Cleaned")  \(notebook.path)")
    }
    guard problems.isEmpty else { return NotebookRunCommand.report(problems, on: console) }
    return .ok
  }
}

extension Notebook {
  /// The notebook without outputs.
  var cleaned: [UInt8] {
    var records: [Int: [String]] = [:]
    for block in calls where block.record != nil { records[block.fence.opening] = [] }
    return bytes(replacing: records) { line in InlineValues.replacing(in: line) { _ in "" } }
  }

  /// Pictures that the outputs name as a run does, where they are there.
  var writtenPictures: [String] {
    calls.flatMap { block in
      let shown = block.record?.shown ?? []
      return shown.flatMap(NotebookLinks.targets).filter { target in
        target.hasPrefix("\(name).\(block.id)") && target.hasSuffix(".svg") && !target.contains("/")
      }
    }.map { folder + $0 }.filter { access($0, F_OK) == 0 }
  }
}
