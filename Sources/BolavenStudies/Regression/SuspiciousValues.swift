import BolavenData
import BolavenEstimation
import BolavenNumerics
import Synchronization

/// A number that looks like a code for "no answer" and stands among the answers.
struct SuspiciousValue: Hashable {
  let column: String
  let value: Double
  let rows: Int

  /// What surveys write for refused, unknown and not asked, whatever the sign.
  private static let codes: Set<Double> = [
    7, 8, 9, 77, 88, 99, 97, 98, 777, 888, 999, 997, 998, 7777, 8888, 9999, 9997, 9998, 99999, 999999,
  ]

  /// Codes at least twice as large as all other numbers and further from them than these from each other, or below 0 where no other
  /// number does. Nothing is left out for it: the analyst decides.
  static func find(in values: [Double], of column: String) -> [SuspiciousValue] {
    guard let (low, high) = extremes(of: values[...]), codes.contains(low.magnitude) || codes.contains(high.magnitude)
    else { return [] }
    var counts: [Double: Int] = [:]
    var answers = (low: Double.infinity, high: -Double.infinity)
    for x in values {
      if codes.contains(x.magnitude) {
        counts[x, default: 0] += 1
      } else {
        answers = (min(answers.low, x), max(answers.high, x))
      }
    }
    let range = answers.high - answers.low
    guard range > 0 else { return [] }
    return counts.filter { value, rows in
      if value > 0 { return value - answers.high > range && value > 2 * answers.high }
      guard answers.low < 0 else { return answers.low - value > range || rows > 1 }
      return answers.low - value > range && value < 2 * answers.low
    }.sorted { $0.key < $1.key }.map { SuspiciousValue(column: column, value: $0.key, rows: $0.value) }
  }

  /// The least and the largest number, several at a time: nearly always no more is looked at.
  private static func extremes(of values: ArraySlice<Double>) -> (low: Double, high: Double)? {
    guard let first = values.first else { return nil }
    var low = SIMD8(repeating: first)
    var high = low
    var place = 0
    values.withUnsafeBytes { bytes in
      while place + 8 <= values.count {
        let x = bytes.loadUnaligned(fromByteOffset: 8 * place, as: SIMD8<Double>.self)
        low.replace(with: x, where: x .< low)
        high.replace(with: x, where: x .> high)
        place += 8
      }
    }
    return values.dropFirst(place).reduce((low.min(), high.max())) { (min($0.0, $1), max($0.1, $1)) }
  }

  /// Those of the outcome and of the columns that enter as they are.
  static func find(in model: RegressionModel, of formula: Formula, with frame: DataFrame) -> [SuspiciousValue] {
    let design = model.fit.design
    let outcomes = formula.outcomes.compactMap(\.expression.name)
    let plain = (formula.regressors + formula.instruments).flatMap(\.factors).compactMap { factor in
      if case .variable(let variable) = factor { variable.expression.name } else { nil }
    }
    let columns = (design.columns + design.instruments).filter { plain.contains($0.term) }
    let usesAllRows = model.rows == nil && design.y.count == frame.rowCount
    let numbers = ([(design.outcome, design.y)] + columns.map { ($0.term, $0.values) }).filter { name, _ in
      // Nobody needs to look where the ends of the whole column are known.
      guard usesAllRows, (outcomes + plain).contains(name), let range = frame.knownRange(of: ColumnName(name))
      else { return true }
      return codes.contains(range.lowerBound.magnitude) || codes.contains(range.upperBound.magnitude)
    }
    // Parts of columns, so that all processors end at the same time.
    let parts = 4
    let extremes = Mutex([(low: Double, high: Double)?](repeating: nil, count: numbers.count * parts))
    Threads.forEachBlock(numbers.count * parts) { block in
      let (values, part) = (numbers[block / parts].1, block % parts)
      let found = Self.extremes(of: values[values.count * part / parts..<values.count * (part + 1) / parts])
      extremes.withLock { $0[block] = found }
    }
    let ends = extremes.withLock { $0.map { $0.map { [$0.low, $0.high] } ?? [] } }
    return numbers.enumerated().flatMap { position, column in
      let own = ends[position * parts..<(position + 1) * parts].joined()
      let isFree = ![own.min(), own.max()].contains { $0.map { codes.contains($0.magnitude) } ?? false }
      return isFree ? [] : find(in: column.1, of: column.0)
    }
  }
}
