import BolavenData
import BolavenReports

/// Where the value of an indicator stands, so that it can be read once more.
enum IndicatorBasis: Sendable, Hashable {
  /// In the plan: the value as it is written there, or its numerator and denominator.
  case written([String])
  /// Among the numbers of an earlier analysis.
  case address(analysis: String, key: String)
  /// In the rows of a file; those that enter, and those without an answer.
  case measured(DataMeasure, used: RowRanges, unanswered: RowRanges)
  /// In cells of a file of indicators, on these Excel rows, joined by the rule of the indicator where they are several.
  case recorded(file: String, rows: [Int], IndicatorAggregation)
}
