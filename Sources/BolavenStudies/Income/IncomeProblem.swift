/// Why an income analysis cannot be done.
public enum IncomeProblem: Sendable, Hashable {
  /// The wave column does not hold the two waves asked for.
  case waveMissing(path: String, column: String, wave: String, found: [String])
  /// Without names, a wave column must hold exactly two values.
  case wavesNotTwo(path: String, column: String, found: [String])
  /// Two waves that are no numbers or dates have no order of their own: the design must name them.
  case waveOrderUnknown(path: String, column: String, found: [String])
  /// The treatment column needs a treated value and exactly one other.
  case armsNotTwo(path: String, column: String, treated: String, found: [String])
  /// A unit is treated in one wave and not in the other.
  case treatmentChanges(path: String, column: String, units: [String], total: Int)
  /// Real terms were asked for without a price index.
  case noDeflators
  /// No column of the data says when prices were.
  case noPeriodColumn(path: String, deflators: String, candidates: [String])
  /// A period of the data that the price index does not have.
  case periodMissing(path: String, column: String, periods: [String], deflators: String)
  /// The base period is not in the price index.
  case baseMissing(deflators: String, base: String, found: [String])
  /// A weight below zero.
  case negativeWeight(path: String, column: String, rows: [Int])
  /// The estimator asked for needs the outcome before the programme.
  case noBaseline(method: String)
}
