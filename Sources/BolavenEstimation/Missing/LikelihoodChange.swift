internal import BolavenNumerics

/// The mean gain of everybody enrolled if scores after are missing by chance, given the score before.
///
///     μ̂_y = ȳ_c + b(x̄ − x̄_c),  gain = d̄_c + (b − 1)(x̄ − x̄_c)
///     Var = s²_{y|x}(1/n_c + (x̄ − x̄_c)²/S_xx,c) + (b − 1)²s_x²/n,   t with n_c − 2 degrees of freedom
///
/// b is the slope of y on x among the n_c complete pairs. For normal scores of which only those after are missing this is
/// the maximum of the likelihood, to which the EM algorithm converges.
///
/// Source: Anderson (1957); Little and Rubin (2020), §7.2.
public struct LikelihoodChange: Sendable, Hashable {
  /// n, people with a score before.
  public let count: Int
  /// n_c, complete pairs.
  public let completeCount: Int
  /// x̄, of everybody.
  public let preMean: Double
  /// μ̂_y.
  public let postMean: Double
  /// μ̂_y − x̄.
  public let change: Double
  /// `nil` where the scores after have no spread about the line.
  public let standardError: Double?
  /// n_c − 2.
  public let degreesOfFreedom: Double
  /// Two-sided; `nil` without a standard error.
  public let pValue: Double?
  /// Of the change; `nil` without a standard error.
  public let interval: ClosedRange<Double>?
  /// The probability of the interval.
  public let level: Double

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, `nil` where missing.
  /// - Returns: `nil` where the complete pairs' scores before do not vary.
  /// - Throws: `tooFewPairs` below three complete pairs, `notFinite`, `tooLarge`, `level`.
  public init?(pre: [Double], post: [Double?], level: Double = 0.95) throws(PairedError) {
    try check(level: level)
    let pairs = try PartialPairs(pre: pre, post: post, needed: 3)
    let complete = pairs.complete
    guard !complete.isConstant(complete.pre) else { return nil }
    let sums = CrossProducts(complete.pre, complete.differences)
    let (n, n0) = (Double(pre.count), Double(complete.count))
    let mean = compensatedSum(pre) / n
    let distance = mean - sums.xMean
    // The slope of the difference is b − 1.
    let slope = sums.xy / sums.xx
    count = pre.count
    completeCount = complete.count
    preMean = mean
    change = sums.yMean + slope * distance
    postMean = mean + change
    degreesOfFreedom = n0 - 2
    self.level = level
    guard sums.residual > 1e-13 * sums.yy, let spread = Moments(pre).variance else {
      (standardError, pValue, interval) = (nil, nil, nil)
      return
    }
    let residual = sums.residual / (n0 - 2)
    let error = (residual * (1 / n0 + distance * distance / sums.xx) + slope * slope * spread / n).squareRoot()
    let student = StudentT(degreesOfFreedom: n0 - 2)
    let half = student.quantile((1 + level) / 2) * error
    standardError = error
    pValue = twoSidedPValue(tail: student.upperTail((change / error).magnitude))
    interval = BolavenEstimation.interval(change - half, change + half)
  }
}
