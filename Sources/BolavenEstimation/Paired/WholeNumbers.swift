/// Numbers as whole multiples of one unit, so that their sums can be tabulated and compared exactly.
enum WholeNumbers {
  /// The multiples in the largest common unit; `nil` if no scale 10^k, k ≤ 6, makes the numbers whole but for rounding,
  /// or if the magnitudes of the multiples add up to more than `largestSum`.
  ///
  /// - Parameters:
  ///   - numbers: n numbers. A number that is not 0 keeps a multiple that is not 0.
  ///   - rounding: how far each may be from its true value, in the unit of the numbers.
  static func multiples(of numbers: [Double], rounding: [Double], largestSum: Int) -> [Int]? {
    var scale = 1.0
    while scale <= 1e6 {
      if let whole = whole(numbers, rounding: rounding, scale: scale) {
        let unit = whole.reduce(0) { greatestCommonDivisor($0, Int($1.magnitude)) }
        let reduced = unit > 1 ? whole.map { $0 / unit } : whole
        let total = reduced.reduce(0.0) { $0 + Double($1.magnitude) }
        return total <= Double(largestSum) ? reduced : nil
      }
      scale *= 10
    }
    return nil
  }

  private static func whole(_ numbers: [Double], rounding: [Double], scale: Double) -> [Int]? {
    var result = [Int]()
    result.reserveCapacity(numbers.count)
    for (number, rounding) in zip(numbers, rounding) {
      let scaled = number * scale
      let nearest = scaled.rounded()
      // Below 2^53 every whole number is a double.
      guard scaled.magnitude < 0x1p53, nearest != 0 || number == 0,
        (scaled - nearest).magnitude <= min(0.01, rounding * scale)
      else { return nil }
      result.append(Int(nearest))
    }
    return result
  }

  static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
