public import BolavenData

/// What a weight means.
public enum WeightType: String, Sendable, Hashable, CaseIterable {
  /// The precision of a row, as of a mean of w values: Var(εᵢ) = σ²/wᵢ (Stata's aweight, R's `weights`).
  ///
  /// Only ratios matter to coefficients and their covariance; σ̂ is that of a row of weight 1.
  case analytic
  /// How many equal rows a row stands for, a whole number; every count and every degree of freedom counts them all.
  case frequency
  /// The inverse of the chance of being sampled. Computed as analytic; errors of one variance do not hold then, and are
  /// taken only when they are asked for.
  case probability
}

/// Weights of rows, all positive.
public struct Weights: Sendable {
  /// w, n entries above 0.
  public let values: [Double]
  /// What they mean.
  public let type: WeightType
  /// Their column.
  public let column: ColumnName?

  /// Positive weights of a kind.
  public init(_ values: [Double], type: WeightType = .analytic, column: ColumnName? = nil) {
    self.values = values
    self.type = type
    self.column = column
  }
}
