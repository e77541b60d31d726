public import BolavenData

/// What makes a design of a formula and a table: which rows count, and how much.
public struct DesignRequest: Sendable {
  /// What is asked.
  public var formula: Formula
  /// Rows that count; `nil` for all.
  public var filter: Expression?
  /// The column of weights.
  public var weights: ColumnName?
  /// What the weights mean.
  public var weightType: WeightType
  /// Ways of clustering; a name with `^` combines columns.
  public var clusters: [ColumnName]
  /// The column that says when. Newey-West takes rows in the order in which they stand without it, Driscoll-Kraay needs
  /// it.
  public var time: ColumnName?
  /// The column that says whose series a row belongs to.
  public var series: ColumnName?

  /// A request; what is left out is not asked for.
  public init(
    _ formula: Formula, filter: Expression? = nil, weights: ColumnName? = nil, weightType: WeightType = .analytic,
    clusters: [ColumnName] = [], time: ColumnName? = nil, series: ColumnName? = nil
  ) {
    self.formula = formula
    self.filter = filter
    self.weights = weights
    self.weightType = weightType
    self.clusters = clusters
    self.time = time
    self.series = series
  }
}

/// A formula met with a table: the design of each outcome, and the rows behind it.
public struct FormulaDesign: Sendable {
  /// The columns and the response, for rows that are all used.
  public let design: Design
  /// Rows used, and what removed the others.
  public let sample: EstimationSample
  /// The ways of clustering, for the rows used.
  public let clusters: [Clusters]
  /// When each row was; `nil` where no time was named.
  public let order: SerialOrder?
  /// The rows used, by their place in the table from 0; `nil` for all of them.
  public let rows: [Int]?
  /// The first outcome of the formula that is seen in the same rows; the regressors are its own.
  let firstOfRows: Int
}

/// Why a formula and a table make no design.
public enum DesignError: Error, Hashable {
  /// What is wrong with columns of the table.
  case data(DataError)
  /// Why there is no design, or no estimate.
  case estimation(EstimationError)
}
