internal import BolavenNumerics

/// The mean change in standard deviations: how large, in the units of the people's own spread?
///
///     d_z  = d̄ / s_d                          g_z  = J(n − 1) · d_z
///     d_av = d̄ / √((s_x² + s_y²)/2)           g_av = J(n − 1) · d_av
///     d_rm = d_z · √(2(1 − r))                Δ    = d̄ / s_x
///
/// A number is `nil` where its divisor is 0 or not defined (one pair, constant scores).
///
/// Source: Hedges (1981); Cumming (2012), ch. 11; Lakens (2013); Becker (1988) for Δ.
public struct StandardizedChange: Sendable, Hashable {
  /// Which degrees of freedom correct d_av.
  public enum Correction: Sendable, Hashable {
    /// J(n − 1), the convention.
    case pairs
    /// J(2(n − 1)/(1 + r²)), because two correlated variances are averaged.
    case averagedVariance
  }

  /// n, pairs.
  public let count: Int
  /// J(n − 1); `nil` below three pairs.
  public let correction: Double?
  /// d̄/s_d.
  public let dz: Double?
  /// J(n − 1)·d_z.
  public let gz: Double?
  /// Of the population value of d_z: the λ/√n for which √n · d_z is at either tail of the noncentral t with n − 1
  /// degrees of freedom and noncentrality λ. `nil` where that cannot be inverted.
  ///
  /// Source: Steiger & Fouladi (1997); Cumming & Finch (2001).
  public let dzInterval: ClosedRange<Double>?
  /// d̄/√((s_x² + s_y²)/2).
  public let dav: Double?
  /// J · d_av, J by the correction that was asked for.
  public let gav: Double?
  /// The standard error of d_av, with s² = (s_x² + s_y²)/2.
  ///
  ///     se² = d_av²(s_x⁴ + s_y⁴ + 2r²s_x²s_y²)/(8(n − 1)s⁴) + s_d²/((n − 1)s²)
  ///
  /// Source: Bonett (2008).
  public let davStandardError: Double?
  /// d_av ± z_{(1+level)/2} · se, Bonett's interval for the population value δ; `nil` where the standard error is 0.
  ///
  /// It is the interval of g_av too: it is not multiplied by J.
  public let davInterval: ClosedRange<Double>?
  /// The interval to print beside g_av: that of d_av, and none where there is no g_av.
  public var gavInterval: ClosedRange<Double>? { gav == nil ? nil : davInterval }
  /// The limits of d_z times s_d/√((s_x² + s_y²)/2): an interval for d_av that takes the ratio of the standard deviations
  /// as known.
  ///
  /// Source: Algina and Keselman (2003).
  public let davNoncentralInterval: ClosedRange<Double>?
  /// d_z · √(2(1 − r)); `nil` if either side is constant. For its interval see `BootstrapInterval`.
  public let drm: Double?
  /// J(n − 1)·d_rm.
  public let grm: Double?
  /// d̄/s_x, Glass's Δ with the standard deviation before. For its interval see `BootstrapInterval`.
  public let glassDelta: Double?
  /// J(n − 1)·Δ.
  public let glassG: Double?
  /// The probability of the intervals.
  public let level: Double

  /// The rule by which the interval of d_av is printed with a remark; `nil` from 10 pairs on.
  public var intervalRemark: SampleRule? {
    SampleRule.averagedEffectInterval.isMet(by: count) ? nil : .averagedEffectInterval
  }

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `level`.
  public init(
    pre: [Double], post: [Double], correctedBy rule: Correction = .pairs, level: Double = 0.95
  ) throws(PairedError) {
    try check(level: level)
    let moments = PairedMoments(try PairedScores(pre: pre, post: post))
    self.level = level
    count = moments.count
    correction = smallSampleCorrection(Double(moments.count - 1))

    dz = moments.changeVariance.flatMap { quotient(moments.change, $0.squareRoot()) }
    gz = product(correction, dz)
    let root = Double(moments.count).squareRoot()
    let noncentrality = dz.flatMap {
      noncentralityInterval(t: $0 * root, degreesOfFreedom: Double(moments.count - 1), level: level)
    }
    dzInterval = noncentrality.flatMap { BolavenEstimation.interval($0.lowerBound / root, $0.upperBound / root) }

    let bonett = BonettInterval(moments, level: level)
    dav = bonett?.estimate
    gav = product(Self.davCorrection(rule, moments: moments), dav)
    davStandardError = bonett?.standardError
    davInterval = (bonett?.standardError ?? 0) > 0 ? bonett?.interval : nil
    // d_av = d_z · s_d/s, so its limits are those of d_z in the other unit.
    let unit = moments.changeVariance.flatMap { change in bonett.map { (change / $0.averageVariance).squareRoot() } }
    davNoncentralInterval = dzInterval.flatMap { limits in
      unit.flatMap { BolavenEstimation.interval(limits.lowerBound * $0, limits.upperBound * $0) }
    }

    let correlation = moments.correlation
    drm = dz.flatMap { dz in correlation.map { dz * (2 * (1 - $0)).squareRoot() } }
    grm = product(correction, drm)
    glassDelta = moments.preVariance.flatMap { quotient(moments.change, $0.squareRoot()) }
    glassG = product(correction, glassDelta)
  }

  private static func davCorrection(_ rule: Correction, moments: PairedMoments) -> Double? {
    let pairs = Double(moments.count - 1)
    switch rule {
    case .pairs: return smallSampleCorrection(pairs)
    case .averagedVariance:
      return moments.correlation.flatMap { smallSampleCorrection(2 * pairs / (1 + $0 * $0)) }
    }
  }
}

private func quotient(_ numerator: Double, _ divisor: Double) -> Double? {
  let result = numerator / divisor
  return divisor > 0 && result.isFinite ? result : nil
}

private func product(_ a: Double?, _ b: Double?) -> Double? { a.flatMap { a in b.map { a * $0 } } }

/// d_av and its large-sample interval for unequal variances.
///
///     se² = d²(s_x⁴ + s_y⁴ + 2r²s_x²s_y²) / (8(n−1)s⁴) + s_d² / ((n−1)s²),   s² = (s_x² + s_y²)/2
///
/// Source: Bonett (2008), equations for two dependent means.
private struct BonettInterval {
  let estimate: Double
  let averageVariance: Double
  let standardError: Double
  let interval: ClosedRange<Double>?

  init?(_ moments: PairedMoments, level: Double) {
    guard let pre = moments.preVariance, let post = moments.postVariance, let change = moments.changeVariance,
      let covariance = moments.covariance, let estimate = quotient(moments.change, ((pre + post) / 2).squareRoot())
    else { return nil }
    let average = (pre + post) / 2
    let pairs = Double(moments.count - 1)
    // Shares of the average variance instead of fourth powers, which could overflow.
    let (x, y, xy) = (pre / average, post / average, covariance / average)
    let variance =
      estimate * estimate * (x * x + y * y + 2 * xy * xy) / (8 * pairs) + change / (average * pairs)
    let half = Normal().quantile((1 + level) / 2) * variance.squareRoot()
    guard variance.isFinite else { return nil }
    self.estimate = estimate
    averageVariance = average
    standardError = variance.squareRoot()
    interval = BolavenEstimation.interval(estimate - half, estimate + half)
  }
}
