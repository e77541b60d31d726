internal import BolavenNumerics

/// The noncentralities λ for which an observed t lies at the two tails of the noncentral t distribution.
///
/// `nil` where the distribution cannot be inverted, as for t of many thousands.
///
/// Source: Steiger and Fouladi (1997); Cumming and Finch (2001).
func noncentralityInterval(t: Double, degreesOfFreedom freedom: Double, level: Double) -> ClosedRange<Double>? {
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
  return interval(low, high)
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
