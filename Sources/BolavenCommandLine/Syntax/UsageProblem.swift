/// One thing in a call that is not as the command has it.
enum UsageProblem: Sendable, Hashable {
  case unknownCommand(String, nearest: [String])
  /// An option stands where the command should.
  case optionBeforeCommand(String, command: String?)
  /// As written, with its hyphens. `isOpposite` where it begins with `--no-`.
  case unknownOption(String, isOpposite: Bool, nearest: [OptionSyntax])
  /// The beginning of the names of these options.
  case abbreviated(String, full: [String])
  case valueMissing(OptionSyntax)
  case flagWithValue(OptionSyntax, value: String)
  case badValue(OptionSyntax, value: String, nearest: [String])
  case repeated(OptionSyntax, first: String, second: String)
  /// Both `--name` and `--no-name`.
  case contradiction(OptionSyntax)
  case optionMissing(OptionSyntax)
  case operandMissing(Operand)
  case operandsLeft([String], taken: [Operand])
  /// Standard input is a keyboard.
  case noInput
}
