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
    let donors = Donors(complete.pre.map { sums.yMean + sums.xy / sums.xx * ($0 - sums.xMean) })
    var (estimates, variances) = ([Double](), [Double]())
    for imputation in 0..<draws.count {
      var stream = Philox(seed: draws.seed, replicate: UInt64(imputation))
      let scores = imputedScores(pairs, sums, donors, &stream)
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
private func imputedScores(
  _ pairs: PartialPairs, _ sums: CrossProducts, _ donors: Donors, _ stream: inout Philox
) -> [Double] {
  let freedom = sums.count - 2
  let slope = sums.xy / sums.xx
  let deviation = (sums.residual / ChiSquared(degreesOfFreedom: freedom).quantile(stream.uniform())).squareRoot()
  // About the mean of x intercept and slope are independent.
  let drawnSlope = slope + deviation / sums.xx.squareRoot() * stream.normal()
  let drawnMean = sums.yMean + deviation / sums.count.squareRoot() * stream.normal()
  return pairs.onlyBefore.map { x in
    let prediction = drawnMean + drawnSlope * (x - sums.xMean)
    let nearest = donors.nearest(to: prediction)
    return pairs.complete.post[nearest[stream.position(below: nearest.count)]]
  }
}

/// People by their predictions, each different prediction once with the first people who have it: of people who are equally
/// near, the first are taken, so that more of them never matter.
private struct Donors {
  private let predictions: [Double]
  private let people: [[Int]]

  init(_ fitted: [Double]) {
    let order = fitted.indices.sorted { (fitted[$0], $0) < (fitted[$1], $1) }
    var (predictions, people) = ([Double](), [[Int]]())
    for person in order {
      if predictions.last != fitted[person] {
        predictions.append(fitted[person])
        people.append([])
      }
      if people[people.count - 1].count < ImputedChange.donors { people[people.count - 1].append(person) }
    }
    (self.predictions, self.people) = (predictions, people)
  }

  /// The nearest people, the first of those equally near.
  func nearest(to prediction: Double) -> [Int] {
    var (low, high) = (0, predictions.count)
    while low < high {
      let middle = (low + high) / 2
      if predictions[middle] < prediction { low = middle + 1 } else { high = middle }
    }
    // Among as many different predictions on either side nobody nearer is left out.
    let window = max(0, low - ImputedChange.donors)..<min(predictions.count, low + ImputedChange.donors)
    let candidates = window.flatMap { place in
      people[place].map { (distance: (predictions[place] - prediction).magnitude, person: $0) }
    }
    return candidates.sorted { ($0.distance, $0.person) < ($1.distance, $1.person) }.prefix(ImputedChange.donors).map(
      \.person)
  }
}
