import BolavenNumerics

/// What is known about a linear model as a whole.
public struct FitStatistics: Sendable, Hashable {
  /// n.
  public let observations: Int
  /// k, the columns that were kept.
  public let coefficients: Int
  /// σ̂ = √(Σwê²/(n−k)).
  public let residualStandardDeviation: Double
  /// R² = 1 − Σwê²/Σw(y−ȳ)², ȳ the weighted mean.
  public let rSquared: Double?
  /// 1 − (1 − R²)(n−1)/(n−k).
  public let adjustedRSquared: Double?

  init(_ fit: LinearFit) {
    let n = fit.observations
    let k = fit.rank
    let weights = fit.design.weights ?? [Double](repeating: 1, count: n)
    let residual = compensatedSum(fit.scaledResiduals.map { $0 * $0 })
    let mean = compensatedSum(zip(weights, fit.design.y).map { $0 * $1 }) / compensatedSum(weights)
    let total = compensatedSum(zip(weights, fit.design.y).map { $0 * ($1 - mean) * ($1 - mean) })
    observations = n
    coefficients = k
    residualStandardDeviation = (residual / Double(n - k)).squareRoot()
    rSquared = total > 0 ? 1 - residual / total : nil
    adjustedRSquared = total > 0 ? 1 - residual / total * Double(n - 1) / Double(n - k) : nil
  }
}
