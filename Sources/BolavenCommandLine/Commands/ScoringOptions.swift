import BolavenStudies

/// How answers become points, for the commands that score a test.
enum ScoringOptions {
  static let partialCredit = Option.flag("partial", "part of the points where some of several right answers are given")
  static let notReached = Option.choice(
    "not-reached", "what blanks behind the last answer are (default wrong)",
    of: ScoringRules.NotReached.allCases.map(\.rawValue))
  static let guessing = Option.flag("guessing", "a wrong answer takes 1/(k - 1) points, k the options")
  static let all: [any AnyOption] = [partialCredit, notReached, guessing]

  /// What the help says of the key.
  static let explanation =
    "The key has the columns item and correct, and perhaps module, options (how many), weight (points), form and wave "
    + "(which forms and waves have the item). Several right answers stand with blanks between them and all are wanted, "
    + "unless --partial. A blank is wrong. Labels of the form are read as their codes, and questions with several "
    + "answers from one column, or from a column of 0 and 1 for each."

  /// The rules asked for.
  static func rules(_ arguments: Arguments) -> ScoringRules {
    var rules = ScoringRules()
    rules.givesPartialCredit = arguments[partialCredit]
    rules.notReached = arguments[notReached].flatMap(ScoringRules.NotReached.init(rawValue:)) ?? .wrong
    rules.correctsForGuessing = arguments[guessing]
    return rules
  }
}
