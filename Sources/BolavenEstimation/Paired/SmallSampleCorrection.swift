/// Hedges's factor J(m), which removes the bias of a mean divided by a standard deviation with m degrees of freedom.
///
///     J(m) = Γ(m/2) / (√(m/2) · Γ((m − 1)/2)) ≈ 1 − 3/(4m − 1)
///
/// - Parameter degreesOfFreedom: m, not necessarily whole.
/// - Returns: `nil` for m ≤ 1, where the expectation does not exist, and for an infinite m.
///
/// Source: Hedges (1981), equation 6e.
public func smallSampleCorrection(_ degreesOfFreedom: Double) -> Double? {
  guard degreesOfFreedom > 1, degreesOfFreedom.isFinite else { return nil }
  // Γ(m/2)/Γ((m−1)/2) = Γ(m/2+1)/Γ((m+1)/2) · (m−1)/m lifts m to where the series below is exact in Double;
  // a difference of log-gammas would lose digits as m grows.
  var lifted = degreesOfFreedom
  var product = 1.0
  while lifted < 80 {
    product *= (lifted - 1) / lifted
    lifted += 2
  }
  let x = (lifted - 1) / 2
  return product * x.squareRoot() * gammaRatioSeries(1 / x) / (degreesOfFreedom / 2).squareRoot()
}

/// Γ(x + ½)/(Γ(x)√x) for large x, as a series in 1/x.
///
/// Source: Tricomi and Erdélyi (1951); coefficients of Graham, Knuth and Patashnik (1994), answer 9.60, carried on.
private func gammaRatioSeries(_ u: Double) -> Double {
  let coefficients: [Double] = [
    1, -1.0 / 8, 1.0 / 128, 5.0 / 1_024, -21.0 / 32_768, -399.0 / 262_144, 869.0 / 4_194_304, 39_325.0 / 33_554_432,
  ]
  return coefficients.reversed().reduce(0) { $0 * u + $1 }
}
