/// A rule that a form puts on answers, such as `. >= 0 and . <= 20`: a small and safe part of XPath as forms use it.
///
/// Known are the answer `.`, other answers `${name}`, numbers, texts, `+ - * div mod`, comparisons, `and`, `or`, and the
/// functions `not true false regex selected count-selected string-length number int round if coalesce`. A rule with
/// anything else is not checked, and the caller says so.
///
/// Source: ODK XForms Specification, "XPath Functions".
public struct FormConstraint: Sendable, Hashable {
  /// As the form writes it.
  public let text: String
  let root: Node

  indirect enum Node: Sendable, Hashable {
    case answer
    case reference(String)
    case number(Double)
    case text(String)
    case negative(Node)
    case operation(String, Node, Node)
    case call(String, [Node])
    case pattern(Node, FormPattern)
  }

  /// What a part of a rule comes to.
  enum Value {
    case number(Double)
    case text(String)
    case truth(Bool)
  }

  /// Reads a rule; `nil` for one that is not understood.
  public init?(_ text: String) {
    var parser = FormConstraintParser(text)
    guard let root = parser.parse() else { return nil }
    self.text = text
    self.root = root
  }

  /// Whether an answer keeps the rule; blank answers always do, as in the form.
  ///
  /// - Parameter other: the answer to another question of the same row; `nil` where it is blank.
  /// - Returns: `nil` where another question's answer is needed that is not there.
  public func isKept(by answer: String, other: (String) -> String? = { _ in nil }) -> Bool? {
    value(of: root, answer, other).map(Self.truth)
  }

  /// Names of the other questions that it looks at.
  public var references: [String] {
    var names: [String] = []
    collect(root, &names)
    return names
  }

  /// The bounds of a rule that says nothing else: `. >= 0 and . <= 20`; `nil` for any other, and for an open end.
  public var range: ClosedRange<Double>? {
    guard let (low, high) = bounds(root), let low, let high, low <= high else { return nil }
    return low...high
  }

  private func bounds(_ node: Node) -> (low: Double?, high: Double?)? {
    guard case .operation(let sign, let left, let right) = node else { return nil }
    if sign == "and" {
      guard let first = bounds(left), let second = bounds(right) else { return nil }
      guard first.low == nil || second.low == nil, first.high == nil || second.high == nil else { return nil }
      return (first.low ?? second.low, first.high ?? second.high)
    }
    switch (sign, left, constant(right), constant(left), right) {
    case (">=", .answer, let bound?, _, _), ("<=", _, _, let bound?, .answer): return (bound, nil)
    case ("<=", .answer, let bound?, _, _), (">=", _, _, let bound?, .answer): return (nil, bound)
    default: return nil
    }
  }

  private func constant(_ node: Node) -> Double? {
    switch node {
    case .number(let number): number
    case .negative(.number(let number)): -number
    default: nil
    }
  }

  private func collect(_ node: Node, _ names: inout [String]) {
    switch node {
    case .reference(let name): if !names.contains(name) { names.append(name) }
    case .negative(let inner), .pattern(let inner, _): collect(inner, &names)
    case .operation(_, let left, let right):
      collect(left, &names)
      collect(right, &names)
    case .call(_, let arguments): for argument in arguments { collect(argument, &names) }
    case .answer, .number, .text: break
    }
  }

  // MARK: Evaluation

  private func value(of node: Node, _ answer: String, _ other: (String) -> String?) -> Value? {
    switch node {
    case .answer: return .text(answer)
    case .reference(let name): return other(name).map(Value.text)
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .negative(let inner): return value(of: inner, answer, other).map { .number(-Self.number($0)) }
    case .pattern(let inner, let pattern):
      return value(of: inner, answer, other).map { .truth(pattern.matches(Self.text($0))) }
    case .operation(let sign, let left, let right):
      guard let first = value(of: left, answer, other) else { return nil }
      // What the left side decides needs no right side, whose answer may be blank.
      if sign == "and", !Self.truth(first) { return .truth(false) }
      if sign == "or", Self.truth(first) { return .truth(true) }
      return value(of: right, answer, other).map { Self.apply(sign, first, $0) }
    case .call(let name, let arguments):
      if name == "coalesce" {
        for argument in arguments {
          if let found = value(of: argument, answer, other), !Self.text(found).isEmpty { return found }
        }
        return nil
      }
      if name == "if" {
        guard let condition = value(of: arguments[0], answer, other) else { return nil }
        return value(of: arguments[Self.truth(condition) ? 1 : 2], answer, other)
      }
      var values: [Value] = []
      for argument in arguments {
        guard let value = value(of: argument, answer, other) else { return nil }
        values.append(value)
      }
      return Self.call(name, values)
    }
  }

  private static func call(_ name: String, _ values: [Value]) -> Value? {
    switch name {
    case "true": return .truth(true)
    case "false": return .truth(false)
    case "not": return .truth(!truth(values[0]))
    case "selected": return .truth(answers(values[0]).contains(text(values[1])))
    case "count-selected": return .number(Double(answers(values[0]).count))
    case "string-length": return .number(Double(text(values[0]).unicodeScalars.count))
    case "number": return .number(number(values[0]))
    case "int": return .number(number(values[0]).rounded(.towardZero))
    case "round": return .number(number(values[0]).rounded())
    default: return nil
    }
  }

  private static func apply(_ sign: String, _ left: Value, _ right: Value) -> Value {
    let (a, b) = (number(left), number(right))
    switch sign {
    case "and": return .truth(truth(left) && truth(right))
    case "or": return .truth(truth(left) || truth(right))
    case "+": return .number(a + b)
    case "-": return .number(a - b)
    case "*": return .number(a * b)
    case "div": return .number(a / b)
    case "mod": return .number(a.truncatingRemainder(dividingBy: b))
    case "<": return .truth(a < b)
    case "<=": return .truth(a <= b)
    case ">": return .truth(a > b)
    case ">=": return .truth(a >= b)
    default: return .truth(areEqual(left, right) == (sign == "="))
    }
  }

  /// As numbers where one side is a number, else as texts.
  private static func areEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.number, _), (_, .number): number(left) == number(right)
    case (.truth(let a), _): a == truth(right)
    case (_, .truth(let b)): truth(left) == b
    case (.text(let a), .text(let b)): a == b
    }
  }

  private static func answers(_ value: Value) -> [String] { text(value).split(separator: " ").map(String.init) }

  private static func number(_ value: Value) -> Double {
    switch value {
    case .number(let number): number
    case .text(let text): decimalNumber(trimmingBlanks(text)) ?? date(text) ?? .nan
    case .truth(let truth): truth ? 1 : 0
    }
  }

  /// A date as its place in time, so that dates can be compared with each other.
  private static func date(_ text: String) -> Double? {
    let parts = text.prefix(10).split(separator: "-").map { Double($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
    return year * 10_000 + month * 100 + day
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .number(let number): number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : "\(number)"
    case .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    }
  }

  private static func truth(_ value: Value) -> Bool {
    switch value {
    case .number(let number): number != 0 && !number.isNaN
    case .text(let text): !text.isEmpty
    case .truth(let truth): truth
    }
  }
}
