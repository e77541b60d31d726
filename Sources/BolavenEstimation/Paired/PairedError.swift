/// Why a statistic of paired scores cannot be formed at all.
///
/// A companion number that is not defined (a t value of constant differences, an odds ratio without reversals) is no
/// error: it is `nil`.
public enum PairedError: Error, Hashable {
  /// Fewer complete pairs than the estimate itself needs.
  case tooFewPairs(count: Int, needed: Int)
  /// The score at this position, before or after, is NaN or infinite.
  case notFinite(index: Int)
  /// The score at this position, before or after, is larger in magnitude than 1e100: its powers are not representable.
  case tooLarge(index: Int)
  /// The score at this position, before or after, is above the stated maximum, or the maximum is no number.
  case aboveMaximum(index: Int, maximum: Double)
  /// Fewer people in a group than a comparison of groups needs; groups count from 0.
  case tooFewInGroup(group: Int, count: Int, needed: Int)
  /// A confidence level that is not between 0 and 1.
  case level(Double)
}
