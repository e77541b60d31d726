internal import BolavenNumerics

/// The paired t test of the mean change.
///
///     t = d̄ / (s_d / √n),   df = n − 1,   d̄ ± t_{n−1, (1+level)/2} · s_d / √n
///
/// Standard deviations need two pairs. Differences that are all equal (but for rounding) have standard deviation 0; t,
/// p and the interval are then `nil`, because a spread of 0 in a sample says nothing about the population's.
///
/// Source: Student (1908).
public struct PairedTTest: Sendable, Hashable {
  /// Number of pairs n.
  public let count: Int
  /// x̄.
  public let preMean: Double
  /// ȳ.
  public let postMean: Double
  /// d̄, the mean of post − pre, in units of the score.
  public let change: Double
  /// s_x, with n − 1 as all here; `nil` below two pairs.
  public let preStandardDeviation: Double?
  /// s_y; `nil` below two pairs.
  public let postStandardDeviation: Double?
  /// s_d; `nil` below two pairs.
  public let changeStandardDeviation: Double?
  /// Pearson's correlation of pre and post; `nil` if either is constant.
  public let correlation: Double?
  /// s_d / √n; `nil` below two pairs.
  public let standardError: Double?
  /// t = d̄ / (s_d/√n); `nil` where s_d is 0 or not defined.
  public let statistic: Double?
  /// n − 1; `nil` for a single pair.
  public let degreesOfFreedom: Double?
  /// Two-sided; `nil` without t.
  public let pValue: Double?
  /// d̄ ± t_{n−1, (1+level)/2} · s_d/√n; `nil` without t.
  public let interval: ClosedRange<Double>?
  /// The probability of the interval, between 0 and 1.
  public let level: Double

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `level`.
  public init(pre: [Double], post: [Double], level: Double = 0.95) throws(PairedError) {
    try check(level: level)
    let moments = PairedMoments(try PairedScores(pre: pre, post: post))
    count = moments.count
    preMean = moments.preMean
    postMean = moments.postMean
    change = moments.change
    preStandardDeviation = moments.preVariance?.squareRoot()
    postStandardDeviation = moments.postVariance?.squareRoot()
    changeStandardDeviation = moments.changeVariance?.squareRoot()
    correlation = moments.correlation
    let error = changeStandardDeviation.map { $0 / Double(moments.count).squareRoot() }
    standardError = error
    degreesOfFreedom = count > 1 ? Double(count - 1) : nil
    self.level = level
    guard let error, error > 0, let degreesOfFreedom else {
      (statistic, pValue, interval) = (nil, nil, nil)
      return
    }
    let t = change / error
    let student = StudentT(degreesOfFreedom: degreesOfFreedom)
    let half = student.quantile((1 + level) / 2) * error
    statistic = t
    pValue = twoSidedPValue(tail: student.upperTail(t.magnitude))
    interval = BolavenEstimation.interval(change - half, change + half)
  }
}
