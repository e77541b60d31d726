extension Expression {
  /// The value of each row; a condition is 1 where it holds and 0 where it does not.
  ///
  /// - Throws: `columnMissing`, `notANumber`, every problem of every column at once.
  public func numbers(in frame: DataFrame) throws(DataError) -> NumberColumn {
    try ExpressionEvaluation(frame: frame).numbers(root)
  }

  /// Whether each row meets the condition; not where that cannot be known.
  ///
  /// - Throws: `columnMissing`, `notANumber`, every problem of every column at once.
  public func condition(in frame: DataFrame) throws(DataError) -> [Bool] {
    try truths(in: frame).map { $0 ?? false }
  }

  /// Whether each row meets the condition; `nil` where a missing value leaves it unknown.
  ///
  /// - Throws: `columnMissing`, `notANumber`, every problem of every column at once.
  public func truths(in frame: DataFrame) throws(DataError) -> [Bool?] {
    try ExpressionEvaluation(frame: frame).truth(root)
  }
}

/// An expression met with a table, column by column.
///
/// Truth has three values: `nil` is what cannot be known for a missing value. A condition with `and` is false if one part
/// is, one with `or` true if one part is; otherwise an unknown part leaves the whole unknown.
///
/// Source: Kleene (1952), *Introduction to Metamathematics*, §64.
struct ExpressionEvaluation {
  typealias Node = Expression.Node

  let frame: DataFrame

  func numbers(_ node: Node) throws(DataError) -> NumberColumn {
    switch node {
    case .number(let number): return constant(number)
    case .name(let name, _): return try frame.numbers(ColumnName(name))
    case .negative, .call, .arithmetic: return try ExtendedEvaluation(evaluation: self).numbers(node).rounded
    case .comparison, .oneOf, .isMissing, .not, .both, .either:
      return NumberColumn(try truth(node).map { $0.map { $0 ? 1 : 0 } })
    // The parser lets no text stand where a number is needed.
    case .text: return constant(nil)
    }
  }

  func truth(_ node: Node) throws(DataError) -> [Bool?] {
    switch node {
    case .both(let first, let second):
      let (a, b) = try both(first, second, truth)
      return zip(a, b).map { $0 == false || $1 == false ? false : $0 == nil || $1 == nil ? nil : true }
    case .either(let first, let second):
      let (a, b) = try both(first, second, truth)
      return zip(a, b).map { $0 == true || $1 == true ? true : $0 == nil || $1 == nil ? nil : false }
    case .not(let node): return try truth(node).map { $0.map { !$0 } }
    case .isMissing(let node): return try missing(node)
    case .comparison(let kind, let first, let second): return try compare(kind, first, second)
    case .oneOf(let node, let list):
      var found = [Bool?](repeating: false, count: frame.rowCount)
      for item in list {
        for (row, isEqual) in try compare(.equal, node, item).enumerated() where found[row] != true && isEqual != false
        {
          found[row] = isEqual
        }
      }
      return found
    case .number, .text, .name, .negative, .call, .arithmetic:
      let column = try numbers(node)
      return (0..<column.count).map { column[$0].map { $0 != 0 } }
    }
  }

  /// Texts that mean "no answer" are missing, as they are where a number is needed.
  private func missing(_ node: Node) throws(DataError) -> [Bool?] {
    guard case .name(let name, _) = node, case .text(let categories) = try frame.column(ColumnName(name)) else {
      return try numbers(node).missing
    }
    let isMissing = categories.levels.map(DataFrame.meansMissing)
    return categories.codes.map { $0 < 0 || isMissing[Int($0)] }
  }

  /// Texts are compared with texts, and numbers with numbers. A text is what is quoted, or a word that is no column.
  private func compare(
    _ kind: Expression.Comparison, _ first: Node, _ second: Node
  ) throws(DataError) -> [Bool?] {
    switch (word(first), word(second)) {
    case (let x?, let y?):
      // Two words that are no columns: one of them was meant to be one.
      for node in [first, second] { if case .name(let name, _) = node { _ = try frame.column(ColumnName(name)) } }
      return [Bool?](repeating: kind.holds(x, y), count: frame.rowCount)
    case (nil, let text?):
      if case .name(let name, _) = first { return try compare(ColumnName(name), text) { kind.holds($0, text) } }
    case (let text?, nil):
      if case .name(let name, _) = second { return try compare(ColumnName(name), text) { kind.holds(text, $0) } }
    case (nil, nil): break
    }
    let (a, b) = try both(first, second, numbers)
    return (0..<frame.rowCount).map { row in
      guard let x = a[row], let y = b[row] else { return nil }
      return kind.holds(x, y)
    }
  }

  /// Each different text of the column is compared once.
  private func compare(
    _ name: ColumnName, _ text: String, holds: (String) -> Bool
  ) throws(DataError) -> [Bool?] {
    let categories = try frame.categories(name)
    let asksForMissing = DataFrame.meansMissing(text)
    let results = categories.levels.map { level -> Bool? in
      DataFrame.meansMissing(level) && !asksForMissing ? nil : holds(level)
    }
    return categories.codes.map { $0 < 0 ? nil : results[Int($0)] }
  }

  /// The text that a node is, for every row the same.
  private func word(_ node: Node) -> String? {
    switch node {
    case .text(let text): text
    case .name(let name, let isQuoted): isQuoted || frame.has(ColumnName(name)) ? nil : name
    case .number, .negative, .call, .arithmetic, .comparison, .oneOf, .isMissing, .not, .both, .either: nil
    }
  }

  func constant(_ number: Double?) -> NumberColumn {
    NumberColumn([Double?](repeating: number, count: frame.rowCount))
  }

  /// Two results, or the problems of both, each once.
  func both<Value>(
    _ first: Node, _ second: Node, _ evaluate: (Node) throws(DataError) -> Value
  ) throws(DataError) -> (Value, Value) {
    var problems: [DataProblem] = []
    var values: [Value] = []
    for node in [first, second] {
      do throws(DataError) {
        values.append(try evaluate(node))
      } catch {
        problems += error.problems.filter { !problems.contains($0) }
      }
    }
    guard values.count == 2 else { throw DataError(problems) }
    return (values[0], values[1])
  }
}

extension Expression.Comparison {
  fileprivate func holds<Value: Comparable>(_ x: Value, _ y: Value) -> Bool {
    switch self {
    case .equal: x == y
    case .different: x != y
    case .less: x < y
    case .atMost: x <= y
    case .greater: x > y
    case .atLeast: x >= y
    }
  }
}
