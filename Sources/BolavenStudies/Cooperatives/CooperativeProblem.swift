/// Why a cooperative analysis cannot be done.
public enum CooperativeProblem: Sendable, Hashable {
  /// No group has a row for a year that was asked for.
  case periodMissing(path: String, year: Int, found: [Int])
  /// Growth needs rows of two different years.
  case tooFewYears(path: String, found: [Int])
  /// The first year has to be before the last.
  case periodReversed(from: Int, to: Int)
}
