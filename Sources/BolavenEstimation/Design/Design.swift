public import BolavenData
public import BolavenNumerics

/// The matrix, the response and the names of a linear model, for rows that are all used.
public struct Design: Sendable {
  /// n responses.
  public let y: [Double]
  /// n × k regressors, in the order of `terms`.
  public let x: Matrix
  /// k names.
  public let terms: [String]
  /// n positive weights, or `nil` where every row weighs 1.
  public let weights: [Double]?
  /// Dummy columns of `x` that stand for absorbed effects, with the group of each row.
  public let effects: Effects?

  /// Group effects written as dummies.
  public struct Effects: Sendable {
    /// What the dummies stand for; their terms begin with it.
    public let name: String
    /// The group of each row.
    public let groups: Grouping
    /// Columns of the design that are this effect's dummies.
    public let columns: Range<Int>
  }

  /// A design from named regressors, an intercept in front and dummies of one effect behind (first level left out).
  public init(
    y: [Double], regressors: [(term: String, values: [Double])], effects: (name: String, groups: Grouping)? = nil,
    weights: [Double]? = nil
  ) {
    precondition(
      weights.map { $0.count == y.count && $0.allSatisfy { $0 > 0 && $0.isFinite } } ?? true,
      "weights are positive, one a row")
    precondition(effects.map { $0.groups.groupOfRow.count == y.count } ?? true, "every row has its group")
    var terms = ["(Intercept)"]
    var storage = [Double](repeating: 1, count: y.count)
    for (term, values) in regressors {
      precondition(values.count == y.count, "a regressor has as many rows as the outcome")
      terms.append(term)
      storage += values
    }
    var effectColumns: Effects?
    if let effects {
      let first = terms.count
      for level in 1..<max(1, effects.groups.groupCount) {
        terms.append("\(effects.name)::\(effects.groups.levels[level])")
        storage += effects.groups.groupOfRow.map { $0 == level ? 1 : 0 }
      }
      effectColumns = Effects(name: effects.name, groups: effects.groups, columns: first..<terms.count)
    }
    self.y = y
    self.x = Matrix(rows: y.count, columns: terms.count, storage: storage)
    self.terms = terms
    self.weights = weights
    self.effects = effectColumns
  }
}
