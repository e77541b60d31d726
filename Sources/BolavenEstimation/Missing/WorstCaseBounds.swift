internal import BolavenNumerics

/// The mean gain of everybody enrolled, whatever the scores of those who left.
///
///     low   every missing score after is the lowest possible score,   high   the highest
///     [low − c·se(low), high + c·se(high)],  Φ(c + (high − low)/max(se)) − Φ(−c) = level
///
/// The bounds assume nothing about why people left. The interval covers the true mean gain with its probability.
///
/// Source: Horowitz and Manski (2000); Imbens and Manski (2004) for the interval.
public struct WorstCaseBounds: Sendable, Hashable {
  /// n, people enrolled.
  public let count: Int
  /// People without a score after.
  public let missingCount: Int
  /// The mean gain at the worst and at the best.
  public let bounds: ClosedRange<Double>
  /// Imbens and Manski's; `nil` where a standard error is 0 or not defined.
  public let interval: ClosedRange<Double>?
  /// The probability of the interval.
  public let level: Double

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, `nil` where missing.
  ///   - scale: from the lowest to the highest possible score.
  /// - Throws: `tooFewPairs` without anybody, `notFinite`, `tooLarge`, `aboveMaximum`, `level`.
  public init(
    pre: [Double], post: [Double?], scale: ClosedRange<Double>, level: Double = 0.95
  ) throws(PairedError) {
    let ceiling = Ceiling(scale.upperBound)
    for (index, score) in post.enumerated() {
      guard let score, score > scale.upperBound, !ceiling.isReached(by: score) else { continue }
      throw .aboveMaximum(index: index, maximum: scale.upperBound)
    }
    let worst = try PairedTTest(pre: pre, post: post.map { $0 ?? scale.lowerBound }, level: level)
    let best = try PairedTTest(pre: pre, post: post.map { $0 ?? scale.upperBound }, level: level)
    count = pre.count
    missingCount = post.count { $0 == nil }
    self.level = level
    bounds = min(worst.change, best.change)...max(worst.change, best.change)
    guard let low = worst.standardError, let high = best.standardError, low > 0, high > 0 else {
      interval = nil
      return
    }
    let c = imbensManskiQuantile(width: bounds.upperBound - bounds.lowerBound, error: max(low, high), level: level)
    interval = BolavenEstimation.interval(bounds.lowerBound - c * low, bounds.upperBound + c * high)
  }
}

/// The c with Φ(c + width/error) − Φ(−c) = level: between the one-sided and the two-sided normal quantile.
func imbensManskiQuantile(width: Double, error: Double, level: Double) -> Double {
  let normal = Normal()
  var (low, high) = (normal.quantile(level), normal.quantile((1 + level) / 2))
  for _ in 0..<60 {
    let c = (low + high) / 2
    if normal.cumulative(c + width / error) - normal.cumulative(-c) < level { low = c } else { high = c }
  }
  return (low + high) / 2
}
