import BolavenData

/// Reads a formula: parts at `|`, sides at `~`, terms at `+ - * :`.
struct FormulaParser {
  private let whole: FormulaText
  private let text: String
  /// A longer formula is refused.
  private static let mostTerms = 2_000

  init(_ text: String) throws(FormulaError) {
    self.text = text
    whole = try FormulaText(text)
  }

  mutating func formula() throws(FormulaError) -> Formula {
    let parts = whole.cut(at: ["|"]).map(\.part)
    let sides = parts[0].cut(at: ["~"]).map(\.part)
    guard sides.count == 2 else {
      throw error(sides.count > 2 ? sides[2] : parts[0], "one '~' between the outcome and the regressors")
    }
    let sum = try terms(sides[1], allowsIntercept: true)
    var absorbed: [Formula.Effect] = []
    var endogenous: [Formula.Variable] = []
    var instruments: [Formula.Term] = []
    for (position, part) in parts.enumerated().dropFirst() {
      let sides = part.cut(at: ["~"]).map(\.part)
      switch sides.count {
      case 1:
        guard position == 1 else { throw error(part, "instruments, as in  | endogenous ~ instrument") }
        absorbed = try effects(part)
      case 2:
        guard endogenous.isEmpty, position == parts.count - 1 else {
          throw error(part, "one part with instruments, the last")
        }
        endogenous = try sides[0].cut(at: ["+"]).map { cut throws(FormulaError) in try variable(cut.part) }
        instruments = try terms(sides[1], allowsIntercept: false).terms
        guard !instruments.isEmpty else { throw error(sides[1], "an instrument") }
      default: throw error(sides[2], "one '~' between endogenous columns and instruments")
      }
    }
    return Formula(
      text: text, outcomes: try outcomes(sides[0]), hasIntercept: sum.hasIntercept, regressors: sum.terms,
      absorbed: absorbed, endogenous: endogenous, instruments: instruments)
  }

  private func error(_ part: FormulaText, _ expected: String) -> FormulaError {
    FormulaError(text: text, position: part.trimmed.range.lowerBound + 1, expected: expected)
  }

  private func outcomes(_ part: FormulaText) throws(FormulaError) -> [Formula.Variable] {
    if let call = part.call(opening: "("), call.name.text == "c" {
      return try call.arguments.cut(at: [","]).map { cut throws(FormulaError) in try variable(cut.part) }
    }
    return [try variable(part, allowsArithmetic: true)]
  }

  /// Terms of a sum in R's order, main effects first, each once.
  private func terms(
    _ part: FormulaText, allowsIntercept: Bool
  ) throws(FormulaError) -> (terms: [Formula.Term], hasIntercept: Bool) {
    var terms: [Formula.Term] = []
    var known: Set<Set<Formula.Factor>> = []
    var hasIntercept = true
    for (symbol, summand) in part.cut(at: ["+", "-"]) {
      if summand.isEmpty {
        // A sign may stand in front of the first term, as in  ~ -1 + x.
        if symbol == nil, part.cut(at: ["+", "-"]).count > 1 { continue }
        throw error(summand, "a term")
      }
      let written = summand.trimmed.text
      if written == "0" || written == "1" {
        guard allowsIntercept else { throw error(summand, "an instrument") }
        hasIntercept = (written == "1") == (symbol != "-")
        continue
      }
      let found = try product(summand)
      if symbol == "-" {
        let removed = Set(found.map { Set($0.factors) })
        terms.removeAll { removed.contains(Set($0.factors)) }
        known.subtract(removed)
      } else {
        for term in found where known.insert(Set(term.factors)).inserted { terms.append(term) }
      }
      try requireFew(terms, summand)
    }
    let order = terms.enumerated().sorted {
      ($0.element.factors.count, $0.offset) < ($1.element.factors.count, $1.offset)
    }
    return (order.map(\.element), hasIntercept)
  }

  private func requireFew(_ terms: [Formula.Term], _ part: FormulaText) throws(FormulaError) {
    guard terms.count <= Self.mostTerms else { throw error(part, "at most \(Self.mostTerms) terms") }
  }

  /// a*b is a + b + a:b.
  private func product(_ part: FormulaText) throws(FormulaError) -> [Formula.Term] {
    var product: [Formula.Term] = []
    for (symbol, operand) in part.cut(at: ["*"]) {
      let terms = try interaction(operand)
      product = symbol == nil ? terms : product + terms + cross(product, terms)
      try requireFew(product, operand)
    }
    return product
  }

  private func interaction(_ part: FormulaText) throws(FormulaError) -> [Formula.Term] {
    var product: [Formula.Term] = []
    for (symbol, operand) in part.cut(at: [":"]) {
      let terms = try group(operand)
      product = symbol == nil ? terms : cross(product, terms)
      try requireFew(product, operand)
    }
    return product
  }

  private func cross(_ first: [Formula.Term], _ second: [Formula.Term]) -> [Formula.Term] {
    first.flatMap { a in
      second.map { b in Formula.Term(factors: a.factors + b.factors.filter { !a.factors.contains($0) }) }
    }
  }

  /// A factor, or terms in brackets.
  private func group(_ part: FormulaText) throws(FormulaError) -> [Formula.Term] {
    if let call = part.call(opening: "("), call.name.isEmpty {
      return try terms(call.arguments, allowsIntercept: false).terms
    }
    return [Formula.Term(factors: try factors(part))]
  }

  private func factors(_ part: FormulaText) throws(FormulaError) -> [Formula.Factor] {
    guard let call = part.call(opening: "(") else { return [.variable(try variable(part))] }
    switch call.name.text {
    case "i": return try levels(call.arguments)
    case "poly":
      let arguments = call.arguments.cut(at: [","]).map(\.part)
      guard arguments.count == 2, let degree = Int(arguments[1].trimmed.text), (1...20).contains(degree) else {
        throw error(call.arguments, "a column and a degree from 1 to 20, as in  poly(x, 2)")
      }
      let variable = try variable(arguments[0])
      return [.polynomial(variable, degree: degree, name: "poly(\(variable.name), \(degree))")]
    default: return [.variable(try variable(part))]
    }
  }

  /// i(group), i(group, ref = level), i(group, x), i(group, x, ref = level).
  private func levels(_ part: FormulaText) throws(FormulaError) -> [Formula.Factor] {
    let arguments = part.cut(at: [","]).map(\.part)
    let column = try column(arguments[0])
    var reference: String?
    var factors: [Formula.Factor] = []
    for argument in arguments.dropFirst() {
      let sides = argument.cut(at: ["="]).map(\.part)
      guard sides.count == 2 else {
        factors.append(.variable(try variable(argument)))
        continue
      }
      guard sides[0].trimmed.text == "ref", reference == nil, !sides[1].isEmpty else {
        throw error(argument, "ref = LEVEL")
      }
      reference = unquoted(sides[1].trimmed.text)
    }
    guard factors.count <= 1 else { throw error(part, "a column, one column to multiply with, and ref = LEVEL") }
    return [.levels(column, reference: reference)] + factors
  }

  private func effects(_ part: FormulaText) throws(FormulaError) -> [Formula.Effect] {
    if part.trimmed.text == "0" { return [] }
    var effects: [Formula.Effect] = []
    for (_, summand) in part.cut(at: ["+"]) { effects.append(try effect(summand.trimmed)) }
    return effects
  }

  private func effect(_ part: FormulaText) throws(FormulaError) -> Formula.Effect {
    guard let call = part.call(opening: "[") else {
      return try effect(part, slopes: [], hasIntercept: true)
    }
    let inner = call.arguments.call(opening: "[")
    let isSlopesOnly = inner.map(\.name.isEmpty) ?? false
    let list = isSlopesOnly ? inner?.arguments ?? call.arguments : call.arguments
    let slopes = try list.cut(at: [","]).map { cut throws(FormulaError) in try variable(cut.part) }
    return try effect(call.name, slopes: slopes, hasIntercept: !isSlopesOnly)
  }

  private func effect(
    _ name: FormulaText, slopes: [Formula.Variable], hasIntercept: Bool
  ) throws(FormulaError) -> Formula.Effect {
    let columns = try name.cut(at: ["^"]).map { cut throws(FormulaError) in try column(cut.part) }
    return Formula.Effect(
      name: columns.map(\.text).joined(separator: "^"), columns: columns, slopes: slopes, hasIntercept: hasIntercept)
  }

  private func column(_ part: FormulaText) throws(FormulaError) -> ColumnName {
    let variable = try variable(part)
    guard variable.expression.isName else {
      throw error(part, "a column")
    }
    return ColumnName(variable.name)
  }

  /// A column, a function or a power; other arithmetic stands in `I( )`.
  private func variable(
    _ part: FormulaText, allowsArithmetic: Bool = false
  ) throws(FormulaError) -> Formula.Variable {
    guard !part.isEmpty else { throw error(part, "a column") }
    let written = part.trimmed
    let expression: Expression
    do throws(ExpressionError) {
      expression = try Expression(written.text)
    } catch {
      throw FormulaError(text: text, position: written.range.lowerBound + error.position, expected: error.expected)
    }
    guard allowsArithmetic || expression.isName || expression.isCallOrPower else {
      throw error(part, "a column or a function; arithmetic stands in I( )")
    }
    // One thing is written in one way, so that `x ^ 2` and `x^2` are the same term.
    if let name = expression.name { return Formula.Variable(ColumnName(name)) }
    let settled = expression.settledText
    return Formula.Variable(name: settled, expression: (try? Expression(settled)) ?? expression)
  }
}

private func unquoted(_ text: String) -> String {
  guard text.count >= 2, let first = text.first, first == text.last, ["'", "\"", "`"].contains(first) else {
    return text
  }
  return String(text.dropFirst().dropLast())
}
