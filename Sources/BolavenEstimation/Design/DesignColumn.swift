/// One column of a design: a coefficient's name and the numbers it multiplies.
public struct DesignColumn: Sendable {
  /// The name of its coefficient.
  public let term: String
  /// What rounding the numbers to doubles left out, n of them; `nil` where nothing was.
  public let remainders: [Double]?
  private let content: Content

  /// A constant takes no memory.
  private enum Content: Sendable {
    case numbers([Double])
    case ones(Int)
  }

  /// A column under the name of its coefficient.
  ///
  /// - Parameters:
  ///   - values: n numbers.
  ///   - remainders: n numbers, what rounding left out of the values; `nil` where nothing was.
  public init(term: String, values: [Double], remainders: [Double]? = nil) {
    self.term = term
    self.remainders = remainders
    content = .numbers(values)
  }

  /// The constant: a one in each of n rows.
  public init(interceptOf rows: Int) {
    term = Design.intercept
    remainders = nil
    content = .ones(rows)
  }

  /// n numbers.
  public var values: [Double] {
    switch content {
    case .numbers(let values): values
    case .ones(let count): [Double](repeating: 1, count: count)
    }
  }

  /// n.
  public var count: Int {
    switch content {
    case .numbers(let values): values.count
    case .ones(let count): count
    }
  }

  /// Whether the column is the constant.
  public var isIntercept: Bool {
    if case .ones = content { true } else { false }
  }

  /// n numbers; `nil` for the constant.
  var numbers: [Double]? {
    if case .numbers(let values) = content { values } else { nil }
  }
}
