internal import BolavenNumerics

/// What people thought of a training: answers on a scale of steps, as at the end of a course.
///
/// Reactions are never mixed with knowledge.
///
/// Source: Kirkpatrick and Kirkpatrick (2006), level 1.
public struct Reaction: Sendable, Hashable {
  /// People asked.
  public let askedCount: Int
  /// People who answered.
  public let answeredCount: Int
  /// Mean step; `nil` without answers.
  public let mean: Double?
  /// Of type 7; `nil` without answers.
  public let median: Double?
  /// The share of the answers at the two highest steps, with its exact interval; `nil` without answers.
  public let topTwo: ProportionInterval?
  /// The share of the people asked who answered, with its exact interval.
  public let responseRate: ProportionInterval

  /// - Parameters:
  ///   - answers: one step for each person asked, 1 to `steps`; `nil` without an answer.
  ///   - steps: of the scale, at least 3.
  /// - Throws: `tooFewPairs` if nobody was asked, `aboveMaximum` for a step outside the scale, `level`.
  public init(_ answers: [Int?], steps: Int = 5, level: Double = 0.95) throws(PairedError) {
    precondition(steps > 2, "a scale has three steps or more")
    for (index, answer) in answers.enumerated() {
      guard let answer, !(1...steps).contains(answer) else { continue }
      throw .aboveMaximum(index: index, maximum: Double(steps))
    }
    let given = answers.compactMap { $0 }
    askedCount = answers.count
    answeredCount = given.count
    mean = given.isEmpty ? nil : Double(given.reduce(0, +)) / Double(given.count)
    median = quantile(given.map(Double.init), 0.5)
    topTwo =
      given.isEmpty
      ? nil
      : try ProportionInterval(successes: given.count { $0 >= steps - 1 }, trials: given.count, level: level)
    responseRate = try ProportionInterval(successes: given.count, trials: answers.count, level: level)
  }
}
