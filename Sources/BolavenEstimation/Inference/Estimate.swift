/// One row of a coefficient table: a named number and what is known about its uncertainty.
///
/// A `nil` is a number that is not defined or does not apply; the findings that hold the row say why in a note.
public struct Estimate: Sendable, Hashable {
  /// The name of the coefficient or statistic, such as `assigned` or `g_av`.
  public let term: String
  /// The number itself.
  public let estimate: Double?
  /// Of the estimate, in its units.
  public let standardError: Double?
  /// The test statistic, for coefficients `estimate / standardError`.
  public let statistic: Double?
  /// Degrees of freedom of the reference t distribution; `nil` where the test is normal or exact, or there is none.
  public let degreesOfFreedom: Double?
  /// Two-sided p-value.
  public let pValue: Double?
  /// Lower limit of the interval.
  public let confidenceLow: Double?
  /// Upper limit of the interval.
  public let confidenceHigh: Double?

  /// A row; what is left out is not defined or does not apply.
  public init(
    term: String, estimate: Double? = nil, standardError: Double? = nil, statistic: Double? = nil,
    degreesOfFreedom: Double? = nil, pValue: Double? = nil, confidenceLow: Double? = nil, confidenceHigh: Double? = nil
  ) {
    self.term = term
    self.estimate = estimate
    self.standardError = standardError
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.confidenceLow = confidenceLow
    self.confidenceHigh = confidenceHigh
  }
}
