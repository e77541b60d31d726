public import BolavenNumerics

/// Why an estimate cannot be had.
public enum EstimationError: Error, Hashable {
  case numerics(NumericsError)
  /// No row is left, with what removed them.
  case emptySample([Loss])
  /// There are not more rows than coefficients.
  case tooFewRows(observations: Int, coefficients: Int)
  /// The outcome is the same in every row.
  case constantOutcome(value: Double)
  /// A value so large that its square is no number any more.
  case tooLarge(value: Double)
  /// The coefficient asked for is a combination of the other columns.
  case collinear(term: String)
  /// Every row is in the same arm.
  case noComparison(treated: Int, comparison: Int)
  /// An arm has a single unit, so its variance cannot be measured.
  case tooFewUnits(treated: Int, comparison: Int)
  /// Cluster-robust inference needs at least two clusters.
  case tooFewClusters(name: String, count: Int)
  /// The effects of factors were not found within so many steps; what was left of the equations, relative to their size.
  case absorptionNotConverged(iterations: Int, residual: Double)
}
