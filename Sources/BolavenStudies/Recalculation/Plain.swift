import BolavenNumerics

/// Textbook formulas written out once more, apart from the engine: short loops, sums in double-double precision, series
/// instead of libraries. They are slow, and they check.
enum Plain {
  /// Σx, rounded once at the end.
  static func sum(_ values: some Sequence<Double>) -> Double { total(values).value }

  /// Σx in double-double.
  static func total(_ values: some Sequence<Double>) -> DoubleDouble {
    var sum = DoubleDouble(0)
    for x in values { sum = sum + DoubleDouble(x) }
    return sum
  }

  /// Σx/n; `nil` without numbers.
  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : (total(values) / DoubleDouble(Double(values.count))).value
  }

  /// Σwx/Σw; `nil` without weight.
  static func mean(_ values: [Double], weights: [Double]) -> Double? {
    let weight = total(weights)
    guard weight.value > 0 else { return nil }
    var sum = DoubleDouble(0)
    for (x, w) in zip(values, weights) { sum = sum + DoubleDouble(x, times: w) }
    return (sum / weight).value
  }

  /// Σ(x − x̄)(y − ȳ)/(n − 1), in two passes; `nil` below two pairs.
  static func covariance(_ x: [Double], _ y: [Double]) -> Double? {
    guard x.count > 1 else { return nil }
    let n = DoubleDouble(Double(x.count))
    let (meanX, meanY) = (total(x) / n, total(y) / n)
    var sum = DoubleDouble(0)
    for (a, b) in zip(x, y) { sum = sum + (DoubleDouble(a) - meanX) * (DoubleDouble(b) - meanY) }
    return (sum / DoubleDouble(Double(x.count - 1))).value
  }

  /// s²; `nil` below two numbers.
  static func variance(_ values: [Double]) -> Double? { covariance(values, values) }

  /// s; `nil` below two numbers.
  static func deviation(_ values: [Double]) -> Double? { variance(values).map { max(0, $0).squareRoot() } }

  /// The quantile of type 7: x₍ₕ₎ + (h − ⌊h⌋)(x₍ₕ₊₁₎ − x₍ₕ₎) with h = (n − 1)p from 0; `nil` without numbers.
  ///
  /// Source: Hyndman & Fan (1996), definition 7.
  static func quantile(_ values: [Double], _ p: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = Double(sorted.count - 1) * p
    let below = Int(place.rounded(.down))
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// Ranks from 1 of numbers, equal ones sharing the mean of their ranks; what differs by rounding only is equal.
  static func midRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] - values[order[end]] <= rounding(values[order[end]]) {
        end += 1
      }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }

  /// What two numbers of a size may differ by and still be the same.
  static func rounding(_ size: Double) -> Double { 1e-12 * max(1, size.magnitude) }

  /// The zero of a function that rises from below zero at `low` to above it at `high`, by halving.
  static func root(low: Double, high: Double, _ rising: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if rising(middle) < 0 { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  /// A number as it is written, digit by digit: `-12.50`, `3e-4`; `nil` for any other writing.
  static func decimal(_ text: String) -> DoubleDouble? {
    var digits = DoubleDouble(0)
    var (isNegative, hasDigit, hasPoint) = (false, false, false)
    var exponent = 0
    var rest = Substring(text)[...]
    if let sign = rest.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      rest = rest.dropFirst()
    }
    while let sign = rest.first {
      if let digit = sign.wholeNumberValue, sign.isASCII {
        digits = digits * 10 + DoubleDouble(Double(digit))
        if hasPoint { exponent -= 1 }
        hasDigit = true
      } else if sign == ".", !hasPoint {
        hasPoint = true
      } else if sign == "e" || sign == "E", let power = Int(rest.dropFirst()) {
        exponent += power
        break
      } else {
        return nil
      }
      rest = rest.dropFirst()
    }
    guard hasDigit, exponent.magnitude < 300 else { return nil }
    var power = DoubleDouble(1)
    for _ in 0..<exponent.magnitude { power = power * 10 }
    let value = exponent < 0 ? digits / power : digits * power
    return isNegative ? -value : value
  }
}
