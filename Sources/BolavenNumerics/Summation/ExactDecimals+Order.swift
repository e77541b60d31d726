extension ExactDecimals {
  /// The numbers in ascending order.
  public var sorted: ExactDecimals { ExactDecimals(unchecked: units.sorted(), exponent: exponent) }

  /// The quantile of type 7 at p = numerator/denominator of sorted numbers, rounded once.
  ///
  ///     x_{⌊h⌋} + (h − ⌊h⌋)(x_{⌊h⌋+1} − x_{⌊h⌋}),   h = (n − 1)p from 0
  ///
  /// - Returns: `nil` without numbers or with a probability outside 0 to 1.
  ///
  /// Source: Hyndman & Fan (1996), definition 7.
  public func quantileOfSorted(_ numerator: Int, over denominator: Int) -> Double? {
    guard count > 0, denominator > 0, (0...denominator).contains(numerator) else { return nil }
    let position = (count - 1) * numerator
    let (lower, rest) = (position / denominator, position % denominator)
    let (low, high) = (Int128(units[lower]), Int128(units[min(lower + 1, count - 1)]))
    let parts = ExactInteger(Int128(denominator - rest) * low + Int128(rest) * high)
    return ExactFraction(parts, over: ExactInteger(denominator)).rounded(timesTenTo: exponent)
  }
}
