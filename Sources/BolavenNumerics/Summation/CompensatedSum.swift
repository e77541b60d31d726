/// A running sum that keeps what rounding loses.
///
///     S = fl(Σxᵢ) + Σeᵢ,   eᵢ the rounding error of the i-th addition
///
/// Source: Neumaier (1974), *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*.
public struct CompensatedSum: Sendable {
  @usableFromInline var sum = 0.0
  @usableFromInline var lost = 0.0

  /// An empty sum.
  @inlinable
  public init() {}

  /// Adds a number, and its rounding error to what was lost.
  @inlinable
  public mutating func add(_ x: Double) {
    let total = sum + x
    lost += sum.magnitude >= x.magnitude ? (sum - total) + x : (x - total) + sum
    sum = total
  }

  /// Subtracts a·b, its rounding error included.
  ///
  /// Source: Ogita, Rump & Oishi (2005), *Accurate sum and dot product*, §3.
  public mutating func subtractProduct(_ a: Double, _ b: Double) {
    let product = a * b
    add(-product)
    add(-productError(a, b, product))
  }

  /// The sum so far, what was lost added; the plain sum where that is not finite.
  @inlinable
  public var value: Double { sum.isFinite ? sum + lost : sum }
}

/// Σx with the rounding errors kept; 0 without numbers.
///
/// Source: Neumaier (1974), *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*.
@inlinable
public func compensatedSum(_ values: some Sequence<Double>) -> Double {
  var sum = CompensatedSum()
  for x in values { sum.add(x) }
  return sum.value
}
