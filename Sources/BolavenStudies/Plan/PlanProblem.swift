public import BolavenEstimation
public import BolavenFormats

/// Something in a plan that cannot be understood, with its place.
public struct PlanProblem: Sendable, Hashable {
  /// What cannot be understood.
  public enum Kind: Sendable, Hashable {
    case yaml(YAMLError)
    case unknownKey(String, nearest: [String])
    case missingKey(String, inside: String)
    case wrongShape(key: String, expected: Shape)
    case badValue(key: String, value: String, expected: Expectation)
    /// A name that another part of the plan should define.
    case unknownReference(key: String, name: String, nearest: [String], known: [String])
    case repeatedIdentifier(String)
    case wrongVersion(String)
    case fileMissing(String, nearby: [String])
    /// Exactly one of these keys must stand.
    case exactlyOne(of: [String], found: [String])
    case expression(text: String, position: Int, expected: String)
    /// A regression formula.
    case formula(FormulaError)
    /// Keys of a regression that do not go together.
    case regression(RegressionContradiction)
  }

  /// The shapes a node of a plan can have.
  public enum Shape: String, Sendable, Hashable { case value, list, mapping }

  /// What a value should have been.
  public enum Expectation: Sendable, Hashable {
    case oneOf([String], nearest: [String])
    case number
    case wholeNumber
    case share
    case range
    case yesOrNo
    case percentile
    case slug
  }

  /// What is wrong.
  public let kind: Kind
  /// The plan, as the user named it.
  public let file: String
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int
  /// The line of the plan, for the message.
  public let excerpt: String

  /// A problem at its place.
  public init(_ kind: Kind, file: String, line: Int, column: Int, excerpt: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }
}
