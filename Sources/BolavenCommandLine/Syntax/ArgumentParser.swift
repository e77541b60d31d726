import BolavenData

/// Reads the words behind a command's name.
///
/// Options stand anywhere, `--name value` or `--name=value`; `--` ends them. A word that begins with a hyphen is a value
/// only if it is a number, `-` alone, or written behind `=`. Every problem of the call is found, not only the first.
struct ArgumentParser {
  private let command: any Command.Type
  private let syntax: [OptionSyntax]
  private var words: ArraySlice<String>
  private var operands: [String] = []
  private var values: [String: any Sendable] = [:]
  /// The text of each value, for the message about a second one.
  private var written: [String: String] = [:]
  /// Options that were meant, so that nothing is said about their absence.
  private var meant: Set<String> = []
  private var hasUnknownOption = false
  private(set) var problems: [UsageProblem] = []
  private(set) var asksForHelp = false

  init(_ words: ArraySlice<String>, of command: any Command.Type) {
    self.command = command
    syntax = command.syntax
    self.words = words
    readWords()
    asksForHelp = values[SharedOptions.help.syntax.name] as? Bool ?? false
    checkOperands()
    for option in syntax where option.isNeeded && values[option.name] == nil && !meant.contains(option.name) {
      problems.append(.optionMissing(option))
    }
  }

  /// What the call says; of use only where there are no problems.
  var arguments: Arguments { Arguments(operands: operands, values: values) }

  private mutating func readWords() {
    while let word = words.popFirst() {
      if word == "--" {
        operands += words
        words = []
      } else if word.hasPrefix("--") {
        readLong(word)
      } else if isValue(word) {
        operands.append(word)
      } else {
        readShort(word)
      }
    }
  }

  private mutating func readLong(_ word: String) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let value = parts.count > 1 ? parts[1] : nil
    if let option = syntax.first(where: { $0.name == parts[0] }) {
      read(option, value: value)
    } else if let option = syntax.first(where: { $0.isFlag && "no-" + $0.name == parts[0] }) {
      set(option, to: false, value: value)
    } else {
      reportUnknown("--" + parts[0], name: parts[0], hasValue: value != nil)
    }
  }

  /// One letter or several flags together; the number of a letter may follow it at once: `-j4`.
  private mutating func readShort(_ word: String) {
    let letters = word.dropFirst()
    if let letter = letters.first, let option = syntax.first(where: { $0.short == letter }) {
      let rest = String(letters.dropFirst())
      if option.isFlag {
        let flags = letters.compactMap { letter in syntax.first { $0.isFlag && $0.short == letter } }
        if flags.count == letters.count {
          for flag in flags { set(flag, to: true, value: nil) }
          return
        }
      } else if rest.isEmpty || rest.allSatisfy({ $0.isASCII && $0.isNumber }) {
        read(option, value: rest.isEmpty ? nil : rest)
        return
      }
    }
    let name = letters.prefix { $0 != "=" }
    reportUnknown("-" + name, name: String(name), hasValue: name.count < letters.count)
  }

  private mutating func read(_ option: OptionSyntax, value: String?) {
    if option.isFlag {
      set(option, to: true, value: value)
      return
    }
    meant.insert(option.name)
    guard let text = value ?? nextValue() else {
      problems.append(.valueMissing(option))
      return
    }
    guard let value = option.kind.value(of: text) else {
      var nearest: [String] = []
      if case .choice(let choices) = option.kind { nearest = nearestNames(to: text, among: choices) }
      problems.append(.badValue(option, value: text, nearest: nearest))
      return
    }
    if let more = value as? [String], let before = values[option.name] as? [String] {
      values[option.name] = before + more
    } else if let first = written[option.name] {
      problems.append(.repeated(option, first: first, second: text))
    } else {
      values[option.name] = value
      written[option.name] = text
    }
  }

  private mutating func set(_ flag: OptionSyntax, to state: Bool, value: String?) {
    if let value {
      problems.append(.flagWithValue(flag, value: value))
    } else if let before = values[flag.name] as? Bool, before != state {
      problems.append(.contradiction(flag))
    } else {
      values[flag.name] = state
    }
  }

  private mutating func nextValue() -> String? {
    guard let next = words.first, isValue(next) else { return nil }
    return words.popFirst()
  }

  /// Whether a word is no option: a text, `-`, or a negative number.
  private func isValue(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return true }
    return word.utf8.dropFirst().first.map { (48...57).contains($0) || $0 == 46 } ?? false
  }

  /// What an unknown option may have meant; the value that follows it then belongs to it.
  private mutating func reportUnknown(_ word: String, name: String, hasValue: Bool) {
    hasUnknownOption = true
    let beginsWith = syntax.filter { !name.isEmpty && $0.name.hasPrefix(name) && $0.name != name }
    let nearest: [OptionSyntax]
    if word.hasPrefix("--"), !beginsWith.isEmpty {
      nearest = beginsWith
      problems.append(.abbreviated(word, full: beginsWith.map(\.name)))
    } else {
      let isOpposite = name.hasPrefix("no-")
      let sought = isOpposite ? String(name.dropFirst(3)) : name
      let candidates = isOpposite ? syntax.filter(\.isFlag) : syntax
      let same = candidates.first { $0.name == sought }
      let names = same.map { [$0.name] } ?? nearestNames(to: sought, among: candidates.map(\.name))
      nearest = names.compactMap { name in candidates.first { $0.name == name } }
      problems.append(.unknownOption(word, isOpposite: isOpposite, nearest: nearest))
    }
    meant.formUnion(nearest.map(\.name))
    if !hasValue, nearest.count == 1, !nearest[0].isFlag { _ = nextValue() }
  }

  private mutating func checkOperands() {
    let wanted = command.operands
    let least = wanted.reduce(0) { $0 + $1.least }
    let isOpen = wanted.contains { if case .many = $0.count { true } else { false } }
    if operands.count < least {
      var left = operands.count
      for operand in wanted where operand.least > 0 {
        if left < operand.least { problems.append(.operandMissing(operand)) }
        left -= min(left, operand.least)
      }
    } else if !isOpen, operands.count > wanted.count, !hasUnknownOption {
      problems.append(.operandsLeft(Array(operands.dropFirst(wanted.count)), taken: wanted))
    }
  }
}
