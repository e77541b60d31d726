/// What a shell needs to complete calls.
struct CompletionsCommand: Command {
  static let name = "completions"
  static let group = CommandGroup.help
  static let summary = "Print what bash, zsh or fish needs to complete calls."
  static let examples = ["bolaven completions bash", "bolaven completions zsh"]
  static let operands = [
    Operand("SHELL", "bash, zsh or fish", isFile: false, choices: CompletionCatalog.all.map { $0.shell })
  ]
  static let explanation = [
    "Try it in this terminal:  source <(bolaven completions bash)  or  bolaven completions fish | source.  make install "
      + "puts the three files where the shells look for them."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let asked = arguments.operands[0]
    guard let completions = CompletionCatalog.all.first(where: { $0.shell == asked }) else {
      throw JobOptions.usage(
        149, "there are no completions for '\(asked)'", fix: ["write  bash, zsh  or  fish  behind completions"])
    }
    console.write(completions.script(CommandCatalog.all))
    return .ok
  }
}
