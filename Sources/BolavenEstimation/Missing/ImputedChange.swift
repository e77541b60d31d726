internal import BolavenNumerics

/// The mean gain of everybody enrolled, with the missing scores after imputed m times from similar people.
///
/// Each imputation draws the regression of y on x from its posterior, predicts every missing score, and takes the score
/// of one of the five complete people whose own predictions are nearest (predictive mean matching): imputed scores are
/// scores that somebody had. Estimates are pooled by Rubin's rules with the degrees of freedom of Barnard and Rubin.
///
/// Imputation i draws from stream i of the seed: χ² and normal draws by inversion.
///
/// Source: Little (1988); van Buuren (2018), algorithm 3.3 (type 1 matching); Rubin (1987).
public struct ImputedChange: Sendable, Hashable {
  /// The mean gain, pooled.
  public let pooled: PooledImputations
  /// People whose score after was imputed.
  public let imputedCount: Int
  /// m and the seed.
  public let draws: Draws

  /// 50 imputations.
  public static let standardDraws = Draws(count: 50)
  /// Complete people from whom a score is taken.
  public static let donors = 5

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, `nil` where missing.
  ///   - draws: m ≥ 2 imputations.
  /// - Returns: `nil` where the complete pairs' scores before do not vary, or all gains are equal.
  /// - Throws: `tooFewPairs` below five complete pairs, `notFinite`, `tooLarge`, `level`.
  public init?(
    pre: [Double], post: [Double?], draws: Draws = standardDraws, level: Double = 0.95
  ) throws(PairedError) {
    let pairs = try PartialPairs(pre: pre, post: post, needed: Self.donors)
    let complete = pairs.complete
    guard !complete.isConstant(complete.pre) else { return nil }
    let sums = CrossProducts(complete.pre, complete.post)
    var (estimates, variances) = ([Double](), [Double]())
    for imputation in 0..<draws.count {
      var stream = Philox(seed: draws.seed, replicate: UInt64(imputation))
      let scores = imputedScores(pairs, sums, &stream)
      let gains = Moments(complete.differences + zip(pairs.onlyBefore, scores).map { $1 - $0 })
      guard let mean = gains.mean, let variance = gains.variance else { return nil }
      estimates.append(mean)
      variances.append(variance / Double(gains.count))
    }
    guard
      let pooled = try PooledImputations(
        estimates: estimates, variances: variances, completeDegreesOfFreedom: Double(pre.count - 1), level: level)
    else { return nil }
    self.pooled = pooled
    imputedCount = pairs.onlyBefore.count
    self.draws = draws
  }
}

/// One score for each person without one, from a donor.
private func imputedScores(_ pairs: PartialPairs, _ sums: CrossProducts, _ stream: inout Philox) -> [Double] {
  let freedom = sums.count - 2
  let slope = sums.xy / sums.xx
  let deviation = (sums.residual / ChiSquared(degreesOfFreedom: freedom).quantile(stream.uniform())).squareRoot()
  // About the mean of x intercept and slope are independent.
  let drawnSlope = slope + deviation / sums.xx.squareRoot() * stream.normal()
  let drawnMean = sums.yMean + deviation / sums.count.squareRoot() * stream.normal()
  let fitted = pairs.complete.pre.map { sums.yMean + slope * ($0 - sums.xMean) }
  return pairs.onlyBefore.map { x in
    let prediction = drawnMean + drawnSlope * (x - sums.xMean)
    let nearest = fitted.indices.sorted {
      ((fitted[$0] - prediction).magnitude, $0) < ((fitted[$1] - prediction).magnitude, $1)
    }
    return pairs.complete.post[nearest[stream.position(below: min(ImputedChange.donors, nearest.count))]]
  }
}
