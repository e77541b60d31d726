extension UsageProblem {
  /// The message for somebody who called `command`; `nil` where no command was found.
  func message(of command: (any Command.Type)?) -> Message {
    switch self {
    case .unknownCommand(let name, let nearest):
      return Message(
        code: MessageCode(.command, 101), what: "there is no command '\(name)'",
        suggestion: nearest.isEmpty ? nil : nearest.joined(separator: ", "), aside: "(list: bolaven help)",
        fix: nearest.isEmpty ? ["bolaven help  lists every command"] : [])
    case .optionBeforeCommand(let option, let name):
      return Message(
        code: MessageCode(.command, 102), what: "a call begins with a command, not with \(option)",
        fix: ["write  bolaven \(name ?? "COMMAND") ... \(option)"])
    case .abbreviated(let word, let full):
      let options = full.map { "--" + $0 }.joined(separator: ", ")
      return Message(
        code: MessageCode(.command, 111), what: "options are written in full, \(word) is only a beginning",
        suggestion: options)
    case .unknownOption(let word, let isOpposite, let nearest):
      return Self.unknownOption(word, isOpposite: isOpposite, nearest: nearest, command: command)
    case .valueMissing(let option):
      return Message(
        code: MessageCode(.command, 113), what: "--\(option.name) needs a value",
        expected: option.kind.expectation, fix: ["write  \(example(of: option, in: command))"])
    case .badValue(let option, let value, let nearest):
      return Message(
        code: MessageCode(.command, 114), what: "--\(option.name) does not take '\(value)'",
        expected: option.kind.expectation,
        suggestion: nearest.isEmpty ? nil : nearest.map { "--\(option.name) \($0)" }.joined(separator: ", "),
        fix: nearest.isEmpty ? ["write  \(example(of: option, in: command))"] : [])
    case .repeated(let option, let first, let second):
      return Message(
        code: MessageCode(.command, 115), what: "--\(option.name) has two values", found: "\(first) and \(second)",
        fix: ["keep one of them"])
    case .contradiction(let option):
      return Message(
        code: MessageCode(.command, 116), what: "--\(option.name) and --no-\(option.name) stand in the same call",
        fix: ["keep one of them"])
    case .flagWithValue(let option, let value):
      return Message(
        code: MessageCode(.command, 117), what: "--\(option.name) is a yes or no and takes no value",
        found: "=\(value)", fix: ["write  --\(option.name)  or  --no-\(option.name)"])
    case .optionMissing(let option):
      return Message(
        code: MessageCode(.command, 118), what: "--\(option.name) is missing: \(option.summary)",
        fix: ["add  \(example(of: option, in: command))"])
    case .operandMissing(let operand):
      return Message(
        code: MessageCode(.command, 121), what: "no \(operand.placeholder) was given: \(operand.summary)",
        fix: ["for example:  \(command?.examples.first ?? "bolaven help")"])
    case .operandsLeft(let words, let operands):
      let takes = operands.isEmpty ? "nothing but options" : operands.map(\.usage).joined(separator: " ")
      return Message(
        code: MessageCode(.command, 122), what: "there is more in the call than '\(command?.name ?? "bolaven")' takes",
        found: words.map { "'\($0)'" }.joined(separator: " "), expected: takes,
        fix: ["take it out, or write quotes around a name that has spaces"])
    case .noInput:
      return Message(
        code: MessageCode(.command, 123), what: "- means standard input, and nothing is sent there",
        fix: ["name a file instead of -, or send one:  bolaven \(command?.name ?? "COMMAND") - ... < FILE"])
    }
  }

  private static func unknownOption(
    _ word: String, isOpposite: Bool, nearest: [OptionSyntax], command: (any Command.Type)?
  ) -> Message {
    let options = nearest.map { (isOpposite ? "--no-" : "--") + $0.name }.joined(separator: ", ")
    let shown = nearest.count == 1 && !nearest[0].isFlag ? example(of: nearest[0], in: command) : nil
    return Message(
      code: MessageCode(.command, 112), what: "'\(command?.name ?? "bolaven")' has no option \(word)",
      suggestion: nearest.isEmpty ? nil : options, aside: shown.map { "   for example:  \($0)" },
      fix: nearest.isEmpty ? ["bolaven \(command?.name ?? "help") --help  lists its options"] : [])
  }
}

/// An option with a value: as an example of the command has it, otherwise with what stands for it in the help.
private func example(of option: OptionSyntax, in command: (any Command.Type)?) -> String {
  let name = "--\(option.name)"
  for example in command?.examples ?? [] {
    let words = callWords(example)
    if let position = words.firstIndex(of: name), position + 1 < words.count {
      return "\(name) \(words[position + 1])"
    }
  }
  return "\(name) \(option.placeholder)"
}

/// The words of a call as they are typed: what stands in quotes is one word.
func callWords(_ call: String) -> [String] {
  var words: [String] = []
  var word = ""
  var quote: Character?
  for character in call + " " {
    if character == " ", quote == nil {
      if !word.isEmpty { words.append(word) }
      word = ""
      continue
    }
    word.append(character)
    if character == quote {
      quote = nil
    } else if quote == nil, character == "\"" || character == "'" {
      quote = character
    }
  }
  return words
}
