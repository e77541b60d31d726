public import BolavenNumerics

/// Where the cross products of an estimator come from: rows in memory, rows that pass by in blocks, a database.
///
/// An estimator asks for sums and does not care who adds them up. `(Intercept)` names a column of ones.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.3, on least squares from cross products.
public protocol MomentSource: Sendable {
  /// What is known of columns before anything is estimated: rows that have them all, means and scales.
  ///
  /// - Throws: `unknownColumn`, `emptySample`, `numerics`.
  func survey(_ columns: [String]) throws(EstimationError) -> Survey

  /// Σ v (xᵢ − cᵢ)(xⱼ − cⱼ) over the rows that have all columns, one matrix a group; a single one without groups.
  ///
  /// - Parameters:
  ///   - columns: k names.
  ///   - centers: c, one a column.
  ///   - group: a column of numbers, one group for each; groups stand in the order of their numbers.
  ///   - rowWeight: v.
  /// - Returns: k × k each.
  /// - Throws: `unknownColumn`, `numerics`.
  func crossProducts(
    _ columns: [String], centeredAt centers: [Double], groupedBy group: String?, rowWeight: RowWeight
  ) throws(EstimationError) -> [Matrix]

  /// Σ_{i∈g} (xᵢ − c)(yᵢ − xᵢᵀβ), one row a group in the order of their numbers: G × k.
  ///
  /// - Parameter centers: c, one a column of the prediction.
  /// - Throws: `unknownColumn`, `numerics`.
  func groupScores(
    of prediction: LinearPrediction, centeredAt centers: [Double], by group: String
  ) throws(EstimationError) -> Matrix

  /// The rows themselves, n × k, the columns in this order; `nil` where rows may not move.
  ///
  /// - Throws: `unknownColumn`.
  func blocks(_ columns: [String]) throws(EstimationError) -> (any BlockSequence)?
}

/// What a row counts in a sum of products.
public enum RowWeight: Sendable {
  /// 1.
  case none
  /// The number in a column.
  case column(String)
  /// (y − xᵀβ)², for covariances that are robust to heteroskedasticity.
  case squaredResidual(LinearPrediction)
}

/// A linear prediction of a response: xᵀβ.
public struct LinearPrediction: Sendable {
  /// The column that is predicted.
  public let response: String
  /// The columns that predict it.
  public let columns: [String]
  /// β, one a column.
  public let coefficients: [Double]

  /// A prediction by columns and their coefficients.
  public init(of response: String, by columns: [String], coefficients: [Double]) {
    precondition(columns.count == coefficients.count, "one coefficient a column")
    self.response = response
    self.columns = columns
    self.coefficients = coefficients
  }
}

/// What is known of columns before anything is estimated.
public struct Survey: Sendable, Hashable {
  /// Rows, and those that lack a number in some column.
  public let sample: EstimationSample
  /// Means over the rows used, one a column.
  public let means: [Double]
  /// √(Σ(x − x̄)²/n) over the rows used, one a column.
  public let scales: [Double]
}
