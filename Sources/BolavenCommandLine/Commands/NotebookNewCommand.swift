import BolavenFormats

/// A notebook to begin with.
struct NotebookNewCommand: Command {
  static let name = "notebook new"
  static let group = CommandGroup.notebooks
  static let summary = "Begin a notebook on a topic."
  static let examples = ["bolaven notebook new my-scores.md --topic knowledge"]
  static let operands = [Operand("NOTEBOOK", "the file to write", endings: ["md"])]
  static let topic = Option.choice(
    "topic", "what it begins with (default knowledge)", of: NotebookStarter.all.map(\.topic))
  static let options: [any AnyOption] = [topic, SharedOptions.force, SharedOptions.dryRun]
  static let explanation = [
    "The notebook runs as it is: it holds a few rows of invented data. Put the name of your own file into its block, "
      + "delete the rows, and run it."
  ]
  static let learnMore = [(call: "bolaven help notebooks", gives: "how one is written")]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let path = arguments.operands[0]
    guard path.hasSuffix(".md") else {
      throw JobOptions.usage(148, "the name of a notebook ends in .md", fix: ["write  bolaven notebook new NAME.md"])
    }
    let topic = arguments[Self.topic] ?? NotebookStarter.all[0].topic
    let starter = NotebookStarter.all.first { $0.topic == topic } ?? NotebookStarter.all[0]
    guard !arguments[SharedOptions.dryRun] else {
      console.write(starter.text)
      return .ok
    }
    try OutputTarget.requireFree(path, inputs: [], force: arguments[SharedOptions.force])
    try Interruption.write([(path, Array(starter.text.utf8))])
    console.say("Written  \(path)")
    console.say("Next     bolaven notebook run \(path)")
    return .ok
  }
}
