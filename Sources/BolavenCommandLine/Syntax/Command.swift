/// One thing the program does, described well enough for the parser and every page of help.
protocol Command: Sendable {
  /// One word, or two for a command of a group: `data show`.
  static var name: String { get }
  static var group: CommandGroup { get }
  /// One line that begins with a verb and ends with a full stop.
  static var summary: String { get }
  /// Whole calls; the first is the one to try.
  static var examples: [String] { get }
  static var operands: [Operand] { get }
  /// Without those that every command has.
  static var options: [any AnyOption] { get }
  /// Paragraphs that teach; `bolaven help NAME` prints them behind the page.
  static var explanation: [String] { get }
  /// Calls that lead further, and what each gives.
  static var learnMore: [(call: String, gives: String)] { get }

  init()

  /// Does the work: the result is written to the console, files are written last.
  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus
}

extension Command {
  static var operands: [Operand] { [] }
  static var options: [any AnyOption] { [] }
  static var explanation: [String] { [] }
  static var learnMore: [(call: String, gives: String)] { [] }

  /// How every option of the command is written, in the order of its help.
  static var syntax: [OptionSyntax] { (options + SharedOptions.ofEveryCommand).map(\.syntax) }
}

/// The parts of the list of commands, in its order.
enum CommandGroup: String, CaseIterable, Sendable {
  case start = "START"
  case data = "DATA"
  case jobs = "THE JOBS"
  case analyse = "ANALYSE"
  case study = "STUDY"
  case donor = "DONOR"
  case many = "MANY"
  case notebooks = "NOTEBOOKS"
  case trust = "TRUST"
  case help = "HELP"
}
