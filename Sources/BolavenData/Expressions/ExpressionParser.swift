/// Reads an expression by precedence: or, and, not, comparison, sum, product, sign.
struct ExpressionParser {
  private let tokens: [Token]
  private var next = 0
  private var depth = 0
  /// Deeper nesting is refused, so that no text can exhaust the stack.
  private static let deepest = 64

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

  init(_ text: String) throws(ExpressionError) { tokens = try scan(text) }

  mutating func whole() throws(ExpressionError) -> Expression.Node {
    let node = try either()
    guard current.kind == .end else { throw error("an operator or the end") }
    return node
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
    var node = try both()
    while take(word: "or") { node = .either(node, try both()) }
    return node
  }

  private mutating func both() throws(ExpressionError) -> Expression.Node {
    var node = try negation()
    while take(word: "and") { node = .both(node, try negation()) }
    return node
  }

  private mutating func negation() throws(ExpressionError) -> Expression.Node {
    var count = 0
    while take(word: "not") { count += 1 }
    let node = try comparison()
    return count % 2 == 1 ? .not(node) : node
  }

  private mutating func comparison() throws(ExpressionError) -> Expression.Node {
    let first = try sum()
    if take(word: "in") { return .oneOf(first, try list()) }
    guard let symbol = take(["=", "!=", "<", "<=", ">", ">="]), let kind = Expression.Comparison(rawValue: symbol)
    else { return first }
    return .comparison(kind, first, try sum())
  }

  private mutating func list() throws(ExpressionError) -> [Expression.Node] {
    guard take(["["]) != nil else { throw error("'['") }
    var nodes = [try sum()]
    while take([","]) != nil { nodes.append(try sum()) }
    guard take(["]"]) != nil else { throw error("',' or ']'") }
    return nodes
  }

  private mutating func sum() throws(ExpressionError) -> Expression.Node {
    var node = try product()
    while let symbol = take(["+", "-"]) {
      node = .arithmetic(symbol == "+" ? .add : .subtract, node, try product())
    }
    return node
  }

  private mutating func product() throws(ExpressionError) -> Expression.Node {
    var node = try signed()
    while let symbol = take(["*", "/"]) {
      node = .arithmetic(symbol == "*" ? .multiply : .divide, node, try signed())
    }
    return node
  }

  private mutating func signed() throws(ExpressionError) -> Expression.Node {
    var isNegative = false
    while take(["-"]) != nil { isNegative.toggle() }
    let node = try value()
    return isNegative ? .negative(node) : node
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
      return .name(word, isQuoted: false)
    case .symbol("("):
      next += 1
      let node = try either()
      guard take([")"]) != nil else { throw error("')'") }
      return node
    case .word, .symbol, .end: throw error("a column, a number or a text")
    }
  }
}

/// Splits an expression into words, numbers, texts and symbols.
private func scan(_ text: String) throws(ExpressionError) -> [ExpressionParser.Token] {
  let scalars = Array(text.unicodeScalars)
  var tokens: [ExpressionParser.Token] = []
  var position = 0
  while position < scalars.count {
    let start = position
    let scalar = scalars[position]
    let kind: ExpressionParser.Token.Kind
    if scalar.properties.isWhitespace {
      position += 1
      continue
    } else if isDigit(scalar) || (scalar == "." && position + 1 < scalars.count && isDigit(scalars[position + 1])) {
      kind = try scanNumber(scalars, &position)
    } else if scalar == "'" || scalar == "\"" || scalar == "`" {
      kind = try scanQuoted(scalars, &position)
    } else if isWordPart(scalar) {
      while position < scalars.count,
        isWordPart(scalars[position]) || isDigit(scalars[position]) || scalars[position] == "."
      {
        position += 1
      }
      kind = .word(string(scalars[start..<position]))
    } else {
      kind = try scanSymbol(scalars, &position)
    }
    tokens.append(ExpressionParser.Token(kind: kind, position: start + 1))
  }
  tokens.append(ExpressionParser.Token(kind: .end, position: scalars.count + 1))
  return tokens
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "_" || scalar.properties.isAlphabetic
    || (!scalar.isASCII && scalar.properties.generalCategory == .nonspacingMark)
}

private func scanNumber(
  _ scalars: [Unicode.Scalar], _ position: inout Int
) throws(ExpressionError) -> ExpressionParser.Token.Kind {
  let start = position
  while position < scalars.count, isDigit(scalars[position]) || scalars[position] == "." { position += 1 }
  if position + 1 < scalars.count, scalars[position] == "e" || scalars[position] == "E" {
    let sign = scalars[position + 1] == "-" || scalars[position + 1] == "+" ? 1 : 0
    if position + 1 + sign < scalars.count, isDigit(scalars[position + 1 + sign]) {
      position += 1 + sign
      while position < scalars.count, isDigit(scalars[position]) { position += 1 }
    }
  }
  let isFollowedByWord = position < scalars.count && isWordPart(scalars[position])
  guard !isFollowedByWord, let number = decimalNumber(string(scalars[start..<position])) else {
    throw ExpressionError(position: start + 1, expected: "a number such as 1000 or 0.5")
  }
  return .number(number)
}

private func scanQuoted(
  _ scalars: [Unicode.Scalar], _ position: inout Int
) throws(ExpressionError) -> ExpressionParser.Token.Kind {
  let start = position
  let quote = scalars[start]
  guard let end = scalars[(start + 1)...].firstIndex(of: quote) else {
    throw ExpressionError(position: start + 1, expected: "a closing \(quote)")
  }
  position = end + 1
  let content = string(scalars[(start + 1)..<end])
  return quote == "`" ? .column(content) : .text(content)
}

private func scanSymbol(
  _ scalars: [Unicode.Scalar], _ position: inout Int
) throws(ExpressionError) -> ExpressionParser.Token.Kind {
  let pair = string(scalars[position..<min(position + 2, scalars.count)])
  if ["!=", "<=", ">="].contains(pair) {
    position += 2
    return .symbol(pair)
  }
  let single = String(Character(scalars[position]))
  guard ["+", "-", "*", "/", "(", ")", "[", "]", ",", "=", "<", ">"].contains(single) else {
    throw ExpressionError(position: position + 1, expected: "a column, a number or an operator")
  }
  position += 1
  return .symbol(single)
}
