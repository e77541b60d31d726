public import BolavenData
import BolavenEstimation
import BolavenNumerics
import BolavenReports

/// A number taken straight from the rows of a file.
public struct DataMeasure: Sendable, Hashable {
  /// What is taken of the rows that meet the condition.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case count, share, mean, median, sum
  }

  /// What is taken.
  public let kind: Kind
  /// What is averaged or summed, or the condition whose share is taken; `nil` for a count.
  public let expression: Expression?
  /// The file.
  public let file: String
  /// The rows that enter; `nil` for all.
  public let condition: Expression?

  /// A measure of the rows of a file.
  public init(_ kind: Kind, of file: String, expression: Expression? = nil, where condition: Expression? = nil) {
    self.kind = kind
    self.file = file
    self.expression = expression
    self.condition = condition
  }

  /// The number; `nil` where no row has what is measured.
  ///
  /// A row whose missing answer leaves the condition of a share unknown is left out and counted; one that asks for
  /// missing answers, `missing(income)`, is known for every row. A share carries the exact 95% interval.
  func number(in frame: DataFrame) throws(DataError) -> IndicatorNumber? {
    let enters = try condition?.condition(in: frame)
    let rows = (0..<frame.rowCount).filter { enters?[$0] ?? true }
    var number: IndicatorNumber?
    switch kind {
    case .count:
      number = IndicatorNumber(Double(rows.count))
      number?.basis = basis(rows, in: frame) { _ in true }
    case .share: number = try share(of: rows, in: frame)
    case .mean, .median, .sum:
      guard let expression else { return nil }
      let values = try expression.numbers(in: frame)
      let known = rows.compactMap { values[$0] }
      guard !known.isEmpty else { return nil }
      let value =
        switch kind {
        case .mean: compensatedSum(known) / Double(known.count)
        case .median: quantile(known, 0.5)
        case .sum, .count, .share: compensatedSum(known)
        }
      number = value.flatMap { $0.isFinite ? IndicatorNumber($0) : nil }
      number?.unanswered = rows.count - known.count
      number?.basis = basis(rows, in: frame) { values[$0] != nil }
    }
    number?.origin = file
    return number
  }

  private func basis(_ rows: [Int], in frame: DataFrame, _ isAnswered: (Int) -> Bool) -> IndicatorBasis {
    .measured(
      self, used: RowRanges(rows.filter(isAnswered).map(frame.excelRow)),
      unanswered: RowRanges(rows.filter { !isAnswered($0) }.map(frame.excelRow)))
  }

  private func share(of rows: [Int], in frame: DataFrame) throws(DataError) -> IndicatorNumber? {
    guard let expression else { return nil }
    let truths = try expression.truths(in: frame)
    let answered = rows.compactMap { truths[$0] }
    let successes = answered.count { $0 }
    guard let interval = try? ProportionInterval(successes: successes, trials: answered.count) else { return nil }
    var number = IndicatorNumber(
      interval.estimate, numerator: Double(successes), denominator: Double(answered.count))
    number.low = interval.low
    number.high = interval.high
    number.unanswered = rows.count - answered.count
    number.basis = basis(rows, in: frame) { truths[$0] != nil }
    return number
  }
}
