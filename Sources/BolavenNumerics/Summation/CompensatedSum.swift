/// A running sum that keeps what rounding loses.
///
/// Source: Neumaier (1974), *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*.
public struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// An empty sum.
  public init() {}

  /// Adds a number.
  public mutating func add(_ x: Double) {
    let total = sum + x
    lost += sum.magnitude >= x.magnitude ? (sum - total) + x : (x - total) + sum
    sum = total
  }

  /// Subtracts a product without its rounding error.
  public mutating func subtractProduct(_ a: Double, _ b: Double) {
    let product = a * b
    add(-product)
    add(-productError(a, b, product))
  }

  /// The sum so far.
  public var value: Double { sum.isFinite ? sum + lost : sum }
}

/// The sum of numbers with the rounding errors kept.
public func compensatedSum(_ values: some Sequence<Double>) -> Double {
  var sum = CompensatedSum()
  for x in values { sum.add(x) }
  return sum.value
}
