/// What a call says, checked against the description of its command.
struct Arguments: Sendable {
  /// At least as many as the command needs.
  let operands: [String]
  private let values: [String: any Sendable]

  init(operands: [String], values: [String: any Sendable]) {
    self.operands = operands
    self.values = values
  }

  /// The value of an option; `nil` where it was not given.
  subscript<Value>(option: Option<Value>) -> Value? { values[option.syntax.name] as? Value }

  /// Whether a flag was given and not taken back.
  subscript(flag: Option<Bool>) -> Bool { values[flag.syntax.name] as? Bool ?? false }

  /// Whether the opposite of a flag was given: `--no-pager`.
  func refuses(_ flag: Option<Bool>) -> Bool { values[flag.syntax.name] as? Bool == false }

  /// The values of a list; empty where it was not given.
  subscript(list: Option<[String]>) -> [String] { values[list.syntax.name] as? [String] ?? [] }

  /// The value of an option that this call cannot do without.
  ///
  /// - Throws: a usage message that names the option.
  func needed<Value>(_ option: Option<Value>) throws(CommandFailure) -> Value {
    if let value: Value = self[option] { return value }
    throw CommandFailure([UsageProblem.optionMissing(option.syntax).message(of: nil)])
  }
}
