internal import BolavenNumerics

/// The mean change of people who were trained together: by session, or by trainer.
///
///     V = Σ_g (Σ_{i∈g}(dᵢ − d̄))²/(1 − n_g/n)/n²                            CR2
///     ν = (Σ_g p_gg)²/Σ_g Σ_h p_gh²,  p_gh = a_g a_h(n_g[g = h] − n_g n_h/n),  a_g = (1 − n_g/n)^−½
///     ICC = (MSB − MSW)/(MSB + (m₀ − 1)MSW),  m₀ = (n − Σn_g²/n)/(G − 1)
///
/// The mean weighs people equally. The sign-flip test turns the signs of whole clusters, so that its smallest p is
/// 2/2^G: with fewer than six clusters it cannot reach 0.05, whatever the data.
///
/// Source: Bell and McCaffrey (2002); Pustejovsky and Tipton (2018); Donner and Koval (1980) for the ICC.
public struct ClusteredChange: Sendable, Hashable {
  /// n, pairs.
  public let count: Int
  /// G.
  public let clusterCount: Int
  /// d̄.
  public let change: Double
  /// √V; `nil` with one cluster, or where changes do not vary.
  public let standardError: Double?
  /// d̄/√V; `nil` without a standard error.
  public let statistic: Double?
  /// ν of Satterthwaite's approximation; G − 1 for clusters of equal size.
  public let degreesOfFreedom: Double?
  /// Two-sided; `nil` without t.
  public let pValue: Double?
  /// Of the change; `nil` without t.
  public let interval: ClosedRange<Double>?
  /// The test that turns the signs of clusters' sums.
  public let signFlip: SignFlip
  /// Of the changes, which may be negative; `nil` with one cluster, with one person each, or without any spread.
  public let intraclassCorrelation: Double?
  /// 1 + (m₀ − 1) · ICC, at least 1: how much the variance of the mean grows by clustering; `nil` without an ICC.
  public let designEffect: Double?
  /// The probability of the interval, between 0 and 1.
  public let level: Double

  /// The change of n people.
  ///
  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  ///   - clusters: n numbers of clusters, from 0 to G − 1.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `tooFewInGroup` for an empty cluster, `level`.
  public init(
    pre: [Double], post: [Double], clusters: [Int], clusterCount: Int, level: Double = 0.95, draws: Draws = .standard
  ) throws(PairedError) {
    try check(level: level)
    let scores = try PairedScores(pre: pre, post: post)
    let members = try membersOfGroups(clusters, count: scores.count, groupCount: clusterCount, needed: 1)
    let differences = scores.differences
    let n = Double(scores.count)
    let mean = compensatedSum(differences) / n
    count = scores.count
    self.clusterCount = clusterCount
    self.level = level
    change = mean
    let sums = members.map { people in compensatedSum(people.map { differences[$0] }) }
    let sumRounding = members.map { people in people.reduce(0) { $0 + scores.rounding[$1] } }
    signFlip = SignFlip(
      differences: zip(sums, sumRounding).map { $0.magnitude <= $1 ? 0 : $0 }, rounding: sumRounding, draws: draws)

    let within = members.map { people in compensatedSum(people.map { differences[$0] - mean }) }
    let sizes = members.map { Double($0.count) }
    let isConstant = scores.isConstant(differences)
    let correlation = isConstant ? nil : ClusterCorrelation(differences, members: members, mean: mean)
    intraclassCorrelation = correlation?.value
    designEffect = correlation.map { max(1, 1 + ($0.typicalSize - 1) * $0.value) }
    let variance = zip(within, sizes).reduce(0) { $0 + $1.0 * $1.0 / (1 - $1.1 / n) } / (n * n)
    let rounding = (scores.rounding.max() ?? 0) / n.squareRoot()
    guard clusterCount > 1, !isConstant, variance > rounding * rounding else {
      (standardError, statistic, degreesOfFreedom, pValue, interval) = (nil, nil, nil, nil, nil)
      return
    }
    let error = variance.squareRoot()
    let freedom = satterthwaite(sizes, n: n)
    let student = StudentT(degreesOfFreedom: freedom)
    let half = student.quantile((1 + level) / 2) * error
    standardError = error
    statistic = mean / error
    degreesOfFreedom = freedom
    pValue = twoSidedPValue(tail: student.upperTail((mean / error).magnitude))
    interval = BolavenEstimation.interval(mean - half, mean + half)
  }
}

/// (tr P)²/tr(P²) for the quadratic form of the CR2 variance of a mean, under independent changes of equal variance.
private func satterthwaite(_ sizes: [Double], n: Double) -> Double {
  let roots = sizes.map { (1 - $0 / n).squareRoot() }
  var (trace, squares) = (0.0, 0.0)
  for (g, size) in sizes.enumerated() {
    for (h, other) in sizes.enumerated() {
      let entry = ((g == h ? size : 0) - size * other / n) / (roots[g] * roots[h])
      if g == h { trace += entry }
      squares += entry * entry
    }
  }
  return trace * trace / squares
}

/// The one-way analysis-of-variance estimate.
private struct ClusterCorrelation {
  let value: Double
  let typicalSize: Double

  init?(_ values: [Double], members: [[Int]], mean: Double) {
    let (n, groups) = (Double(values.count), Double(members.count))
    guard groups > 1, n > groups else { return nil }
    var (between, within) = (0.0, 0.0)
    for people in members {
      let own = compensatedSum(people.map { values[$0] }) / Double(people.count)
      between += Double(people.count) * (own - mean) * (own - mean)
      within += people.reduce(0) { $0 + (values[$1] - own) * (values[$1] - own) }
    }
    let (msb, msw) = (between / (groups - 1), within / (n - groups))
    let size = (n - members.reduce(0) { $0 + Double($1.count * $1.count) } / n) / (groups - 1)
    let total = msb + (size - 1) * msw
    guard total > 0 else { return nil }
    value = (msb - msw) / total
    typicalSize = size
  }
}
