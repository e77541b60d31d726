/// The manual page.
struct ManCommand: Command {
  static let name = "man"
  static let group = CommandGroup.help
  static let summary = "Show the manual page, or print its source."
  static let examples = ["bolaven man", "bolaven man knowledge"]
  static var operands: [Operand] {
    [
      Operand(
        "COMMAND", "of this command only (default: of all)", .many(atLeast: 0), isFile: false,
        choices: CommandCatalog.all.map { $0.name })
    ]
  }
  static let options: [any AnyOption] = [SharedOptions.pager]
  static let explanation = [
    "On a terminal the program man shows the page. Elsewhere its source is printed, in the macros of man:  bolaven man > "
      + "bolaven.1"
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let words = arguments.operands[...]
    let source =
      words.isEmpty
      ? ManualPage.whole(CommandCatalog.all)
      : ManualPage.page(of: try CommandCall(words, among: CommandCatalog.all).command)
    if console.isTerminal, console.mayPage, console.showManual(source) { return .ok }
    console.write(source)
    return .ok
  }
}
