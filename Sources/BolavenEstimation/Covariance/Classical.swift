import BolavenNumerics

/// The covariance of coefficients under independent errors of one variance.
///
///     V̂ = σ̂² (XᵀWX)⁻¹,   σ̂² = Σwê²/(n−K)
///
/// Source: Greene (2018), *Econometric Analysis*, §4.3.
struct ClassicalCovariance: CovarianceMethod {
  let errors = ErrorStructure.identical
  let middle = "sum(w * e^2) / (n - K) * X'WX"

  func measure(_ context: CovarianceContext) -> MeasuredCovariance {
    MeasuredCovariance(matrix: classicalCovariance(of: context.fit), rowWeights: .exact)
  }
}

/// σ̂² (XᵀWX)⁻¹.
func classicalCovariance(of fit: LinearFit) -> Matrix {
  let variance = fit.equations.residualSumOfSquares / fit.residualDegreesOfFreedom
  return fit.bread.scaled(by: variance)
}
