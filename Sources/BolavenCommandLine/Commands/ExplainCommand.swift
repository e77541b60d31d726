import BolavenData

/// What a message means and what to do about it.
struct ExplainCommand: Command {
  static let name = "explain"
  static let group = CommandGroup.help
  static let summary = "Explain a message: what it means, why it matters."
  static let examples = ["bolaven explain D104", "bolaven explain"]
  static var operands: [Operand] {
    [
      Operand(
        "CODE", "the code in brackets (default: list all)", .optional, isFile: false,
        choices: Explanations.all.map(\.code))
    ]
  }
  static let options: [any AnyOption] = [SharedOptions.pager]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    guard let asked = arguments.operands.first else {
      console.writeHelp(Explanations.list)
      return .ok
    }
    // Copied from a message it may have its brackets.
    let code = asked.filter { $0 != "[" && $0 != "]" }.uppercased()
    guard let page = Explanations.all.first(where: { $0.code == code })?.page else {
      let known = Explanations.all.map(\.code)
      var message = Message(code: MessageCode(.command, 147), what: "no message has the code '\(asked)'")
      let nearest = nearestNames(to: code, among: known)
      if !nearest.isEmpty { message.suggestion = nearest.joined(separator: ", ") }
      message.fix = ["bolaven explain  lists every code"]
      throw CommandFailure([message])
    }
    console.writeHelp(page)
    return .ok
  }
}
