internal import BolavenNumerics

/// How much of a gain is left when graduates teach others: mean gain of the second tier over mean gain of the first.
///
/// The interval is Fieller's for independent groups, with t at Satterthwaite's degrees of freedom for ā − ρb̄ at the
/// estimated ratio ρ.
///
/// Source: Fieller (1954); Satterthwaite (1946).
public struct Dilution: Sendable, Hashable {
  /// Mean gain of people trained by graduates.
  public let secondTierGain: Double
  /// Mean gain of the graduates.
  public let firstTierGain: Double
  /// Their ratio; `nil` where the first tier's gain is 0 but for rounding.
  public let ratio: Double?
  /// `nil` without a ratio, or where a group has a single person or neither has a spread.
  public let interval: FiellerInterval?

  /// - Parameters:
  ///   - secondTier: gains of people trained by graduates.
  ///   - firstTier: gains of the graduates.
  /// - Throws: `tooFewInGroup` for an empty group, `notFinite`, `tooLarge`, `level`.
  public init(secondTier: [Double], firstTier: [Double], level: Double = 0.95) throws(PairedError) {
    let test = try TwoSampleTTest(secondTier, firstTier, level: level)
    secondTierGain = test.means[0]
    firstTierGain = test.means[1]
    let largest = firstTier.reduce(0) { max($0, $1.magnitude) }
    guard firstTierGain.magnitude > largest * PairedScores.relativeRounding else {
      (ratio, interval) = (nil, nil)
      return
    }
    let quotient = secondTierGain / firstTierGain
    ratio = quotient
    guard let s1 = test.standardDeviations[0], let s2 = test.standardDeviations[1] else {
      interval = nil
      return
    }
    let (n1, n2) = (Double(secondTier.count), Double(firstTier.count))
    let (a, b) = (s1 * s1 / n1, s2 * s2 / n2)
    let total = a + quotient * quotient * b
    guard total > 0 else {
      interval = nil
      return
    }
    let share = a / total
    let freedom = 1 / (share * share / (n1 - 1) + (1 - share) * (1 - share) / (n2 - 1))
    interval = FiellerInterval(
      numerator: secondTierGain, variance: a, denominator: firstTierGain, variance: b, covariance: 0,
      quantile: StudentT(degreesOfFreedom: freedom).quantile((1 + level) / 2))
  }
}
