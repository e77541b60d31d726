/// For zsh; the first line makes it a file of its `fpath`.
enum ZshCompletions: Completions {
  static let shell = "zsh"

  static func script(_ commands: [any Command.Type]) -> String {
    let groups = CompletionWords.groups(commands)
    var lines = [
      "#compdef bolaven",
      "# Completes calls of bolaven \(Version.text) in zsh. Made by:  bolaven completions zsh",
      "_bolaven() {",
      "  local -a names",
      "  if (( CURRENT == 2 )); then",
      "    names=(",
    ]
    lines += CompletionWords.firstWords(commands).map { "      \(quoted("\($0.word):\(escaped($0.summary))"))" }
    lines += ["    )", "    _describe -t commands command names", "    return", "  fi", "  local command=$words[2]"]
    lines += ["  case $command in"]
    for group in groups {
      lines += ["  \(group.word))", "    if (( CURRENT == 3 )); then", "      names=("]
      lines += group.members.map { "        \(quoted("\(CompletionWords.secondWord($0)):\(escaped($0.summary))"))" }
      lines += [
        "      )", "      _describe -t commands command names", "      return", "    fi",
        "    command=\"$command $words[3]\"", "    shift words; (( CURRENT-- ))", "    ;;",
      ]
    }
    lines += ["  esac", "  shift words; (( CURRENT-- ))", "  case $command in"]
    for command in commands {
      lines.append("  '\(command.name)')")
      lines.append("    _arguments -s \\")
      for option in command.syntax { lines += self.option(option).map { "      \($0) \\" } }
      if command.syntax.contains(SharedOptions.pager.syntax) {
        lines.append("      '--no-pager[long text at once]' \\")
      }
      let operands = zip(command.operands, CompletionWords.operands(of: command))
      for (position, (operand, value)) in operands.enumerated() {
        let isMany = position == command.operands.count - 1 && CompletionWords.takesMany(command)
        lines.append(
          "      \(quoted("\(isMany ? "*" : "\(position + 1)"):\(operand.placeholder):\(action(value))")) \\")
      }
      lines += ["      && return", "    ;;"]
    }
    lines += [
      "  esac", "}", "", "if [ \"$funcstack[1]\" = _bolaven ]; then _bolaven; else compdef _bolaven bolaven; fi",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func option(_ option: OptionSyntax) -> [String] {
    let value = option.isFlag ? "" : ":\(escaped(option.name)):\(action(CompletionWords.value(of: option)))"
    let summary = "[" + escaped(option.summary) + "]"
    let repeats = option.kind == .list ? "*" : ""
    return CompletionWords.words(of: option).map { word in
      let sign = option.isFlag ? "" : word.hasPrefix("--") ? "=" : "+"
      return quoted(repeats + word + sign + summary + value)
    }
  }

  private static func action(_ value: CompletionWords.Value) -> String {
    switch value {
    case .free: ""
    case .oneOf(let words): "(\(words.map { $0.contains(" ") ? escapedBlanks($0) : $0 }.joined(separator: " ")))"
    case .files(let endings): endings.isEmpty ? "_files" : "_files -g \"*.(\(endings.joined(separator: "|")))(-.)\""
    }
  }

  private static func escapedBlanks(_ text: String) -> String {
    String(text.flatMap { $0 == " " ? ["\\", " "] : [$0] })
  }

  /// Without the signs that divide a description.
  private static func escaped(_ text: String) -> String {
    String(text.flatMap { ":[]\\".contains($0) ? ["\\", $0] : [$0] })
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
