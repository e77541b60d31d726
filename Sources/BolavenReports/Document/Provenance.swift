/// What a number was made from: enough to make it again.
public struct Provenance: Sendable, Hashable {
  /// The id of the formula in the method pages.
  public let formula: String
  /// Columns that went in.
  public let columns: [String]
  /// Which rows went in, as a condition; `nil` for all.
  public let filter: String?
  /// How many rows went in; `nil` where a number does not come from rows.
  public let rows: Int?
  /// The seed of the random streams; `nil` where nothing is random.
  public let seed: UInt64?
  /// Files, or addresses of other numbers.
  public let sources: [String]

  /// The origin of one number.
  public init(
    formula: String, columns: [String], filter: String? = nil, rows: Int? = nil, seed: UInt64? = nil,
    sources: [String] = []
  ) {
    self.formula = formula
    self.columns = columns
    self.filter = filter
    self.rows = rows
    self.seed = seed
    self.sources = sources
  }
}
