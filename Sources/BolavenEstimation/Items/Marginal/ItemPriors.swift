import Glibc

/// What is believed of items and populations before answers are seen, so that few answers cannot send them anywhere.
///
/// The fit maximizes the likelihood times the normal densities of ln a, b and ln σ, so slopes stay positive, and people whose
/// answers differ little after a training still differ.
///
/// Source: Mislevy (1986), *Bayes modal estimation in item response models*.
public struct ItemPriors: Sendable, Hashable {
  /// Of ln a, around 0.
  public let logSlopeDeviation: Double
  /// Of b, around 0.
  public let difficultyDeviation: Double

  /// Of ln σ of a population that is not fixed, around 0.
  public let logSpreadDeviation: Double

  /// ln a ~ N(0, ½²), b ~ N(0, 2²), ln σ ~ N(0, ½²).
  public static let weak = ItemPriors(logSlopeDeviation: 0.5, difficultyDeviation: 2)

  /// Normal beliefs with mean 0.
  public init(logSlopeDeviation: Double, difficultyDeviation: Double, logSpreadDeviation: Double = 0.5) {
    precondition(min(logSlopeDeviation, difficultyDeviation, logSpreadDeviation) > 0, "spreads are positive")
    self.logSlopeDeviation = logSlopeDeviation
    self.difficultyDeviation = difficultyDeviation
    self.logSpreadDeviation = logSpreadDeviation
  }

  /// The logarithm of the densities, without constants, with its derivatives in a and d = −ab.
  struct Penalty {
    let value: Double
    let slope: Double
    let intercept: Double
    let slopeSlope: Double
    let slopeIntercept: Double
    let interceptIntercept: Double
  }

  /// `nil` for a slope that is not positive.
  ///
  /// - Parameter isSlopeCounted: false where the slope is that of another item, whose belief was counted there.
  func penalty(slope a: Double, intercept d: Double, isSlopeCounted: Bool) -> Penalty? {
    guard a > 0 else { return nil }
    let t = d / a
    let wa = isSlopeCounted ? 1 / (logSlopeDeviation * logSlopeDeviation) : 0
    let wb = 1 / (difficultyDeviation * difficultyDeviation)
    let size = log(a)
    return Penalty(
      value: -0.5 * wa * size * size - 0.5 * wb * t * t,
      slope: -wa * size / a + wb * t * t / a,
      intercept: -wb * t / a,
      slopeSlope: wa * (size - 1) / (a * a) - 3 * wb * t * t / (a * a),
      slopeIntercept: 2 * wb * t / (a * a),
      interceptIntercept: -wb / (a * a))
  }
}
