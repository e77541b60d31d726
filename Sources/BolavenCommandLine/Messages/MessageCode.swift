/// The name of one kind of problem, `D104`. A code never changes its meaning.
struct MessageCode: Sendable, Hashable, CustomStringConvertible {
  /// The part of the work that noticed the problem.
  enum Family: Character, Sendable {
    case command = "C"
    case plan = "P"
    case data = "D"
    case estimation = "E"
    case report = "R"
    case notebook = "N"
    case batch = "B"
    case bug = "X"

    /// How a run ends that such a problem stopped.
    var exitStatus: ExitStatus {
      switch self {
      case .command: .usage
      case .plan, .notebook: .plan
      case .data: .data
      case .estimation: .notEstimable
      case .report: .output
      case .batch: .batch
      case .bug: .bug
      }
    }
  }

  let family: Family
  /// Three digits.
  let number: Int

  init(_ family: Family, _ number: Int) {
    precondition((100...999).contains(number), "a code has three digits")
    self.family = family
    self.number = number
  }

  var description: String { "\(family.rawValue)\(number)" }
}
