/// Reads the rules of forms by descent: `or`, `and`, equality, order, sums, products, signs, operands.
struct FormConstraintParser {
  private enum Token: Equatable {
    case number(Double)
    case text(String)
    case name(String)
    case reference(String)
    case sign(String)
  }

  private static let deepest = 64
  private var tokens: [Token] = []
  private var position = 0
  private var depth = 0
  private let isReadable: Bool

  init(_ text: String) {
    guard let tokens = Self.tokens(of: text) else {
      isReadable = false
      return
    }
    self.tokens = tokens
    isReadable = true
  }

  /// `nil` for anything that is not understood to its end.
  mutating func parse() -> FormConstraint.Node? {
    guard isReadable, !tokens.isEmpty, let node = level(0), position == tokens.count else { return nil }
    return node
  }

  private static let levels = [
    ["or"], ["and"], ["=", "!="], ["<", "<=", ">", ">="], ["+", "-"], ["*", "div", "mod"],
  ]

  private mutating func level(_ number: Int) -> FormConstraint.Node? {
    guard number < Self.levels.count else { return signed() }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest * Self.levels.count, var left = level(number + 1) else { return nil }
    while let word = operation(among: Self.levels[number]) {
      guard let right = level(number + 1) else { return nil }
      left = .operation(word, left, right)
    }
    return left
  }

  private mutating func operation(among words: [String]) -> String? {
    guard position < tokens.count else { return nil }
    switch tokens[position] {
    case .sign(let word) where words.contains(word), .name(let word) where words.contains(word):
      position += 1
      return word
    default: return nil
    }
  }

  private mutating func signed() -> FormConstraint.Node? {
    var isNegative = false
    while operation(among: ["-"]) != nil { isNegative.toggle() }
    return operand().map { isNegative ? .negative($0) : $0 }
  }

  private mutating func operand() -> FormConstraint.Node? {
    guard position < tokens.count else { return nil }
    defer { depth -= 1 }
    depth += 1
    let token = tokens[position]
    position += 1
    switch token {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .reference(let name): return .reference(name)
    case .sign("."): return .answer
    case .sign("("):
      guard let inner = level(0), operation(among: [")"]) != nil else { return nil }
      return inner
    case .name(let name):
      guard operation(among: ["("]) != nil, let arguments = arguments() else { return nil }
      return call(name, arguments)
    default: return nil
    }
  }

  private mutating func arguments() -> [FormConstraint.Node]? {
    if operation(among: [")"]) != nil { return [] }
    var arguments: [FormConstraint.Node] = []
    while let argument = level(0) {
      arguments.append(argument)
      if operation(among: [")"]) != nil { return arguments }
      guard operation(among: [","]) != nil else { return nil }
    }
    return nil
  }

  private static let argumentCounts: [String: ClosedRange<Int>] = [
    "true": 0...0, "false": 0...0, "not": 1...1, "selected": 2...2, "count-selected": 1...1, "string-length": 1...1,
    "number": 1...1, "int": 1...1, "round": 1...1, "if": 3...3, "coalesce": 1...8,
  ]

  private func call(_ name: String, _ arguments: [FormConstraint.Node]) -> FormConstraint.Node? {
    if name == "regex" {
      guard arguments.count == 2, case .text(let text) = arguments[1] else { return nil }
      return FormPattern(text).map { .pattern(arguments[0], $0) }
    }
    guard let counts = Self.argumentCounts[name], counts.contains(arguments.count) else { return nil }
    return .call(name, arguments)
  }

  // MARK: Words

  private static func tokens(of text: String) -> [Token]? {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var i = 0
    func isDigit(_ i: Int) -> Bool { i < scalars.count && ("0"..."9").contains(scalars[i]) }
    func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
    }
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    while i < scalars.count {
      let scalar = scalars[i]
      let start = i
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{A0}": i += 1
      case "'", "\"", "\u{2018}", "\u{2019}":
        // Word processors turn straight quotes into pairs.
        let closing: Set<Unicode.Scalar> = scalar == "\"" ? ["\""] : ["'", "\u{2019}", "\u{2018}"]
        guard let end = scalars[(i + 1)...].firstIndex(where: closing.contains) else { return nil }
        tokens.append(.text(string(i + 1..<end)))
        i = end + 1
      case "$":
        guard i + 1 < scalars.count, scalars[i + 1] == "{", let end = scalars[i...].firstIndex(of: "}") else {
          return nil
        }
        tokens.append(.reference(trimmingBlanks(string(i + 2..<end))))
        i = end + 1
      case "0"..."9",
        "." where isDigit(i) || isDigit(i + 1):
        while isDigit(i) || (i < scalars.count && scalars[i] == ".") { i += 1 }
        guard let number = decimalNumber(string(start..<i)) else { return nil }
        tokens.append(.number(number))
      case "<", ">", "!":
        i += i + 1 < scalars.count && scalars[i + 1] == "=" ? 2 : 1
        guard string(start..<i) != "!" else { return nil }
        tokens.append(.sign(string(start..<i)))
      case "=", "+", "-", "*", "(", ")", ",", ".":
        tokens.append(.sign(String(scalar)))
        i += 1
      case _ where scalar.properties.isAlphabetic:
        while i < scalars.count, isNamePart(scalars[i]) { i += 1 }
        tokens.append(.name(string(start..<i)))
      default: return nil
      }
    }
    return tokens
  }
}
