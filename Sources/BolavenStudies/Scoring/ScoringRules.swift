/// How answers become points where a key leaves a choice.
public struct ScoringRules: Sendable, Hashable {
  /// What an item that was not reached counts: blank, as is every later item of the person.
  public enum NotReached: String, Sendable, Hashable, CaseIterable {
    /// Like any other blank.
    case wrong
    /// Nothing: scores are parts of what was reached.
    case missing
  }

  /// Whether an item with several right options gives max(0, (hits − false alarms)/keys) of its points; else all or none.
  public var givesPartialCredit = false
  /// What an item that was not reached counts.
  public var notReached = NotReached.wrong
  /// Whether a wrong answer takes 1/(k − 1) of the item's points, so that guessing gains nothing on average.
  public var correctsForGuessing = false

  /// All or none, blanks are wrong, and guessing is not corrected.
  public init() {}
}

extension ScoringRules {
  /// What a plan may say of scoring.
  static let keys = ["partial_credit", "not_reached", "guessing_correction"]

  /// Reads them.
  init(_ mapping: PlanMapping, problems: inout PlanProblems) {
    givesPartialCredit = mapping.yesOrNo("partial_credit", problems: &problems) ?? false
    notReached = mapping.choice("not_reached", of: NotReached.self, problems: &problems) ?? .wrong
    correctsForGuessing = mapping.yesOrNo("guessing_correction", problems: &problems) ?? false
  }
}
