internal import BolavenNumerics

/// A number that summarizes scores before and after, for resampling.
///
///     change d̄ · d_z = d̄/s_d · d_av = d̄/√((s_x² + s_y²)/2) · d_rm = d_z√(2(1 − r)) · Δ = d̄/s_x
///     class gain (ȳ − x̄)/(M − x̄) · individual gain, normalized change: means as in `NormalizedGain`
///
/// Source: Lakens (2013), §"Cohen's d in within-subjects designs"; Hake (1998), §II; Marx & Cummings (2007), §II.
public enum PairedStatistic: Sendable, Hashable {
  /// d̄.
  case change
  /// d̄/s_d.
  case dz
  /// d̄/√((s_x² + s_y²)/2).
  case dav
  /// d_z · √(2(1 − r)).
  case drm
  /// d̄/s_x, with the standard deviation before.
  case glassDelta
  /// (ȳ − x̄)/(M − x̄).
  case classGain(maximum: Double)
  /// Mean of (y − x)/(M − x) over people below the maximum before.
  case individualGain(maximum: Double)
  /// Mean of the normalized changes.
  case normalizedChange(maximum: Double)

  /// The number for some of the people; `nil` where it is not defined.
  func value(_ scores: PairedScores, people: [Int]) -> Double? {
    switch self {
    case .change, .dz, .dav, .drm, .glassDelta: return standardized(scores, people: people)
    case .classGain(let maximum):
      let change = people.reduce(0) { $0 + scores.differences[$1] }
      let room = people.reduce(0) { $0 + (maximum - scores.pre[$1]) }
      return room > 0 ? change / room : nil
    case .individualGain(let maximum):
      let ceiling = Ceiling(maximum)
      let gains = people.compactMap { person in
        ceiling.isReached(by: scores.pre[person]) ? nil : scores.differences[person] / (maximum - scores.pre[person])
      }
      return mean(gains)
    case .normalizedChange(let maximum):
      let ceiling = Ceiling(maximum)
      let changes = people.compactMap { ceiling.normalizedChange(scores.pre[$0], scores.differences[$0]) }
      return scores.pre.contains { $0 < 0 } || scores.post.contains { $0 < 0 } ? nil : mean(changes)
    }
  }

  private func standardized(_ scores: PairedScores, people: [Int]) -> Double? {
    let n = Double(people.count)
    let preMean = people.reduce(0) { $0 + scores.pre[$1] } / n
    let change = people.reduce(0) { $0 + scores.differences[$1] } / n
    if self == .change { return change }
    guard people.count > 1 else { return nil }
    var (xx, xd, dd) = (0.0, 0.0, 0.0)
    for person in people {
      let x = scores.pre[person] - preMean
      let d = scores.differences[person] - change
      xx += x * x
      xd += x * d
      dd += d * d
    }
    let yy = xx + 2 * xd + dd
    let freedom = n - 1
    // A spread that is rounding only is none.
    let rounding = people.reduce(0) { max($0, scores.rounding[$1]) }
    let least = n * rounding * rounding
    switch self {
    case .dz: return dd > least ? change / (dd / freedom).squareRoot() : nil
    case .dav: return xx + yy > least ? change / ((xx + yy) / (2 * freedom)).squareRoot() : nil
    case .glassDelta: return xx > least ? change / (xx / freedom).squareRoot() : nil
    default:
      guard dd > least, xx > least, yy > least else { return nil }
      let correlation = max(-1, min(1, (xx + xd) / (xx * yy).squareRoot()))
      return change / (dd / freedom).squareRoot() * (2 * (1 - correlation)).squareRoot()
    }
  }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension BootstrapInterval {
  /// The interval of a number that summarizes n people's scores before and after; people are resampled.
  ///
  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  /// - Returns: `nil` where the number is not defined for the sample.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `level`.
  public init?(
    of statistic: PairedStatistic, pre: [Double], post: [Double], level: Double = 0.95, draws: Draws = .standard
  ) throws(PairedError) {
    let scores = try PairedScores(pre: pre, post: post)
    try self.init(count: scores.count, level: level, draws: draws) { statistic.value(scores, people: $0) }
  }
}
