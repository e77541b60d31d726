/// Why indicators cannot be reported.
public enum IndicatorProblem: Sendable, Hashable {
  /// No analysis has a number at the address; `known` are the addresses of that analysis.
  case unknownAddress(indicator: String, address: String, line: Int?, nearest: [String], known: [String])
  /// The target lies on the other side of the baseline than the direction says; `path` where a file defines it.
  case directionDisagrees(
    indicator: String, path: String?, direction: IndicatorDirection, baseline: Double, target: Double)
  /// No row of the data has what the indicator measures.
  case nothingToMeasure(indicator: String, path: String)
  /// A cumulative figure is lower than that of an earlier period.
  case cumulativeFalls(indicator: String, path: String, earlier: PeriodValue, later: PeriodValue)
  /// Percentages and ratios can only be joined over periods with what they are parts of.
  case denominatorMissing(indicator: String, path: String, aggregation: IndicatorAggregation, rows: [Int])
  /// The value written is not the numerator over the denominator.
  case valueDisagrees(indicator: String, path: String, row: Int, value: Double, numerator: Double, denominator: Double)
  /// A row of values without a value.
  case valueMissing(path: String, rows: [Int])
  /// Two values of one indicator, kind and period.
  case repeatedValue(indicator: String, path: String, kind: String, period: String, rows: [Int])
  /// Periods of which nobody can tell the order.
  case periodOrderUnknown(indicator: String, path: String, periods: [String], rows: [Int])
  /// An indicator that the framework defines twice.
  case repeatedIndicator(indicator: String, path: String, rows: [Int])
  /// Values of an indicator that the framework does not define.
  case unknownIndicator(indicator: String, path: String, rows: [Int], nearest: [String])
  /// A word that the column does not know.
  case unknownWord(path: String, column: String, row: Int, word: String, known: [String], nearest: [String])

  /// The value of a period, with its place.
  public struct PeriodValue: Sendable, Hashable {
    /// As the file writes it.
    public let period: String
    /// The value.
    public let value: Double
    /// The row number that Excel shows.
    public let row: Int
  }
}
