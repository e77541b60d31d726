import BolavenData

/// A command and the words behind its name.
struct CommandCall {
  let command: any Command.Type
  let rest: ArraySlice<String>

  /// The command that the first word, or the first two, name.
  ///
  /// - Throws: the names that are near; nothing is said about the other words of a call whose command is not known.
  init(_ words: ArraySlice<String>, among commands: [any Command.Type]) throws(CommandFailure) {
    let names = commands.map { $0.name }
    for length in [2, 1] where words.count >= length {
      let name = words.prefix(length).joined(separator: " ")
      if let position = names.firstIndex(of: name) {
        command = commands[position]
        rest = words.dropFirst(length)
        return
      }
    }
    let first = words.first ?? ""
    let problem: UsageProblem
    if first.hasPrefix("-") {
      problem = .optionBeforeCommand(first, command: words.first(where: names.contains))
    } else {
      let isGroup = names.contains { $0.hasPrefix(first + " ") }
      let second = words.dropFirst().first.flatMap { $0.hasPrefix("-") ? nil : $0 }
      let name = isGroup ? second.map { "\(first) \($0)" } ?? first : first
      problem = .unknownCommand(name, nearest: nearestNames(to: name, among: names))
    }
    throw CommandFailure([problem.message(of: nil)])
  }
}
