public import BolavenData

/// What is asked of a linear model: `y ~ x1 + x2*x3 + i(group, ref = 0) | effect | endogenous ~ instrument`.
///
/// Pure syntax: it knows no data. Behind `~` stand terms, joined by `+`, taken out by `-`; `a:b` is an interaction and
/// `a*b` is `a + b + a:b`. A term is a column, a function of columns (`log(x)`, `I(a / b)`, `x^2`), a polynomial
/// `poly(x, 2)` of a degree up to 20, or the levels of a column, `i(group, ref = 0)`, also times another,
/// `i(group, x)`. `0` or `-1` leaves out the intercept. Effects behind `|` are absorbed: `firm + year`, combined
/// `firm^year`, with slopes `firm[trend]` or slopes alone `firm[[trend]]`. A part with its own `~` names endogenous
/// columns and their instruments. Several outcomes stand in `c(y1, y2)`.
public struct Formula: Sendable, Hashable, CustomStringConvertible {
  /// As it was written.
  public let text: String
  /// At least one.
  public let outcomes: [Variable]
  /// Whether a constant is among the regressors; absorbed effects contain it.
  public let hasIntercept: Bool
  /// Terms behind the intercept, main effects before interactions.
  public let regressors: [Term]
  /// Effects that are taken out of every column.
  public let absorbed: [Effect]
  /// Regressors that have instruments.
  public let endogenous: [Variable]
  /// Columns that explain the endogenous ones and stand nowhere else.
  public let instruments: [Term]

  /// The text of the formula.
  public var description: String { text }

  /// Reads a formula.
  ///
  /// - Throws: where it cannot be read, and what could have stood there.
  public init(_ text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    self = try parser.formula()
  }

  init(
    text: String, outcomes: [Variable], hasIntercept: Bool, regressors: [Term], absorbed: [Effect],
    endogenous: [Variable], instruments: [Term]
  ) {
    self.text = text
    self.outcomes = outcomes
    self.hasIntercept = hasIntercept
    self.regressors = regressors
    self.absorbed = absorbed
    self.endogenous = endogenous
    self.instruments = instruments
  }

  /// A column of numbers, or a function of columns, under the name of its coefficient.
  public struct Variable: Sendable, Hashable {
    /// As written, spaces settled.
    public let name: String
    /// How its values are computed.
    public let expression: Expression

    init(name: String, expression: Expression) {
      self.name = name
      self.expression = expression
    }

    /// A column itself.
    init(_ column: ColumnName) { self.init(name: column.text, expression: Expression(column: column)) }
  }

  /// A product of factors; its columns are the products of theirs.
  public struct Term: Sendable, Hashable {
    /// At least one.
    public let factors: [Factor]
  }

  /// A part of a term.
  public enum Factor: Sendable, Hashable {
    /// Numbers; a column of texts counts as its levels.
    case variable(Variable)
    /// One 0/1 column a level, without the reference; the first level where none is named and one must be left out.
    case levels(ColumnName, reference: String?)
    /// Orthogonal polynomials of degrees 1 to `degree`.
    case polynomial(Variable, degree: Int, name: String)
  }

  /// An absorbed effect: every level of one column, or of several combined, has its own intercept, slopes, or both.
  public struct Effect: Sendable, Hashable {
    /// As written, without slopes.
    public let name: String
    /// More than one are combined.
    public let columns: [ColumnName]
    /// Variables whose coefficient varies by level.
    public let slopes: [Variable]
    /// Whether levels have an intercept.
    public let hasIntercept: Bool
  }
}

/// What is wrong with a formula, and where.
public struct FormulaError: Error, Hashable {
  /// The formula.
  public let text: String
  /// From 1, in Unicode scalars.
  public let position: Int
  /// What could have stood there.
  public let expected: String
}
