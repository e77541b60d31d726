/// Lists the commands, or explains one.
struct HelpCommand: Command {
  static let name = "help"
  static let group = CommandGroup.help
  static let summary = "List the commands, or explain one of them."
  static let examples = ["bolaven help", "bolaven help doctor"]
  static let operands = [Operand("COMMAND", "the command to explain", .many(atLeast: 0), isFile: false)]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let commands = CommandCatalog.all
    let words = arguments.operands[...]
    if words.count == 1, let page = Help.page(ofFirstWord: words[0], commands) {
      console.write(page)
      return .ok
    }
    console.write(
      words.isEmpty ? Help.list(commands) : Help.chapter(on: try CommandCall(words, among: commands).command))
    return .ok
  }
}
