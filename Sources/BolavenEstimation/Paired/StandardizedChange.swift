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
  /// It is the interval to print beside g_av too: it is not multiplied by J.
  public let davInterval: ClosedRange<Double>?
  /// d_z · √(2(1 − r)); `nil` if either side is constant.
  public let drm: Double?
  /// d̄/s_x, Glass's Δ with the standard deviation before.
  public let glassDelta: Double?
  /// The probability of the intervals.
  public let level: Double

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
    dzInterval = dz.flatMap { noncentralInterval(dz: $0, count: moments.count, level: level) }

    let bonett = BonettInterval(moments, level: level)
    dav = bonett?.estimate
    gav = product(Self.davCorrection(rule, moments: moments), dav)
    davStandardError = bonett?.standardError
    davInterval = (bonett?.standardError ?? 0) > 0 ? bonett?.interval : nil

    let correlation = moments.correlation
    drm = dz.flatMap { dz in correlation.map { dz * (2 * (1 - $0)).squareRoot() } }
    glassDelta = moments.preVariance.flatMap { quotient(moments.change, $0.squareRoot()) }
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
    standardError = variance.squareRoot()
    interval = BolavenEstimation.interval(estimate - half, estimate + half)
  }
}

/// The values λ/√n for which the observed t = √n · d_z lies at the two tails of the noncentral t distribution with n − 1 degrees of freedom.
///
/// `nil` where the distribution cannot be inverted, as for t of many thousands.
///
/// Source: Steiger and Fouladi (1997); Cumming and Finch (2001).
private func noncentralInterval(dz: Double, count: Int, level: Double) -> ClosedRange<Double>? {
  let root = Double(count).squareRoot()
  let t = dz * root
  let freedom = Double(count - 1)
  let tail = (1 - level) / 2
  // The spread of t about λ: a first bracket that rarely needs widening.
  let spread = (1 + t * t / (2 * freedom)).squareRoot() * Normal().quantile(1 - tail / 4)
  let low = increasingRoot(near: t - spread, width: spread) { lambda in
    NoncentralT(degreesOfFreedom: freedom, noncentrality: lambda).upperTail(t) - tail
  }
  let high = increasingRoot(near: t + spread, width: spread) { lambda in
    tail - NoncentralT(degreesOfFreedom: freedom, noncentrality: lambda).cumulative(t)
  }
  guard let low, let high else { return nil }
  return interval(low / root, high / root)
}

/// The zero of an increasing function: a bracket widened from `near`, then the Illinois method; `nil` if none is found.
///
/// Source: Dowell and Jarratt (1971).
private func increasingRoot(near: Double, width: Double, _ function: (Double) -> Double) -> Double? {
  var (a, b) = (near - width / 2, near + width / 2)
  var (fa, fb) = (function(a), function(b))
  var step = width
  for _ in 0..<40 where fa > 0 || fb < 0 {
    if fa > 0 { (b, fb, a) = (a, fa, a - step) } else { (a, fa, b) = (b, fb, b + step) }
    if fa > 0 { fa = function(a) } else { fb = function(b) }
    step *= 2
  }
  guard fa <= 0, fb >= 0 else { return nil }
  for _ in 0..<200 {
    let secant = fb > fa ? b - fb * (b - a) / (fb - fa) : (a + b) / 2
    let next = secant > a && secant < b ? secant : (a + b) / 2
    guard next > a, next < b, b - a > 4 * max(a.magnitude, b.magnitude).ulp else { return next }
    let value = function(next)
    guard value.isFinite else { return nil }
    if value == 0 { return next }
    if value > 0 {
      (b, fb) = (next, value)
      fa /= 2
    } else {
      (a, fa) = (next, value)
      fb /= 2
    }
  }
  return nil
}
