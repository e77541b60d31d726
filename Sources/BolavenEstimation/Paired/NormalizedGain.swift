internal import BolavenNumerics

/// The share of what could still be learned that was learned, on a scale with a maximum M.
///
///     class       g = (ȳ − x̄)/(M − x̄)
///                 se = √((s_y² + (1−g)²s_x² − 2(1−g)s_xy)/(n(M − x̄)²)),   g ± t_{n−1} · se
///     individual  mean of (y − x)/(M − x) over people with x < M
///     change      mean of (y − x)/(M − x) where y > x, (y − x)/x where y < x, 0 where y = x;
///                 people at x = y = 0 or x = y = M are left out
///
/// The class gain is consistent when scores are measured with error, the individual mean is not.
///
/// Source: Hake (1998) for the class gain; Marx and Cummings (2007) for the normalized change.
public struct NormalizedGain: Sendable, Hashable {
  /// Pairs.
  public let count: Int
  /// M.
  public let maximum: Double
  /// (ȳ − x̄)/(M − x̄); `nil` if everybody had the maximum before.
  public let classGain: Double?
  /// By the delta method, 0 where the spread is only rounding; `nil` for a single pair or without a gain.
  public let classStandardError: Double?
  /// `nil` without a standard error, or if it is 0.
  public let classInterval: ClosedRange<Double>?
  /// Mean of the individual gains (y − x)/(M − x); `nil` if nobody was below the maximum before.
  public let individualGain: Double?
  /// People below the maximum before.
  public let individualCount: Int
  /// Mean of the normalized changes; `nil` if nobody is left, or if a score is below 0, where it has no meaning.
  public let normalizedChange: Double?
  /// People in the mean of the normalized changes.
  public let normalizedChangeCount: Int
  /// People left out of it because both scores are 0 or both the maximum.
  public let normalizedChangeDropped: Int
  /// The probability of the interval, between 0 and 1.
  public let level: Double

  /// The band of the class gain; `nil` where it is not defined.
  public var classBand: GainBand? { classGain.map(GainBand.init(gain:)) }

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  ///   - maximum: the highest score that can be reached.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `aboveMaximum` also for a maximum that is no
  ///   number, `level`.
  public init(pre: [Double], post: [Double], maximum: Double, level: Double = 0.95) throws(PairedError) {
    try check(level: level)
    let scores = try PairedScores(pre: pre, post: post)
    let ceiling = Ceiling(maximum)
    for (index, (before, after)) in zip(pre, post).enumerated()
    where max(before, after) > maximum && !ceiling.isReached(by: max(before, after)) || maximum.isNaN {
      throw .aboveMaximum(index: index, maximum: maximum)
    }
    count = scores.count
    self.maximum = maximum
    self.level = level

    let gain = ClassGain(PairedMoments(scores), ceiling: ceiling, level: level)
    classGain = gain?.estimate
    classStandardError = gain?.standardError
    classInterval = gain?.interval

    let individual = zip(pre, scores.differences).filter { !ceiling.isReached(by: $0.0) }.map { $1 / (maximum - $0) }
    individualCount = individual.count
    individualGain = individual.isEmpty ? nil : compensatedSum(individual) / Double(individual.count)

    let lowest = min(pre.min() ?? 0, post.min() ?? 0)
    let changes = lowest < 0 ? [] : zip(pre, scores.differences).compactMap { ceiling.normalizedChange($0, $1) }
    normalizedChangeCount = changes.count
    normalizedChangeDropped = lowest < 0 ? 0 : scores.count - changes.count
    normalizedChange = changes.isEmpty ? nil : compensatedSum(changes) / Double(changes.count)
  }
}

/// The customary words for a normalized gain.
///
/// Source: Hake (1998).
public enum GainBand: Sendable, Hashable, CaseIterable {
  /// Below 0.3.
  case low
  /// From 0.3, below 0.7.
  case medium
  /// 0.7 and more.
  case high

  /// A gain that misses a limit by rounding only has reached it.
  public init(gain: Double) {
    let rounded = gain + 1e-12
    self = rounded < 0.3 ? .low : rounded < 0.7 ? .medium : .high
  }
}

private struct ClassGain {
  let estimate: Double
  let standardError: Double?
  let interval: ClosedRange<Double>?

  init?(_ moments: PairedMoments, ceiling: Ceiling, level: Double) {
    guard !ceiling.isReached(by: moments.preMean) else { return nil }
    let room = ceiling.maximum - moments.preMean
    let gain = moments.change / room
    guard gain.isFinite else { return nil }
    estimate = gain
    guard let pre = moments.preVariance, let post = moments.postVariance, let covariance = moments.covariance else {
      (standardError, interval) = (nil, nil)
      return
    }
    let variance = post + (1 - gain) * (1 - gain) * pre - 2 * (1 - gain) * covariance
    // What is left of equal terms is rounding, not spread.
    let isSpread = variance > 1e-12 * (post + (1 - gain) * (1 - gain) * pre)
    let error = isSpread ? (variance / Double(moments.count)).squareRoot() / room : 0
    standardError = error
    let half = StudentT(degreesOfFreedom: Double(moments.count - 1)).quantile((1 + level) / 2) * error
    interval = error > 0 ? BolavenEstimation.interval(gain - half, gain + half) : nil
  }
}
