/// Splits an expression into words, numbers, texts and symbols.
func expressionTokens(_ text: String) throws(ExpressionError) -> [ExpressionParser.Token] {
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
  guard ["+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "=", "<", ">"].contains(single) else {
    throw ExpressionError(position: position + 1, expected: "a column, a number or an operator")
  }
  position += 1
  return .symbol(single)
}

/// The text of an expression with its spaces settled.
func settled(_ text: String) -> String {
  guard let tokens = try? expressionTokens(text) else { return text }
  let scalars = Array(text.unicodeScalars)
  var result = ""
  var endsOperand = false
  for (token, next) in zip(tokens, tokens.dropFirst()) {
    var end = next.position - 1
    while end > token.position - 1, scalars[end - 1].properties.isWhitespace { end -= 1 }
    let written = string(scalars[(token.position - 1)..<end])
    switch token.kind {
    case .symbol(let symbol) where ["=", "!=", "<", "<=", ">", ">="].contains(symbol): result += " \(written) "
    case .symbol(let symbol) where ["+", "-"].contains(symbol): result += endsOperand ? " \(written) " : written
    case .symbol(","): result += ", "
    case .word(let word) where ["and", "or", "in"].contains(word): result += " \(written) "
    case .word("not"): result += "not "
    default: result += written
    }
    switch token.kind {
    case .symbol(let symbol): endsOperand = symbol == ")" || symbol == "]"
    case .word(let word): endsOperand = !["and", "or", "not", "in"].contains(word)
    default: endsOperand = true
    }
  }
  return result
}
