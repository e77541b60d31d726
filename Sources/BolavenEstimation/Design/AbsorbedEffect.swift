/// An effect that is taken out of every column: each level has its own intercept, its own slopes, or both.
public struct AbsorbedEffect: Sendable {
  /// The level of each row.
  public let levels: Clusters
  /// Columns whose coefficient varies by level.
  public let slopes: [DesignColumn]
  /// Whether levels have an intercept.
  public let hasIntercept: Bool

  /// An effect of a grouping of the rows.
  public init(_ levels: Clusters, slopes: [DesignColumn] = [], hasIntercept: Bool = true) {
    self.levels = levels
    self.slopes = slopes
    self.hasIntercept = hasIntercept
  }

  /// Columns that its dummies and slopes would be.
  public var columnCount: Int { levels.count * (slopes.count + (hasIntercept ? 1 : 0)) }
}
