import BolavenData

/// What of a call can be completed, the same for every shell.
enum CompletionWords {
  /// What stands for a value.
  enum Value: Hashable {
    /// Nobody knows it before it is typed: a number, a column.
    case free
    case oneOf([String])
    /// Files with these endings, and folders; any file where there are none.
    case files([String])
  }

  /// The first words of all commands, in order, each once, with what they do.
  static func firstWords(_ commands: [any Command.Type]) -> [(word: String, summary: String)] {
    var seen: Set<String> = []
    return commands.compactMap { command in
      let words = command.name.split(separator: " ").map(String.init)
      guard seen.insert(words[0]).inserted else { return nil }
      let group = commands.filter { $0.name.hasPrefix(words[0] + " ") }
      return (words[0], group.isEmpty ? command.summary : group.map { secondWord($0) }.joined(separator: ", "))
    }
  }

  /// First words that have second ones, with those.
  static func groups(_ commands: [any Command.Type]) -> [(word: String, members: [any Command.Type])] {
    firstWords(commands).compactMap { first in
      let members = commands.filter { $0.name.hasPrefix(first.word + " ") }
      return members.isEmpty ? nil : (first.word, members)
    }
  }

  static func secondWord(_ command: any Command.Type) -> String {
    command.name.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }

  /// As they are typed: `--format`, `-o`.
  static func words(of option: OptionSyntax) -> [String] {
    ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
  }

  /// Every option of a command as a list, the opposites of flags where their help names them.
  static func options(of command: any Command.Type) -> [String] {
    command.syntax.flatMap(words) + (command.syntax.contains(SharedOptions.pager.syntax) ? ["--no-pager"] : [])
  }

  static func value(of option: OptionSyntax) -> Value {
    switch option.kind {
    case .choice(let choices): .oneOf(choices)
    case .path: .files([])
    case .flag, .text, .column, .number, .wholeNumber, .percentage, .list: .free
    }
  }

  /// Operands by their place; the last one stands for all behind it where there may be many.
  static func operands(of command: any Command.Type) -> [Value] {
    command.operands.map { operand in
      if !operand.choices.isEmpty { return .oneOf(operand.choices) }
      guard operand.isFile else { return .free }
      if operand == PlanFile.operand { return .files(["yaml", "yml"]) }
      return .files(operand.endings.isEmpty ? dataEndings : operand.endings)
    }
  }

  /// Every kind of file that can be read, compressed texts too, and plans.
  static let dataEndings = DataReaders.fileExtensions + ["gz", "yaml"]

  /// Whether the last operand stands for many.
  static func takesMany(_ command: any Command.Type) -> Bool {
    if case .many? = command.operands.last?.count { true } else { false }
  }
}
