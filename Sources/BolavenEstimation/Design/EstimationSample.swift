/// Rows that were not used, and why.
public struct Loss: Sendable, Hashable {
  /// The words of the machine output, fixed for ever.
  public enum Reason: String, Sendable, CaseIterable {
    /// A value that is not there.
    case missing
    /// The filter does not let them pass.
    case filter
    /// The only row of a level of an absorbed effect.
    case singleton
    /// A weight of 0.
    case zeroWeight = "zero_weight"
    /// The outcome is predicted with certainty.
    case separated
    /// A unit without a partner, as one seen in one wave only.
    case unmatched
  }

  /// Why they were left out.
  public let reason: Reason
  /// The column with the missing value or the weight, the effect of a singleton, or what identifies the unmatched unit.
  public let column: String?
  /// How many rows.
  public let rows: Int

  /// A number of rows lost for one reason.
  public init(_ reason: Reason, column: String? = nil, rows: Int) {
    self.reason = reason
    self.column = column
    self.rows = rows
  }
}

/// The rows that were used, and how many were lost to what.
public struct EstimationSample: Sendable, Hashable {
  /// Rows (or units, for designs of units) before anything was left out.
  public let rowCount: Int
  /// Rows used.
  public let observations: Int
  /// What removed the other rows.
  public let losses: [Loss]

  /// A sample and what was lost on the way to it.
  public init(rowCount: Int, observations: Int, losses: [Loss]) {
    self.rowCount = rowCount
    self.observations = observations
    self.losses = losses
  }
}
