public import BolavenData
public import BolavenNumerics

/// The columns, the response and the names of a linear model, for rows that are all used.
public struct Design: Sendable {
  /// The response's name.
  public let outcome: String
  /// n responses.
  public let y: [Double]
  /// k regressors, n values each.
  public let columns: [DesignColumn]
  /// w, n positive weights, or `nil` where every row weighs 1.
  public let weights: Weights?
  /// Dummy columns that stand for effects, with the group of each row.
  public let effects: Effects?
  /// Effects that are taken out of every column instead of standing among them.
  public let absorbed: [AbsorbedFactor]
  /// Regressors that have instruments; they stand among `columns`, behind the others.
  public let endogenousCount: Int
  /// Columns that explain the endogenous ones and stand nowhere else, n values each.
  public let instruments: [DesignColumn]

  /// Group effects written as dummies.
  public struct Effects: Sendable {
    /// What the dummies stand for; their terms begin with it.
    public let name: String
    /// The group of each row.
    public let groups: Grouping
    /// Columns of the design that are this effect's dummies.
    public let columns: Range<Int>
  }

  /// A design from its parts, each with n entries.
  ///
  /// - Parameter endogenousCount: how many of the columns, the last ones, have instruments.
  public init(
    outcome: String = "y", y: [Double], columns: [DesignColumn], weights: Weights? = nil,
    absorbed: [AbsorbedFactor] = [], endogenousCount: Int = 0, instruments: [DesignColumn] = []
  ) {
    self.init(
      outcome: outcome, y: y, columns: columns, weights: weights, effects: nil, absorbed: absorbed,
      endogenousCount: endogenousCount, instruments: instruments)
  }

  private init(
    outcome: String, y: [Double], columns: [DesignColumn], weights: Weights?, effects: Effects?,
    absorbed: [AbsorbedFactor], endogenousCount: Int, instruments: [DesignColumn]
  ) {
    let lengths = (columns + instruments).map(\.count) + absorbed.map(\.levels.rowCount)
    precondition(lengths.allSatisfy { $0 == y.count }, "every column has one entry a row")
    precondition(
      weights.map { $0.values.count == y.count && $0.values.allSatisfy { $0 > 0 && $0.isFinite } } ?? true,
      "weights are positive, one a row")
    self.outcome = outcome
    self.y = y
    self.columns = columns
    self.weights = weights
    self.effects = effects
    self.absorbed = absorbed
    self.endogenousCount = endogenousCount
    self.instruments = instruments
  }

  /// The same rows and regressors with another response.
  func with(outcome: String, y: [Double]) -> Design {
    Design(
      outcome: outcome, y: y, columns: columns, weights: weights, effects: effects, absorbed: absorbed,
      endogenousCount: endogenousCount, instruments: instruments)
  }

  /// A design from named regressors, an intercept in front and dummies of one effect behind (first level left out).
  public init(
    y: [Double], regressors: [(term: String, values: [Double])], effects: (name: String, groups: Grouping)? = nil,
    weights: [Double]? = nil
  ) {
    precondition(effects.map { $0.groups.groupOfRow.count == y.count } ?? true, "every row has its group")
    var columns = [DesignColumn(interceptOf: y.count)]
    columns += regressors.map { DesignColumn(term: $0.term, values: $0.values) }
    var dummies: Effects?
    if let effects {
      let first = columns.count
      for level in 1..<max(1, effects.groups.groupCount) {
        columns.append(
          DesignColumn(
            term: "\(effects.name)::\(effects.groups.levels[level])",
            values: effects.groups.groupOfRow.map { $0 == level ? 1 : 0 }))
      }
      dummies = Effects(name: effects.name, groups: effects.groups, columns: first..<columns.count)
    }
    self.init(
      outcome: "y", y: y, columns: columns, weights: weights.map { Weights($0) }, effects: dummies, absorbed: [],
      endogenousCount: 0, instruments: [])
  }

  /// The name of the constant's coefficient.
  public static let intercept = "(Intercept)"

  /// k names.
  public var terms: [String] { columns.map(\.term) }
  /// n.
  public var rowCount: Int { y.count }
  /// X, n × k.
  public var x: Matrix {
    Matrix(rows: y.count, columns: columns.count, storage: columns.flatMap(\.values))
  }
  /// Where the constant stands among the columns, from 0; `nil` without one.
  public var interceptColumn: Int? { columns.firstIndex { $0.term == Self.intercept } }
  /// Rows, each as often as its frequency weight says: Σw with frequency weights, n otherwise.
  public var observations: Double {
    guard let weights, weights.type == .frequency else { return Double(y.count) }
    return compensatedSum(weights.values)
  }

  /// The same design with another response, n entries.
  public func replacing(outcome: String, y: [Double]) -> Design {
    Design(
      outcome: outcome, y: y, columns: columns, weights: weights, effects: effects, absorbed: absorbed,
      endogenousCount: endogenousCount, instruments: instruments)
  }
}
