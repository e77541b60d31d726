/// What people say after a training about what they knew before, against what they showed before.
///
///     response shift = retrospective − pre,   actual gain = post − pre,   perceived gain = post − retrospective
///
/// People who learn how much there is to know judge their earlier knowledge lower: a negative shift makes the perceived
/// gain larger than the actual one. The two gains are never pooled.
///
/// Source: Howard (1980); Pratt, McGuigan and Katzev (2000).
public struct ResponseShift: Sendable, Hashable {
  /// Retrospective − pre.
  public let shift: PairedTTest
  /// The exact test of the shift.
  public let shiftRanks: SignedRank
  /// Post − pre.
  public let actualGain: PairedTTest
  /// Post − retrospective.
  public let perceivedGain: PairedTTest
  /// The actual gain in standard deviations.
  public let actualSize: StandardizedChange
  /// The perceived gain in standard deviations.
  public let perceivedSize: StandardizedChange

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - retrospective: n scores for the time before, given after the training by the same people in the same order.
  ///   - post: n scores after, likewise.
  /// - Throws: `tooFewPairs` without any person, `notFinite`, `tooLarge`, `level`.
  public init(pre: [Double], retrospective: [Double], post: [Double], level: Double = 0.95) throws(PairedError) {
    shift = try PairedTTest(pre: pre, post: retrospective, level: level)
    shiftRanks = try SignedRank(pre: pre, post: retrospective)
    actualGain = try PairedTTest(pre: pre, post: post, level: level)
    perceivedGain = try PairedTTest(pre: retrospective, post: post, level: level)
    actualSize = try StandardizedChange(pre: pre, post: post, level: level)
    perceivedSize = try StandardizedChange(pre: retrospective, post: post, level: level)
  }
}
