public import BolavenData

/// Why a chart cannot be drawn from a file.
public enum FileChartError: Error, Sendable, Hashable {
  /// Columns that are not there, or hold no numbers.
  case data(DataError)
  /// No row has what is drawn.
  case nothingToDraw(path: String, column: String)
  /// More lines, curves or rows than one chart shows.
  case tooMany(path: String, what: String, found: Int, most: Int)
  /// Two rows of one group and period.
  case repeatedPeriod(path: String, group: String?, period: String, rows: [Int])
  /// Slopes have two to four waves.
  case wavesNotTwoToFour(path: String, found: [String])
  /// The group that should be highlighted is not there.
  case noSuchGroup(path: String, name: String, nearest: [String])
  /// A weight below zero.
  case negativeWeight(path: String, column: String, rows: [Int])
  /// The values of a group have no positive sum.
  case nothingToShare(path: String, column: String, group: String?)
  /// The time since an event is counted in whole periods.
  case timeNotWhole(path: String, column: String)
  /// The steps do not lead from the first total to the last.
  case stepsDoNotAdd(path: String, sum: Double, total: Double, row: Int)
}
