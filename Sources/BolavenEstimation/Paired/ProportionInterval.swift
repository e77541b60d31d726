internal import BolavenNumerics

/// An interval for a proportion of independent yes-no answers: the exact one unless asked otherwise.
///
/// Source: Wilson (1927); Clopper and Pearson (1934); comparison: Newcombe (1998a).
public struct ProportionInterval: Sendable, Hashable {
  /// How the limits are found.
  public enum Method: Sendable, Hashable {
    /// Score interval: center (p + z²/2n)/(1 + z²/n), half-width z/(1 + z²/n) · √(p(1−p)/n + z²/4n²). Right on average over
    /// shares; near 0 and 1 it can hold much less than its level.
    case wilson
    /// Inverts the two exact binomial tests: P(X ≥ x | low) = P(X ≤ x | high) = (1 − level)/2. Never below its level,
    /// usually above.
    case clopperPearson
  }

  /// x.
  public let successes: Int
  /// n.
  public let trials: Int
  /// x/n.
  public let estimate: Double
  /// Lower limit; 0 without successes.
  public let low: Double
  /// Upper limit; 1 without failures.
  public let high: Double
  /// The probability of the interval.
  public let level: Double
  /// How the limits were found.
  public let method: Method

  /// The interval for x successes in n trials.
  ///
  /// - Parameters:
  ///   - successes: x, from 0 to n.
  ///   - trials: n, at least 1.
  ///   - level: between 0 and 1.
  /// - Throws: `tooFewPairs` without trials, `level`.
  public init(
    successes: Int, trials: Int, method: Method = .clopperPearson, level: Double = 0.95
  ) throws(PairedError) {
    precondition(successes >= 0 && successes <= max(0, trials), "successes are some of the trials")
    try check(level: level)
    guard trials > 0 else { throw .tooFewPairs(count: trials, needed: 1) }
    self.successes = successes
    self.trials = trials
    self.level = level
    self.method = method
    estimate = Double(successes) / Double(trials)
    let limits =
      switch method {
      case .wilson: wilsonLimits(successes: successes, trials: trials, level: level)
      case .clopperPearson: exactLimits(successes: successes, trials: trials, level: level)
      }
    low = limits.low
    high = limits.high
  }
}

private func wilsonLimits(successes: Int, trials: Int, level: Double) -> (low: Double, high: Double) {
  let n = Double(trials)
  let p = Double(successes) / n
  let z = Normal().quantile((1 + level) / 2)
  let shrink = 1 + z * z / n
  let center = (p + z * z / (2 * n)) / shrink
  let half = z / shrink * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
  // At the ends of the scale one limit is the end itself, which rounding would miss.
  return (successes == 0 ? 0 : max(0, center - half), successes == trials ? 1 : min(1, center + half))
}

private func exactLimits(successes: Int, trials: Int, level: Double) -> (low: Double, high: Double) {
  let odds = ExactOdds(successes: successes, failures: trials - successes, level: level)
  return (odds.low / (1 + odds.low), odds.high.map { $0 / (1 + $0) } ?? 1)
}

/// The Clopper-Pearson limits of the odds p/(1 − p), through quantiles of F so that neither end of the scale cancels.
///
///     low = x / ((n − x + 1) F_{(1+level)/2; 2(n−x+1), 2x}),   high = (x + 1) F_{(1+level)/2; 2(x+1), 2(n−x)} / (n − x)
struct ExactOdds {
  /// 0 without successes.
  let low: Double
  /// `nil` without failures: there is no upper limit.
  let high: Double?

  init(successes: Int, failures: Int, level: Double) {
    let x = Double(successes)
    let y = Double(failures)
    let probability = (1 + level) / 2
    low =
      successes == 0
      ? 0 : x / ((y + 1) * FisherF(numerator: 2 * (y + 1), denominator: 2 * x).quantile(probability))
    high =
      failures == 0
      ? nil : (x + 1) * FisherF(numerator: 2 * (x + 1), denominator: 2 * y).quantile(probability) / y
  }
}
