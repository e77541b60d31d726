internal import BolavenNumerics

/// The Mann-Whitney (Wilcoxon rank sum) test of two groups.
///
///     U = R₁ − n₁(n₁ + 1)/2 = #{x > y} + ½#{x = y},   E = n₁n₂/2
///     Var = n₁n₂/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))), t the sizes of ties
///
/// R₁ is the sum of the mid-ranks of the first group. The exact p counts the C(N, n₁) assignments of the observed ranks
/// with |U − E| at least the observed one, ties and all. It is used while its table takes at most 2·10⁹ additions (two
/// groups of 100 with ties, and more without), beyond that the normal approximation without continuity correction.
///
/// If all values are equal, p is 1 and z is `nil`.
///
/// Source: Mann and Whitney (1947); Streitberg and Röhmel (1986) for the exact distribution with ties.
public struct MannWhitney: Sendable, Hashable {
  /// Where `pValue` comes from: all assignments, or the normal approximation.
  public enum Method: Sendable, Hashable { case exact, asymptotic }

  /// n₁ and n₂.
  public let counts: [Int]
  /// U of the first group, a multiple of ½.
  public let statistic: Double
  /// U/(n₁n₂): the share of pairs in which the first group's value is larger, ties half.
  public let probabilityOfSuperiority: Double
  /// Where `pValue` comes from.
  public let method: Method
  /// Two-sided, by `method`.
  public let pValue: Double
  /// (U − E)/√Var; `nil` if all values are equal.
  public let z: Double?
  /// Two-sided, from `z`.
  public let asymptoticPValue: Double?
  /// Two-sided, with |U − E| lessened by ½, not below 0.
  public let correctedPValue: Double?

  /// The comparison of the first group with the second.
  ///
  /// - Throws: `tooFewInGroup` for an empty group, `notFinite`, `tooLarge`.
  public init(_ first: [Double], _ second: [Double]) throws(PairedError) {
    let values = try GroupValues([first, second], needed: 1)
    let all = values.all
    let least = all.min() ?? 0
    let rounding = [Double](repeating: 2 * values.rounding, count: all.count)
    // Above the smallest value all are magnitudes, which is what is ranked.
    let ranks = MidRanks.doubled(all.map { $0 - least }, rounding: rounding)
    let rankSum = ranks.prefix(first.count).reduce(0, +)
    let (n1, n2) = (first.count, second.count)
    counts = [n1, n2]
    statistic = Double(rankSum - n1 * (n1 + 1)) / 2
    probabilityOfSuperiority = statistic / (Double(n1) * Double(n2))

    let n = Double(n1 + n2)
    let center = Double(n1) * Double(n2) / 2
    let mean = n + 1
    let squares = ranks.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    // Ranks are doubled, hence the 4.
    let variance = Double(n1) * Double(n2) * squares / (4 * n * max(1, n - 1))
    if variance > 0 {
      let deviation = statistic - center
      z = deviation / variance.squareRoot()
      let corrected = max(0, deviation.magnitude - 0.5) / variance.squareRoot()
      asymptoticPValue = twoSidedPValue(tail: Normal().upperTail(deviation.magnitude / variance.squareRoot()))
      correctedPValue = twoSidedPValue(tail: Normal().upperTail(corrected))
    } else {
      (z, asymptoticPValue, correctedPValue) = (nil, nil, nil)
    }
    if let exact = SubsetSums.twoSidedPValue(weights: ranks, size: n1, observed: rankSum) {
      (method, pValue) = (.exact, exact)
    } else {
      (method, pValue) = (.asymptotic, asymptoticPValue ?? 1)
    }
  }
}
