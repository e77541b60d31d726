internal import BolavenNumerics
import Glibc

/// How much of the differences between totals would come again: Cronbach's alpha with its intervals and what follows.
///
///     α = k/(k − 1) · (1 − Σ s_j²/s_X²)
///
/// For right-wrong items this is KR-20; variances of items and totals have the same denominator, so which one does not
/// matter. Feldt's interval: 1 − (1 − α)F_{(1±level)/2; n−1, (n−1)(k−1)}. Bonett's: 1 − exp(ln(1 − α) ± z√(2k/((k − 1)(n − 2)))).
///
/// Source: Kuder & Richardson (1937); Cronbach (1951); Feldt (1965); Bonett (2002); Guttman (1945); Jacobson & Truax (1991).
public struct Reliability: Sendable, Hashable {
  /// n.
  public let personCount: Int
  /// k.
  public let itemCount: Int
  /// α, at most 1; may be negative.
  public let alpha: Double
  /// Feldt's.
  public let interval: ClosedRange<Double>?
  /// Bonett's; `nil` below three persons or where α is 1.
  public let bonettInterval: ClosedRange<Double>?
  /// kr̄/(1 + (k − 1)r̄); `nil` where an item does not vary.
  public let standardizedAlpha: Double?
  /// r̄, the mean correlation between items; `nil` where an item does not vary.
  public let meanCorrelation: Double?
  /// Guttman's λ₆ from the squared multiple correlations; `nil` where the correlations have no inverse.
  public let lambda6: Double?
  /// α without each item in turn; `nil` where the remaining totals do not vary or one item would remain.
  public let alphaIfDropped: [Double?]
  /// Mean of the totals.
  public let totalMean: Double
  /// s_X, with n − 1.
  public let totalStandardDeviation: Double
  /// Of the totals of the odd and the even items; `nil` where one of them does not vary.
  public let splitHalfCorrelation: Double?
  /// 2r/(1 + r) of the halves, the reliability of both together.
  public var spearmanBrown: Double? { splitHalfCorrelation.flatMap { $0 > -1 ? 2 * $0 / (1 + $0) : nil } }
  /// 4·cov/s_X² of the halves, after Guttman and Rulon.
  public let guttmanSplitHalf: Double
  /// The probability of the intervals.
  public let level: Double
  /// Whether there were persons enough to print α without a mark: `SampleRule.reliability`.
  public var isStable: Bool { SampleRule.reliability.isMet(by: personCount) }

  /// s_X√(1 − α): how far a total is from what the person would have on average; `nil` where α is negative.
  public var standardErrorOfMeasurement: Double? {
    alpha >= 0 ? totalStandardDeviation * max(0, 1 - alpha).squareRoot() : nil
  }

  /// z·SEM·√2: the smallest change of a person's total that is more than error of measurement; `nil` where α is negative.
  public func reliableChange(level: Double = 0.95) throws(ItemError) -> Double? {
    try check(itemLevel: level)
    return standardErrorOfMeasurement.map { Normal().quantile((1 + level) / 2) * $0 * 2.0.squareRoot() }
  }

  /// kρ/(1 + (k − 1)ρ): the reliability of a test so many times as long.
  public func spearmanBrown(times factor: Double) -> Double? {
    let scale = 1 + (factor - 1) * alpha
    return factor > 0 && scale > 0 ? factor * alpha / scale : nil
  }

  /// The reliability of complete points.
  ///
  /// - Parameter columns: one an item, each with n points; 1 and 0 for right and wrong.
  /// - Throws: `tooFewItems`, `noPersons` below two of each; `notFinite`; `noVariance` where all totals are the same;
  ///   `level`.
  public init(_ columns: [[Double]], level: Double = 0.95) throws(ItemError) {
    try check(itemLevel: level)
    let scores = try ItemScores(columns)
    guard scores.totalVaries else { throw .noVariance(item: nil) }
    let k = Double(scores.itemCount)
    let n = Double(scores.personCount)
    let covariance = scores.covariance
    let diagonal = (0..<scores.itemCount).map { covariance[$0, $0] }
    let trace = compensatedSum(diagonal)
    let total = scores.totalVariance
    let alpha = min(1, k / (k - 1) * (1 - trace / total))
    personCount = scores.personCount
    itemCount = scores.itemCount
    self.alpha = alpha
    self.level = level
    let law = FisherF(numerator: n - 1, denominator: (n - 1) * (k - 1))
    interval = BolavenEstimation.interval(
      1 - (1 - alpha) * law.quantile((1 + level) / 2), 1 - (1 - alpha) * law.quantile((1 - level) / 2))
    bonettInterval =
      if n > 2, alpha < 1 {
        BolavenEstimation.interval(
          1 - exp(log(1 - alpha) + Normal().quantile((1 + level) / 2) * (2 * k / ((k - 1) * (n - 2))).squareRoot()),
          1 - exp(log(1 - alpha) - Normal().quantile((1 + level) / 2) * (2 * k / ((k - 1) * (n - 2))).squareRoot()))
      } else { nil }
    totalMean = compensatedSum(scores.totals) / n
    totalStandardDeviation = total.squareRoot()
    if let correlations = scores.correlations {
      let sum = compensatedSum(correlations.storage)
      let mean = (sum - k) / (k * (k - 1))
      meanCorrelation = mean
      standardizedAlpha = 1 + (k - 1) * mean > 0 ? k * mean / (1 + (k - 1) * mean) : nil
      lambda6 = CholeskyFactor(correlations).flatMap { factor in
        let inverse = factor.inverse
        let unexplained = compensatedSum((0..<scores.itemCount).map { 1 / inverse[$0, $0] })
        return sum > 0 ? 1 - unexplained / sum : nil
      }
    } else {
      (meanCorrelation, standardizedAlpha, lambda6) = (nil, nil, nil)
    }
    alphaIfDropped = (0..<scores.itemCount).map { item in
      let row = compensatedSum((0..<scores.itemCount).map { covariance[$0, item] })
      let rest = total - 2 * row + diagonal[item]
      guard k > 2, rest > 1e-12 * total else { return nil }
      return min(1, (k - 1) / (k - 2) * (1 - (trace - diagonal[item]) / rest))
    }
    let halves = [0, 1].map { half in
      (0..<scores.personCount).map { person in
        Swift.stride(from: half, to: scores.itemCount, by: 2).reduce(0.0) { $0 + columns[$1][person] }
      }
    }
    splitHalfCorrelation = correlation(halves[0], halves[1])
    guttmanSplitHalf = 4 * (BolavenNumerics.covariance(halves[0], halves[1]) ?? 0) / total
  }
}
