/// One column of a design: a coefficient's name and the numbers it multiplies.
public struct DesignColumn: Sendable {
  /// The name of its coefficient.
  public let term: String
  /// n numbers.
  public let values: [Double]
  /// What rounding the numbers to doubles left out, n of them; `nil` where nothing was.
  public let remainders: [Double]?

  /// A column under the name of its coefficient.
  public init(term: String, values: [Double], remainders: [Double]? = nil) {
    self.term = term
    self.values = values
    self.remainders = remainders
  }

  func rows(_ selection: [Int]) -> DesignColumn {
    DesignColumn(
      term: term, values: selection.map { values[$0] }, remainders: remainders.map { low in selection.map { low[$0] } })
  }
}
