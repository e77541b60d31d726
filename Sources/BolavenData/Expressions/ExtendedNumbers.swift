import BolavenNumerics

/// The values of an expression with what rounding them to doubles leaves out, so that x¹⁰ is as exact as x.
public struct ExtendedNumbers: Sendable, Hashable {
  /// The values as doubles; 0 where missing.
  public let rounded: NumberColumn
  /// What the rounding left out, one a row; `nil` where nothing was.
  public let remainders: [Double]?
}

extension Expression {
  /// The value of each row in extended precision: sums, differences, products, quotients, whole powers and square roots
  /// have about 31 digits before they are rounded, other functions 16.
  ///
  /// - Throws: `columnMissing`, `notANumber`, every problem of every column at once.
  public func extendedNumbers(in frame: DataFrame) throws(DataError) -> ExtendedNumbers {
    try ExtendedEvaluation(evaluation: ExpressionEvaluation(frame: frame)).numbers(root)
  }
}

/// Arithmetic of an expression, column by column, in extended precision.
struct ExtendedEvaluation {
  let evaluation: ExpressionEvaluation

  func numbers(_ node: Expression.Node) throws(DataError) -> ExtendedNumbers {
    switch node {
    case .negative(let node): map(try numbers(node)) { -$0 }
    case .call(let function, let node): map(try numbers(node)) { function($0) }
    case .arithmetic(let kind, let first, let second): try combine(kind, first, second)
    default: ExtendedNumbers(rounded: try evaluation.numbers(node), remainders: nil)
    }
  }

  private func combine(
    _ kind: Expression.Arithmetic, _ first: Expression.Node, _ second: Expression.Node
  ) throws(DataError) -> ExtendedNumbers {
    let (a, b) = try evaluation.both(first, second, numbers)
    return ExtendedNumbers(rows: a.rounded.count) { row in
      guard let x = a[row], let y = b[row] else { return nil }
      return switch kind {
      case .add: x + y
      case .subtract: x - y
      case .multiply: x * y
      case .divide: x / y
      case .power: power(x, y)
      }
    }
  }

  private func map(_ numbers: ExtendedNumbers, _ function: (DoubleDouble) -> DoubleDouble) -> ExtendedNumbers {
    ExtendedNumbers(rows: numbers.rounded.count) { row in numbers[row].map(function) }
  }
}

extension ExtendedNumbers {
  /// What is not finite becomes missing.
  fileprivate init(rows: Int, _ value: (Int) -> DoubleDouble?) {
    var values = [Double](repeating: 0, count: rows)
    var missing = [Bool](repeating: false, count: rows)
    var remainders = values
    var hasRemainder = false
    for row in 0..<rows {
      guard let number = value(row), number.high.isFinite else {
        missing[row] = true
        continue
      }
      values[row] = number.high
      remainders[row] = number.low
      if number.low != 0 { hasRemainder = true }
    }
    rounded = NumberColumn(values: values, missing: missing)
    self.remainders = hasRemainder ? remainders : nil
  }

  fileprivate subscript(row: Int) -> DoubleDouble? {
    guard let value = rounded[row] else { return nil }
    return remainders.map { DoubleDouble(value, plus: $0[row]) } ?? DoubleDouble(value)
  }
}

/// Whole exponents by multiplication, others by logarithms.
private func power(_ base: DoubleDouble, _ exponent: DoubleDouble) -> DoubleDouble {
  if let whole = Int(exactly: exponent.high), exponent.low == 0, whole.magnitude <= 1_024 { return base.power(whole) }
  return DoubleDouble(raised(base.high, exponent.high))
}
