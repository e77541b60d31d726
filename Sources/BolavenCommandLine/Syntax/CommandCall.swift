import BolavenData

/// A command and the words behind its name.
struct CommandCall {
  let command: any Command.Type
  let rest: ArraySlice<String>

  /// The command that the first word, or the first two, name.
  ///
  /// - Throws: the names that are near; nothing is said about the other words of a call whose command is not known.
  ///
  /// - Parameter topics: other words that could have been meant.
  init(
    _ words: ArraySlice<String>, among commands: [any Command.Type], orTopics topics: [String] = []
  ) throws(CommandFailure) {
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
      let second = words.dropFirst().first.flatMap { $0.hasPrefix("-") ? nil : $0 }
      let groups = Set(names.filter { $0.contains(" ") }.map { String($0.prefix { $0 != " " }) })
      let both = second.map { "\(first) \($0)" }
      if groups.contains(first) {
        let name = both ?? first
        problem = .unknownCommand(name, nearest: nearestNames(to: name, among: names))
      } else {
        // The first of two words may be the wrong one.
        let pairs = both.map { nearestNames(to: $0, among: names.filter { $0.contains(" ") }) } ?? []
        let single = nearestNames(to: first, among: names.filter { !$0.contains(" ") } + groups.sorted() + topics)
        problem = .unknownCommand(first, nearest: pairs.isEmpty ? single : pairs)
      }
    }
    throw CommandFailure([problem.message(of: nil)])
  }
}
