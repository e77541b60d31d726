extension Expression {
  /// The value of each row.
  ///
  /// - Throws: `columnMissing`, `notANumber`, every problem of every column at once.
  public func numbers(in frame: DataFrame) throws(DataError) -> NumberColumn {
    var columns: [String: NumberColumn] = [:]
    var problems: [DataProblem] = []
    for name in self.columns {
      do throws(DataError) {
        columns[name.text] = try frame.numbers(name)
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw DataError(problems) }
    return NumberColumn((0..<frame.rowCount).map { row in root.number(row, columns) })
  }

  /// Whether each row meets the condition.
  ///
  /// - Throws: `columnMissing`, `notANumber`.
  public func condition(in frame: DataFrame) throws(DataError) -> [Bool] {
    try root.condition(in: frame)
  }
}

extension Expression.Node {
  /// The number of one row; `nil` where it is missing or not defined.
  fileprivate func number(_ row: Int, _ columns: [String: NumberColumn]) -> Double? {
    switch self {
    case .number(let number): return number
    case .name(let name, _): return columns[name]?[row]
    case .negative(let node): return node.number(row, columns).map { -$0 }
    case .arithmetic(let kind, let first, let second):
      guard let a = first.number(row, columns), let b = second.number(row, columns) else { return nil }
      let result: Double =
        switch kind {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        }
      return result.isFinite ? result : nil
    case .text, .comparison, .oneOf, .isMissing, .not, .both, .either: return nil
    }
  }

  fileprivate func condition(in frame: DataFrame) throws(DataError) -> [Bool] {
    switch self {
    case .both(let first, let second):
      return zip(try first.condition(in: frame), try second.condition(in: frame)).map { $0 && $1 }
    case .either(let first, let second):
      return zip(try first.condition(in: frame), try second.condition(in: frame)).map { $0 || $1 }
    case .not(let node): return try node.condition(in: frame).map { !$0 }
    case .isMissing(let node):
      if case .name(let name, _) = node {
        let values = try frame.categories(ColumnName(name))
        return (0..<frame.rowCount).map { values[$0] == nil }
      }
      let values = try node.numbers(in: frame)
      return values.missing
    case .comparison(let kind, let first, let second): return try compare(kind, first, second, in: frame)
    case .oneOf(let node, let list):
      var found = [Bool](repeating: false, count: frame.rowCount)
      for item in list {
        for (row, isEqual) in try compare(.equal, node, item, in: frame).enumerated() where isEqual {
          found[row] = true
        }
      }
      return found
    case .number, .text, .name, .negative, .arithmetic:
      let values = try numbers(in: frame)
      return (0..<frame.rowCount).map { values[$0].map { $0 != 0 } ?? false }
    }
  }

  fileprivate func numbers(in frame: DataFrame) throws(DataError) -> NumberColumn {
    try Expression(node: self).numbers(in: frame)
  }

  /// The text of each row, where the node is a text, or a word; `nil` for arithmetic.
  fileprivate func texts(in frame: DataFrame) throws(DataError) -> ((Int) -> String?)? {
    switch self {
    case .text(let text): return { _ in text }
    case .name(let name, let isQuoted):
      guard isQuoted || frame.has(ColumnName(name)) else { return { _ in name } }
      let values = try frame.categories(ColumnName(name))
      return { values[$0] }
    case .number, .negative, .arithmetic, .comparison, .oneOf, .isMissing, .not, .both, .either: return nil
    }
  }

  /// Whether the node is a text that cannot be a number.
  fileprivate func isText(in frame: DataFrame) -> Bool {
    switch self {
    case .text: true
    case .name(let name, let isQuoted): !isQuoted && !frame.has(ColumnName(name))
    case .number, .negative, .arithmetic, .comparison, .oneOf, .isMissing, .not, .both, .either: false
    }
  }
}

extension Expression {
  fileprivate init(node: Node) {
    text = ""
    root = node
  }
}

/// Texts are compared with texts by code point, and numbers with numbers.
private func compare(
  _ kind: Expression.Comparison, _ first: Expression.Node, _ second: Expression.Node, in frame: DataFrame
) throws(DataError) -> [Bool] {
  if first.isText(in: frame) || second.isText(in: frame), let a = try first.texts(in: frame),
    let b = try second.texts(in: frame)
  {
    return (0..<frame.rowCount).map { row in
      guard let x = a(row), let y = b(row) else { return false }
      switch kind {
      case .equal: return x == y
      case .different: return x != y
      case .less: return x < y
      case .atMost: return x <= y
      case .greater: return x > y
      case .atLeast: return x >= y
      }
    }
  }
  let a = try first.numbers(in: frame)
  let b = try second.numbers(in: frame)
  return (0..<frame.rowCount).map { row in
    guard let x = a[row], let y = b[row] else { return false }
    switch kind {
    case .equal: return x == y
    case .different: return x != y
    case .less: return x < y
    case .atMost: return x <= y
    case .greater: return x > y
    case .atLeast: return x >= y
    }
  }
}
