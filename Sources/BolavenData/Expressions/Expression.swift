/// A formula over the columns of a table: `(wage + transfers) / 1000`, `sex = F and age >= 15`.
///
/// Columns are bare words or stand in back quotes; texts stand in quotes. `+ - * / ^`, `= != < <= > >=`, `and or not`,
/// `x in [a, b]`, `missing(x)` and the functions of `Transform` are all there is: nothing can be executed. A bare word that
/// is no column is a text where it is compared. What depends on a missing value is missing, and so is a division by zero:
/// where x is missing, neither `x > 3` nor `not (x > 3)` holds.
public struct Expression: Sendable, Hashable, CustomStringConvertible {
  /// As it was written.
  public let text: String
  let root: Node

  /// Reads an expression; its columns are looked up only when it is used.
  public init(_ text: String) throws(ExpressionError) {
    self.text = text
    var parser = try ExpressionParser(text)
    root = try parser.whole()
  }

  /// One column.
  public init(column name: ColumnName) {
    text = name.text
    root = .name(name.text, isQuoted: true)
  }

  public var description: String { text }

  /// Names that stand where a number is needed, or in back quotes; each once, in order.
  public var columns: [ColumnName] {
    var names: [ColumnName] = []
    root.collectNumbers(into: &names)
    return names
  }

  /// The column, where the expression is nothing but one.
  public var name: String? {
    guard case .name(let name, _) = root else { return nil }
    return name
  }

  /// Whether the expression is nothing but a column.
  public var isName: Bool { name != nil }

  /// Whether the expression is made of columns and numbers alone, without a condition, whose words may be columns too.
  public var isArithmetic: Bool { root.isArithmetic }

  /// Whether the expression is one function or one power, so that it stands for itself in a sum.
  public var isCallOrPower: Bool {
    switch root {
    case .call, .arithmetic(.power, _, _): true
    default: false
    }
  }

  /// The expression with its spaces settled: one on each side of `+ - = <` and their kind, one behind a comma, none
  /// around `* / ^`.
  public var settledText: String { settled(text) }

  indirect enum Node: Sendable, Hashable {
    case number(Double)
    case text(String)
    /// A word; `isQuoted` in back quotes, which is always a column.
    case name(String, isQuoted: Bool)
    case negative(Node)
    case call(Transform, Node)
    case arithmetic(Arithmetic, Node, Node)
    case comparison(Comparison, Node, Node)
    case oneOf(Node, [Node])
    case isMissing(Node)
    case not(Node)
    case both(Node, Node)
    case either(Node, Node)
  }

  enum Arithmetic: Character, Sendable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", power = "^"
  }
  enum Comparison: String, Sendable {
    case equal = "="
    case different = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
  }
}

/// What is wrong with an expression, and where.
public struct ExpressionError: Error, Hashable {
  /// From 1, in characters.
  public let position: Int
  /// What could have stood there.
  public let expected: String
}

extension Expression.Node {
  fileprivate var isArithmetic: Bool {
    switch self {
    case .name, .number: true
    case .negative(let node), .call(_, let node): node.isArithmetic
    case .arithmetic(_, let first, let second): first.isArithmetic && second.isArithmetic
    case .text, .comparison, .oneOf, .isMissing, .not, .both, .either: false
    }
  }

  fileprivate func collectNumbers(into names: inout [ColumnName]) {
    switch self {
    case .name(let name, _):
      if !names.contains(ColumnName(name)) { names.append(ColumnName(name)) }
    case .negative(let node), .call(_, let node): node.collectNumbers(into: &names)
    case .arithmetic(_, let first, let second):
      first.collectNumbers(into: &names)
      second.collectNumbers(into: &names)
    case .number, .text, .comparison, .oneOf, .isMissing, .not, .both, .either: break
    }
  }
}
