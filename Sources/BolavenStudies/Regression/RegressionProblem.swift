/// Why a regression analysis cannot be done.
public enum RegressionProblem: Sendable, Hashable {
  /// A column that makes one model a level has too many of them, or none.
  case levels(path: String, column: String, count: Int, limit: Int)
  /// A column whose values may not be shown, and would be in the names of coefficients or models.
  case privateColumn(path: String, column: String)
  /// Lags over at least as many periods as there are: their products sum up to nothing.
  case lags(count: Int, periods: Int)
  /// A hypothesis that cannot be read, or names a coefficient that no model has.
  case hypothesis(text: String, position: Int, expected: String, nearest: [String])
}
