/// Reads an expression by precedence: or, and, not, comparison, sum, product, sign, power.
struct ExpressionParser {
  private let tokens: [Token]
  private var next = 0
  private var depth = 0
  /// Deeper nesting is refused, so that no text can exhaust the stack.
  private static let deepest = 64
  /// A longer expression is refused: its tree would be as deep.
  private static let mostTokens = 2_000

  struct Token: Hashable {
    enum Kind: Hashable {
      case number(Double)
      case text(String)
      case word(String)
      case column(String)
      case symbol(String)
      case end
    }
    let kind: Kind
    let position: Int
  }

  init(_ text: String) throws(ExpressionError) {
    tokens = try expressionTokens(text)
    guard tokens.count <= Self.mostTokens else {
      throw ExpressionError(position: tokens[Self.mostTokens].position, expected: "the end of so long an expression")
    }
  }

  mutating func whole() throws(ExpressionError) -> Expression.Node {
    let start = current
    let node = try either()
    guard current.kind == .end else { throw error("an operator or the end") }
    return try Self.number(at: start, node)
  }

  /// A quoted text is no number and no condition.
  private static func number(
    at start: Token, _ node: Expression.Node
  ) throws(ExpressionError) -> Expression.Node {
    guard case .text = node else { return node }
    throw ExpressionError(position: start.position, expected: "a column or a number")
  }

  private var current: Token { tokens[next] }
  private func error(_ expected: String) -> ExpressionError {
    ExpressionError(position: current.position, expected: expected)
  }

  private mutating func take(_ symbols: [String]) -> String? {
    guard case .symbol(let symbol) = current.kind, symbols.contains(symbol) else { return nil }
    next += 1
    return symbol
  }

  private mutating func take(word: String) -> Bool {
    guard current.kind == .word(word) else { return false }
    next += 1
    return true
  }

  private mutating func either() throws(ExpressionError) -> Expression.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("fewer brackets inside each other") }
    let start = current
    var node = try both()
    while take(word: "or") {
      node = .either(try Self.number(at: start, node), try Self.number(at: current, both()))
    }
    return node
  }

  private mutating func both() throws(ExpressionError) -> Expression.Node {
    let start = current
    var node = try negation()
    while take(word: "and") {
      node = .both(
        try Self.number(at: start, node), try Self.number(at: current, negation()))
    }
    return node
  }

  private mutating func negation() throws(ExpressionError) -> Expression.Node {
    var count = 0
    while take(word: "not") { count += 1 }
    guard count > 0 else { return try comparison() }
    let node = try Self.number(at: current, comparison())
    return count % 2 == 1 ? .not(node) : node
  }

  private mutating func comparison() throws(ExpressionError) -> Expression.Node {
    let start = current
    let first = try sum()
    if take(word: "in") { return .oneOf(first, try list()) }
    guard let symbol = take(["=", "!=", "<", "<=", ">", ">="]), let kind = Expression.Comparison(rawValue: symbol)
    else { return first }
    let next = current
    let second = try sum()
    // A text can be compared with a column or a text, not with something computed.
    if first.isComputed { _ = try Self.number(at: next, second) }
    if second.isComputed { _ = try Self.number(at: start, first) }
    return .comparison(kind, first, second)
  }

  private mutating func list() throws(ExpressionError) -> [Expression.Node] {
    guard take(["["]) != nil else { throw error("'['") }
    var nodes = [try sum()]
    while take([","]) != nil { nodes.append(try sum()) }
    guard take(["]"]) != nil else { throw error("',' or ']'") }
    return nodes
  }

  private mutating func sum() throws(ExpressionError) -> Expression.Node {
    let start = current
    var node = try product()
    while let symbol = take(["+", "-"]) {
      node = .arithmetic(
        symbol == "+" ? .add : .subtract, try Self.number(at: start, node),
        try Self.number(at: current, product()))
    }
    return node
  }

  private mutating func product() throws(ExpressionError) -> Expression.Node {
    let start = current
    var node = try signed()
    while let symbol = take(["*", "/"]) {
      node = .arithmetic(
        symbol == "*" ? .multiply : .divide, try Self.number(at: start, node),
        try Self.number(at: current, signed()))
    }
    return node
  }

  private mutating func signed() throws(ExpressionError) -> Expression.Node {
    var count = 0
    while take(["-"]) != nil { count += 1 }
    guard count > 0 else { return try power() }
    let node = try Self.number(at: current, power())
    return count % 2 == 1 ? .negative(node) : node
  }

  /// Powers bind more strongly than a sign before them and are read from the right: `-x^2^3` is `-(x^(2^3))`.
  private mutating func power() throws(ExpressionError) -> Expression.Node {
    let start = current
    let base = try value()
    guard take(["^"]) != nil else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("fewer powers above each other") }
    return .arithmetic(.power, try Self.number(at: start, base), try Self.number(at: current, signed()))
  }

  private mutating func value() throws(ExpressionError) -> Expression.Node {
    let token = current
    switch token.kind {
    case .number(let number):
      next += 1
      return .number(number)
    case .text(let text):
      next += 1
      return .text(text)
    case .column(let name):
      next += 1
      return .name(name, isQuoted: true)
    case .word(let word) where word == "missing":
      next += 1
      guard take(["("]) != nil else { throw error("'('") }
      let node = try either()
      guard take([")"]) != nil else { throw error("')'") }
      return .isMissing(node)
    case .word(let word) where !["and", "or", "not", "in"].contains(word):
      next += 1
      guard case .symbol("(") = current.kind, let function = Transform(rawValue: word) else {
        return .name(word, isQuoted: false)
      }
      next += 1
      let argument = try Self.number(at: current, either())
      guard take([")"]) != nil else { throw error("')'") }
      return .call(function, argument)
    case .symbol("("):
      next += 1
      let node = try either()
      guard take([")"]) != nil else { throw error("')'") }
      return node
    case .word, .symbol, .end: throw error("a column, a number or a text")
    }
  }
}

extension Expression.Node {
  /// Whether the node is neither a column nor a text.
  fileprivate var isComputed: Bool {
    switch self {
    case .name, .text: false
    case .number, .negative, .call, .arithmetic, .comparison, .oneOf, .isMissing, .not, .both, .either: true
    }
  }
}
