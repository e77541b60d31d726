public import BolavenNumerics

/// A combination of coefficients with its uncertainty.
///
///     θ̂ = aᵀβ̂,   se² = aᵀV̂a
///
/// - Parameters:
///   - weights: a, k entries.
///   - coefficients: β̂, k entries.
///   - covariance: V̂, k × k.
///   - degreesOfFreedom: of the t distribution; `nil` for neither a test nor an interval.
///
/// Source: Greene (2018), *Econometric Analysis*, §5.4.
public func linearCombination(
  _ weights: [Double], named name: String, coefficients: [Double], covariance: Matrix, degreesOfFreedom: Double?,
  confidence: Double = 0.95
) -> Estimate {
  let value = compensatedSum(zip(weights, coefficients).lazy.map { $0 * $1 })
  let variance = compensatedSum(zip(weights, covariance.times(weights)).lazy.map { $0 * $1 })
  return named(name, value, variance: variance, degreesOfFreedom: degreesOfFreedom, confidence: confidence)
}

/// A smooth function of coefficients with its uncertainty by the delta method.
///
///     θ̂ = g(β̂),   se² = ∇g(β̂)ᵀ V̂ ∇g(β̂)
///
/// The gradient is found by central differences with Richardson's extrapolation, twice; the first step is a hundredth
/// of the standard error, or of a thousandth of the coefficient where that is larger.
///
/// - Parameters:
///   - coefficients: β̂, k entries.
///   - covariance: V̂, k × k.
///   - degreesOfFreedom: of the t distribution; `nil` for neither a test nor an interval.
///   - function: g, of k numbers.
/// - Returns: an estimate of `nil` where g(β̂) is not finite.
///
/// Source: Greene (2018), *Econometric Analysis*, §4.4.4.
public func deltaMethod(
  named name: String, coefficients: [Double], covariance: Matrix, degreesOfFreedom: Double?, confidence: Double = 0.95,
  _ function: @escaping ([Double]) -> Double
) -> Estimate {
  let gradient = coefficients.indices.map { j in
    let size = max(covariance[j, j].squareRoot(), coefficients[j].magnitude * 1e-3)
    let difference = { (step: Double) -> Double in
      var above = coefficients
      var below = coefficients
      above[j] += step
      below[j] -= step
      return (function(above) - function(below)) / (above[j] - below[j])
    }
    let step = size > 0 ? size * 1e-2 : 1e-4
    let coarse = (4 * difference(step / 2) - difference(step)) / 3
    let fine = (4 * difference(step / 4) - difference(step / 2)) / 3
    return (16 * fine - coarse) / 15
  }
  let variance = compensatedSum(zip(gradient, covariance.times(gradient)).lazy.map { $0 * $1 })
  return named(
    name, function(coefficients), variance: variance, degreesOfFreedom: degreesOfFreedom, confidence: confidence)
}

private func named(
  _ name: String, _ value: Double, variance: Double, degreesOfFreedom: Double?, confidence: Double
) -> Estimate {
  let error = variance >= 0 ? variance.squareRoot() : nil
  let uncertainty = Uncertainty(
    estimate: value, standardError: error, degreesOfFreedom: degreesOfFreedom, confidence: confidence)
  return Estimate(
    term: name, estimate: value.isFinite ? value : nil, standardError: error, statistic: uncertainty.statistic,
    degreesOfFreedom: uncertainty.degreesOfFreedom, pValue: uncertainty.pValue, confidenceLow: uncertainty.low,
    confidenceHigh: uncertainty.high)
}
