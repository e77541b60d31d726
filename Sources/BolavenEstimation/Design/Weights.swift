public import BolavenData

/// What a weight means.
public enum WeightType: String, Sendable, Hashable, CaseIterable {
  /// The precision of a row, as of a mean of w values; only ratios matter (Stata's aweight, R's `weights`).
  case analytic
  /// How many equal rows a row stands for; every count and every degree of freedom counts them all.
  case frequency
  /// The inverse of the chance of being sampled; as analytic, with errors robust to heteroskedasticity.
  case probability
}

/// Weights of rows, all positive.
public struct Weights: Sendable {
  /// One a row, above 0.
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
