import BolavenData

/// What a message means and what to do about it.
struct ExplainCommand: Command {
  static let name = "explain"
  static let group = CommandGroup.help
  static let summary = "Explain a message or a rule: what it means, and why."
  static let examples = ["bolaven explain D104", "bolaven explain subgroup-5", "bolaven explain"]
  static var operands: [Operand] {
    [
      Operand(
        "CODE", "the code in brackets, or the name of a rule (default: list all)", .optional, isFile: false,
        choices: (Explanations.all + Explanations.rules).map(\.code))
    ]
  }
  static let options: [any AnyOption] = [SharedOptions.pager]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    guard let asked = arguments.operands.first else {
      console.writeHelp(Explanations.list)
      return .ok
    }
    // Copied from a message it may have its brackets.
    let code = asked.filter { !"[]()".contains($0) }
    let known = Explanations.all + Explanations.rules
    guard let page = known.first(where: { $0.code == code.uppercased() || $0.code == code.lowercased() })?.page else {
      var message = Message(
        code: MessageCode(.command, 147), what: "'\(asked)' is no code of a message and no name of a rule")
      let names = known.map(\.code)
      let upper = nearestNames(to: code.uppercased(), among: names)
      let nearest = upper.isEmpty ? nearestNames(to: code.lowercased(), among: names) : upper
      if !nearest.isEmpty { message.suggestion = nearest.joined(separator: ", ") }
      message.fix = ["bolaven explain  lists every code and rule"]
      throw CommandFailure([message])
    }
    console.writeHelp(page)
    return .ok
  }
}
