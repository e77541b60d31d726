/// For fish, version 3 and later.
enum FishCompletions: Completions {
  static let shell = "fish"

  static func script(_ commands: [any Command.Type]) -> String {
    let groups = CompletionWords.groups(commands)
    var lines = [
      "# Completes calls of bolaven \(Version.text) in fish. Made by:  bolaven completions fish",
      "function __bolaven_is",
      "    # Whether the words that are typed are exactly these, options apart.",
      "    set -l words (commandline -opc | string match -v -- '-*')[2..-1]",
      "    test \"$words\" = \"$argv\"",
      "end",
      "function __bolaven_in",
      "    # Whether the words that are typed begin with these.",
      "    set -l words (commandline -opc | string match -v -- '-*')[2..-1]",
      "    string match -q -- \"$argv *\" \"$words \"",
      "end",
      "complete -c bolaven -f",
    ]
    for first in CompletionWords.firstWords(commands) {
      lines.append("complete -c bolaven -n __bolaven_is -a \(first.word) -d \(quoted(first.summary))")
    }
    lines.append("complete -c bolaven -n __bolaven_is -l version -d 'the version of bolaven'")
    for group in groups {
      for member in group.members {
        lines.append(
          "complete -c bolaven -n '__bolaven_is \(group.word)' -a \(CompletionWords.secondWord(member)) -d "
            + quoted(member.summary))
      }
    }
    for command in commands {
      let condition = "-n '__bolaven_in \(command.name)'"
      for option in command.syntax {
        let short = option.short.map { " -s \($0)" } ?? ""
        let value: String
        switch (option.isFlag, CompletionWords.value(of: option)) {
        case (true, _): value = ""
        case (_, .free): value = " -x"
        case (_, .oneOf(let words)): value = " -x -a \(quoted(words.joined(separator: " ")))"
        case (_, .files): value = " -r -F"
        }
        lines.append("complete -c bolaven \(condition) -l \(option.name)\(short)\(value) -d \(quoted(option.summary))")
      }
      if command.syntax.contains(SharedOptions.pager.syntax) {
        lines.append("complete -c bolaven \(condition) -l no-pager -d 'long text at once'")
      }
      for value in Set(CompletionWords.operands(of: command)).sorted(by: { "\($0)" < "\($1)" }) {
        switch value {
        case .free: break
        case .oneOf(let words):
          let list = words.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
          lines.append("complete -c bolaven \(condition) -a \(quoted(list))")
        case .files(let endings):
          let suffixes = endings.isEmpty ? [""] : endings.map { "." + $0 }
          lines += suffixes.map { "complete -c bolaven \(condition) -k -a '(__fish_complete_suffix \($0))'" }
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
