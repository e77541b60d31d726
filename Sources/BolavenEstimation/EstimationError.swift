public import BolavenNumerics

/// Why an estimate cannot be had.
public enum EstimationError: Error, Hashable {
  /// A computation without a result: numbers that are not finite, or a library that fails or is missing.
  case numerics(NumericsError)
  /// No row is left, with what removed them.
  case emptySample([Loss])
  /// There are not more rows than coefficients, effects counted.
  case tooFewRows(observations: Int, coefficients: Int)
  /// The outcome is the same in every row.
  case constantOutcome(value: Double)
  /// A value so large that its square, or a product of squares, is no number any more.
  case tooLarge(value: Double)
  /// The coefficient asked for is a combination of the other columns.
  case collinear(term: String)
  /// Every row is in the same arm.
  case noComparison(treated: Int, comparison: Int)
  /// An arm has a single unit, so its variance cannot be measured.
  case tooFewUnits(treated: Int, comparison: Int)
  /// The covariance needs leverages, which the many effects of this model do not allow.
  case leveragesNotAvailable(covariance: String)
  /// Weights below 0.
  case negativeWeight(column: String, rows: Int)
  /// Frequency weights that are no whole numbers.
  case weightNotWhole(column: String, rows: Int)
  /// The reference level of a factor that no row has.
  case unknownLevel(column: String, level: String, known: [String])
  /// A column that the rows do not have.
  case unknownColumn(name: String, known: [String])
  /// The effects leave nothing of the outcome but rounding.
  case outcomeAbsorbed
  /// Every regressor was dropped, or there is none.
  case noRegressor
  /// Fewer instruments of use than endogenous columns.
  case underidentified(endogenous: Int, instruments: Int)
  /// The covariance is defined for one way of clustering only.
  case oneWayOnly(covariance: String)
  /// Clusters, or periods, fewer than the two that are needed; a count of 0 where none were named.
  case tooFewClusters(name: String, count: Int)
  /// Rows of one series in the same period, where lags need one row a period.
  case repeatedPeriod(time: String, rows: Int)
  /// The effects of factors were not found within so many steps; what was left of the equations, relative to their
  /// size.
  case absorptionNotConverged(iterations: Int, residual: Double)
}
