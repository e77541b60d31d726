extension ExactDecimals {
  /// Σx, rounded once; 0 without numbers.
  public var sum: Double { whole(total).rounded(timesTenTo: exponent) }

  /// Σx/n, rounded once; `nil` without numbers.
  public var mean: Double? { count > 0 ? ExactFraction(total, over: size).rounded(timesTenTo: exponent) : nil }

  /// Σ(x − x̄)², rounded once; 0 without numbers.
  public var sumOfSquaredDeviations: Double {
    count > 0 ? squaredDeviations.rounded(timesTenTo: 2 * exponent) : 0
  }

  /// s² = Σ(x − x̄)²/(n − 1), rounded once; `nil` below two numbers.
  public var variance: Double? {
    count > 1 ? (squaredDeviations / ExactFraction(count - 1)).rounded(timesTenTo: 2 * exponent) : nil
  }

  /// s = √(Σ(x − x̄)²/(n − 1)), rounded once; `nil` below two numbers.
  public var standardDeviation: Double? {
    count > 1 ? (squaredDeviations / ExactFraction(count - 1)).squareRoot(timesTenTo: 2 * exponent) : nil
  }

  /// The correlation of neighbors, r₁ = Σ(xᵢ − x̄)(xᵢ₊₁ − x̄)/Σ(xᵢ − x̄)², rounded once.
  ///
  /// - Returns: `nil` below two numbers, or where all are equal.
  ///
  /// Source: Box, Jenkins & Reinsel (1994), *Time Series Analysis*, §2.1.5.
  public var lagOneAutocorrelation: Double? {
    guard let first = units.first, let last = units.last, count > 1, !squaredDeviations.isZero else { return nil }
    let products = ExactFraction(products(units, lag: 1), over: ExactInteger(1))
    let mean = ExactFraction(total, over: size)
    // Σ(xᵢ − x̄)(xᵢ₊₁ − x̄) = Σxᵢxᵢ₊₁ − x̄(2Σx − x₁ − xₙ) + (n − 1)x̄².
    let ends = ExactFraction(total + total - ExactInteger(Int(first)) - ExactInteger(Int(last)), over: ExactInteger(1))
    let together = products - mean * ends + ExactFraction(count - 1) * mean * mean
    return (together / squaredDeviations).rounded()
  }

  // MARK: Groups

  /// Sums of squares between groups, Σn_g(x̄_g − x̄)², and within them, Σ(x − x̄_g)², in units of 10^(2·exponent).
  ///
  /// - Parameters:
  ///   - groupOfRow: one a number, from 0 to below `groupCount`.
  ///   - groupCount: how many groups there are; an empty one adds nothing.
  /// - Returns: exact fractions, which add up to Σ(x − x̄)².
  public func sumsOfSquares(groupOfRow: [Int], groupCount: Int) -> (between: ExactFraction, within: ExactFraction) {
    precondition(groupOfRow.count == count, "one group a number")
    guard count > 0 else { return (ExactFraction(0), ExactFraction(0)) }
    var sums = [Int128](repeating: 0, count: groupCount)
    var counts = [Int](repeating: 0, count: groupCount)
    for (row, group) in groupOfRow.enumerated() {
      sums[group] += Int128(units[row])
      counts[group] += 1
    }
    // Groups of one size share a denominator, so that it does not grow with their number.
    var squares: [Int: ExactInteger] = [:]
    for group in 0..<groupCount where counts[group] > 0 {
      let sum = ExactInteger(sums[group])
      squares[counts[group]] = (squares[counts[group]] ?? ExactInteger(0)) + sum * sum
    }
    let groups = squares.keys.sorted().reduce(ExactFraction(0)) { total, size in
      total.adding(squares[size] ?? ExactInteger(0), over: size)
    }
    let all = ExactFraction(products(units, lag: 0), over: ExactInteger(1))
    return (groups - ExactFraction(total * total, over: size), all - groups)
  }

  // MARK: Exact parts

  private var size: ExactInteger { ExactInteger(count) }
  private func whole(_ x: ExactInteger) -> ExactFraction { ExactFraction(x, over: ExactInteger(1)) }

  private var total: ExactInteger { ExactInteger(units.reduce(into: Int128(0)) { $0 += Int128($1) }) }

  /// Σx² − (Σx)²/n; there are numbers.
  private var squaredDeviations: ExactFraction {
    whole(products(units, lag: 0)) - ExactFraction(total * total, over: size)
  }
}

/// Σxᵢxᵢ₊ₗ for a lag l, in 192 bits: a sum of 128 bits and a count of how often it went around.
private func products(_ units: [Int64], lag: Int) -> ExactInteger {
  var low: Int128 = 0
  var turns = 0
  units.withUnsafeBufferPointer { units in
    for row in lag..<max(lag, units.count) {
      let (high, rest) = units[row - lag].multipliedFullWidth(by: units[row])
      let step = Int128(high) << 64 | Int128(rest)
      let (sum, overflow) = low.addingReportingOverflow(step)
      low = sum
      if overflow { turns += step < 0 ? -1 : 1 }
    }
  }
  return ExactInteger(low) + ExactInteger(turns).shifted(left: 128)
}
