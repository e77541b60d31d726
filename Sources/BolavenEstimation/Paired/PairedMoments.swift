internal import BolavenNumerics

/// Means, variances (n − 1) and the covariance of scores before and after and of their change.
///
/// A variance of values that are equal but for rounding is exactly 0.
struct PairedMoments {
  let count: Int
  let preMean: Double
  let postMean: Double
  let change: Double
  /// `nil` for a single pair.
  let preVariance: Double?
  let postVariance: Double?
  let changeVariance: Double?
  let covariance: Double?

  init(_ scores: PairedScores) {
    func variance(_ values: [Double]) -> Double? {
      guard values.count > 1 else { return nil }
      return scores.isConstant(values) ? 0 : Moments(values).variance
    }
    func mean(_ values: [Double]) -> Double { compensatedSum(values) / Double(values.count) }
    count = scores.count
    preMean = mean(scores.pre)
    postMean = mean(scores.post)
    change = mean(scores.differences)
    preVariance = variance(scores.pre)
    postVariance = variance(scores.post)
    changeVariance = variance(scores.differences)
    covariance = count > 1 ? BolavenNumerics.covariance(scores.pre, scores.post) : nil
  }

  /// Pearson's correlation; `nil` if either side is constant.
  var correlation: Double? {
    guard let covariance, let preVariance, let postVariance, preVariance > 0, postVariance > 0 else { return nil }
    return max(-1, min(1, covariance / (preVariance.squareRoot() * postVariance.squareRoot())))
  }
}
