/// Rows that were not used, and why.
public struct Loss: Sendable, Hashable {
  /// The words of the machine output, fixed for ever.
  public enum Reason: String, Sendable, CaseIterable {
    case missing
    case filter
    case singleton
    case zeroWeight = "zero_weight"
    case separated
    case unmatched
  }

  /// Why they were left out.
  public let reason: Reason
  /// The column with the missing value, or the one that identifies the unmatched unit.
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
