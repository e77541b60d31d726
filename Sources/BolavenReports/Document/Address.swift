/// Where a number stands, by names that never depend on positions: `knowledge-gain.all.change`.
public struct Address: Sendable, Hashable, CustomStringConvertible {
  /// The id of the analysis.
  public let analysis: String
  /// The id of the row.
  public let row: String
  /// The id of the column.
  public let column: String

  /// The three parts, outermost first.
  public init(analysis: String, row: String, column: String) {
    self.analysis = analysis
    self.row = row
    self.column = column
  }

  public var description: String { "\(analysis).\(row).\(column)" }
}
