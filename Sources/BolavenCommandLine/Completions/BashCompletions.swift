/// For bash, version 4 and later; it needs nothing of the package bash-completion.
enum BashCompletions: Completions {
  static let shell = "bash"

  static func script(_ commands: [any Command.Type]) -> String {
    let groups = CompletionWords.groups(commands)
    var lines = [
      "# Completes calls of bolaven \(Version.text) in bash. Made by:  bolaven completions bash",
      "_bolaven_files() {",
      "  # Folders, and files with one of the endings; any file where there are none.",
      "  local name ending",
      "  compopt -o filenames 2>/dev/null",
      "  while IFS= read -r name; do",
      "    if [[ -d $name || $# -eq 0 ]]; then COMPREPLY+=(\"$name\"); continue; fi",
      "    for ending in \"$@\"; do",
      "      if [[ ${name,,} == *.\"$ending\" ]]; then COMPREPLY+=(\"$name\"); break; fi",
      "    done",
      "  done < <(compgen -f -- \"$cur\")",
      "}",
      "",
      "_bolaven_words() { COMPREPLY+=($(compgen -W \"$1\" -- \"$cur\")); }",
      "",
      "_bolaven() {",
      "  local cur=${COMP_WORDS[COMP_CWORD]} previous='' command='' place=0 position word",
      "  COMPREPLY=()",
      "  # --name=value reaches the function as three words.",
      "  if [[ $cur == = ]]; then cur=''; previous=${COMP_WORDS[COMP_CWORD-1]}",
      "  elif (( COMP_CWORD > 2 )) && [[ ${COMP_WORDS[COMP_CWORD-1]} == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}",
      "  elif (( COMP_CWORD > 1 )); then previous=${COMP_WORDS[COMP_CWORD-1]}; fi",
      "  for (( position = 1; position < COMP_CWORD; position++ )); do",
      "    word=${COMP_WORDS[position]}",
      "    case $word in -*|=) continue ;; esac",
      "    case ${COMP_WORDS[position-1]} in --*) _bolaven_takes_value && continue ;; =) continue ;; esac",
      "    case $command in",
      "    '') command=$word ;;",
      "    \(groups.map(\.word).joined(separator: "|"))) command=\"$command $word\" ;;",
      "    *) place=$(( place + 1 )) ;;",
      "    esac",
      "  done",
      "  case \"$command $previous\" in",
    ]
    for command in commands {
      for option in command.syntax where !option.isFlag {
        let patterns = CompletionWords.words(of: option).map { "'\(command.name) \($0)'" }.joined(separator: "|")
        lines.append("  \(patterns)) \(action(CompletionWords.value(of: option)))return ;;")
      }
    }
    lines += ["  esac", "  case $command in"]
    lines.append(
      "  '') _bolaven_words '\(CompletionWords.firstWords(commands).map(\.word).joined(separator: " ")) --help --version' ;;"
    )
    for group in groups {
      let words = group.members.map { CompletionWords.secondWord($0) }.joined(separator: " ")
      lines.append("  \(group.word)) _bolaven_words '\(words) --help' ;;")
    }
    for command in commands {
      lines.append("  '\(command.name)')")
      lines.append(
        "    if [[ $cur == -* ]]; then _bolaven_words '\(CompletionWords.options(of: command).joined(separator: " "))'; return; fi"
      )
      let operands = CompletionWords.operands(of: command)
      if !operands.isEmpty {
        lines.append("    case $place in")
        for (position, operand) in operands.enumerated() {
          let isLast = position == operands.count - 1 && CompletionWords.takesMany(command)
          lines.append("    \(isLast ? "*" : "\(position)")) \(action(operand)):;;")
        }
        lines.append("    esac")
      }
      lines.append("    ;;")
    }
    lines += ["  esac", "}", "", "# Whether the option before the word takes a value.", "_bolaven_takes_value() {"]
    let flags = Set(commands.flatMap { $0.syntax }.filter(\.isFlag).map(\.name)).sorted()
    lines += [
      "  case ${COMP_WORDS[position-1]} in",
      "  --no-*|\(flags.map { "--" + $0 }.joined(separator: "|"))) return 1 ;;",
      "  esac",
      "}", "", "complete -F _bolaven bolaven",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func action(_ value: CompletionWords.Value) -> String {
    switch value {
    case .free: ""
    case .oneOf(let words): "_bolaven_words '\(words.joined(separator: " "))'; "
    case .files(let endings): "_bolaven_files \(endings.joined(separator: " ")); "
    }
  }
}
