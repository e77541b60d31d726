internal import BolavenNumerics
import Glibc

/// How much of a change may come from choosing people by their first score.
///
///     expected change without training = (1 − r)(μ − x̄),   net change = d̄ − (1 − r)(μ − x̄)
///     Oldham: the correlation of d with (x + y)/2, not with x, which contains −x and is negative by construction
///     adjusted gain at μ = d̄ + (b − 1)(μ − x̄),   b the slope of y on x
///
/// μ is the mean of everybody from whom the people were selected and r the reliability of the test; both are taken as
/// known.
///
/// Source: Oldham (1962); Davis (1976); Bland and Altman (1994).
public struct RegressionToTheMean: Sendable, Hashable {
  /// n, pairs.
  public let count: Int
  /// d̄.
  public let change: Double
  /// (1 − r)(μ − x̄).
  public let expectedChange: Double
  /// d̄ − (1 − r)(μ − x̄).
  public let netChange: Double
  /// Of the net change: the interval of d̄, moved; `nil` where that is not defined.
  public let netInterval: ClosedRange<Double>?
  /// corr(d, (x + y)/2): whether people who stand higher change more; `nil` where either does not vary.
  public let oldhamCorrelation: Double?
  /// By Fisher's z; `nil` below four pairs or for a correlation of ±1.
  public let oldhamInterval: ClosedRange<Double>?
  /// Two-sided, from t with n − 2 degrees of freedom: whether the variances before and after differ (Pitman and Morgan).
  public let oldhamPValue: Double?
  /// d̄ + (b − 1)(μ − x̄), the gain of somebody who starts at μ; `nil` where scores before do not vary.
  public let adjustedGain: Double?
  /// From t with n − 2 degrees of freedom; `nil` below three pairs.
  public let adjustedInterval: ClosedRange<Double>?
  /// The probability of the intervals.
  public let level: Double

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  ///   - mean: μ.
  ///   - reliability: r, 0 to 1.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `level`.
  public init(
    pre: [Double], post: [Double], mean: Double, reliability: Double, level: Double = 0.95
  ) throws(PairedError) {
    precondition((0...1).contains(reliability) && mean.isFinite, "a reliability lies between 0 and 1")
    let test = try PairedTTest(pre: pre, post: post, level: level)
    let scores = try PairedScores(pre: pre, post: post)
    self.level = level
    count = test.count
    change = test.change
    let expected = (1 - reliability) * (mean - test.preMean)
    expectedChange = expected
    netChange = test.change - expected
    netInterval = test.interval.flatMap {
      BolavenEstimation.interval($0.lowerBound - expected, $0.upperBound - expected)
    }

    let n = Double(test.count)
    let levels = zip(pre, post).map { ($0 + $1) / 2 }
    let moments = CrossProducts(levels, scores.differences)
    let isVarying = !scores.isConstant(levels) && !scores.isConstant(scores.differences)
    let oldham = isVarying ? max(-1, min(1, moments.xy / (moments.xx.squareRoot() * moments.yy.squareRoot()))) : nil
    oldhamCorrelation = oldham
    oldhamInterval = oldham.flatMap { fisherInterval($0, count: n, level: level) }
    oldhamPValue = oldham.flatMap { correlationPValue($0, count: n) }

    let regression = CrossProducts(pre, scores.differences)
    guard test.count > 1, !scores.isConstant(pre) else {
      (adjustedGain, adjustedInterval) = (nil, nil)
      return
    }
    let distance = mean - test.preMean
    let gain = test.change + regression.xy / regression.xx * distance
    adjustedGain = gain
    guard test.count > 2, regression.residual > 1e-13 * regression.yy else {
      adjustedInterval = nil
      return
    }
    let error = (regression.residual / (n - 2) * (1 / n + distance * distance / regression.xx)).squareRoot()
    let half = StudentT(degreesOfFreedom: n - 2).quantile((1 + level) / 2) * error
    adjustedInterval = BolavenEstimation.interval(gain - half, gain + half)
  }
}

private func fisherInterval(_ r: Double, count n: Double, level: Double) -> ClosedRange<Double>? {
  guard n > 3, r.magnitude < 1 else { return nil }
  let half = Normal().quantile((1 + level) / 2) / (n - 3).squareRoot()
  return interval(tanh(atanh(r) - half), tanh(atanh(r) + half))
}

private func correlationPValue(_ r: Double, count n: Double) -> Double? {
  guard n > 2, r.magnitude < 1 else { return nil }
  let t = r * ((n - 2) / ((1 - r) * (1 + r))).squareRoot()
  return twoSidedPValue(tail: StudentT(degreesOfFreedom: n - 2).upperTail(t.magnitude))
}
