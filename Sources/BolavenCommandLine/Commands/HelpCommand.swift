/// Lists the commands, or explains one, or a topic.
struct HelpCommand: Command {
  static let name = "help"
  static let group = CommandGroup.help
  static let summary = "List the commands, or explain one, or a topic."
  static let examples = ["bolaven help", "bolaven help doctor", "bolaven help tables"]
  static var operands: [Operand] {
    [
      Operand(
        "COMMAND", "a command, or a topic such as tables or excel", .many(atLeast: 0), isFile: false,
        choices: CommandCatalog.all.map { $0.name } + HelpTopics.all.map(\.name))
    ]
  }
  static let options: [any AnyOption] = [SharedOptions.pager]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let commands = CommandCatalog.all
    let words = arguments.operands[...]
    if words.count == 1, let topic = HelpTopics.all.first(where: { $0.name == words[0] }) {
      console.writeHelp(topic.page)
      return .ok
    }
    if words.count == 1, let page = Help.page(ofFirstWord: words[0], commands) {
      console.writeHelp(page)
      return .ok
    }
    guard !words.isEmpty else {
      console.writeHelp(Help.list(commands))
      return .ok
    }
    let call = try CommandCall(words, among: commands, orTopics: HelpTopics.all.map(\.name))
    console.writeHelp(Help.chapter(on: call.command))
    return .ok
  }
}
