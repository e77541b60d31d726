/// Decimal numbers kept exactly: whole numbers times one power of ten.
///
/// Nothing is lost by reading to binary, so that sums, means and sums of squares are exact and a result is rounded once, at
/// its end. A number has at most 18 significant digits in the unit that all of them share, and is below 10^100 in size.
///
/// With |x| < 10¹⁸ < 2⁶⁰ in units, sums of n numbers stay below 2¹²⁷ and sums of n products below 2¹⁹¹ for any n below 2⁶³:
/// what could overflow is refused when the column is made, later nothing can.
public struct ExactDecimals: Sendable, Hashable {
  /// Each number in units of 10^exponent, below 10¹⁸ in size.
  public let units: [Int64]
  /// The power of ten of the unit, −120 to 82.
  public let exponent: Int

  /// What stays below 10¹⁸ in size.
  static let largest: Int64 = 999_999_999_999_999_999
  /// Squares and their sums stay among the normal doubles.
  private static let exponents = -120...82

  /// Numbers in units of a power of ten; `nil` where a number or the power is beyond its bounds.
  ///
  /// - Parameters:
  ///   - units: n whole numbers below 10¹⁸ in size.
  ///   - exponent: −120 to 82.
  public init?(units: [Int64], exponent: Int) {
    guard Self.exponents.contains(exponent), units.allSatisfy({ $0.magnitude <= Self.largest.magnitude }) else {
      return nil
    }
    self.init(unchecked: units, exponent: exponent)
  }

  init(unchecked units: [Int64], exponent: Int) {
    self.units = units
    self.exponent = exponent
  }

  /// The numbers that texts write, in their order; `nil` where a text is none, or they do not fit together.
  public init?(_ texts: [String]) {
    self.init(levels: texts, codes: texts.indices.map(Int32.init))
  }

  /// The numbers of rows, of which each names its text by a code; each text is read once.
  ///
  /// - Parameters:
  ///   - levels: texts; one that no row names may be anything.
  ///   - codes: n positions among the levels.
  /// - Returns: `nil` where a text is no number, or the numbers do not fit together.
  public init?(levels: [String], codes: [Int32]) {
    var isUsed = [Bool](repeating: false, count: levels.count)
    for code in codes { isUsed[Int(code)] = true }
    var numbers = [ExactDecimal](repeating: ExactDecimal(digits: 0, exponent: 0), count: levels.count)
    var unit: Int?
    for (position, text) in levels.enumerated() where isUsed[position] {
      guard let number = ExactDecimal(text) else { return nil }
      numbers[position] = number
      if number.digits != 0 { unit = min(unit ?? number.exponent, number.exponent) }
    }
    let exponent = unit ?? 0
    guard Self.exponents.contains(exponent) else { return nil }
    var units = [Int64](repeating: 0, count: levels.count)
    for (position, number) in numbers.enumerated() {
      guard let whole = number.units(of: exponent) else { return nil }
      units[position] = whole
    }
    self.init(unchecked: codes.map { units[Int($0)] }, exponent: exponent)
  }

  /// How many numbers there are.
  public var count: Int { units.count }

  /// The double nearest to the number in a row, units · 10^exponent, ties to even.
  public subscript(row: Int) -> Double { Self.value(units[row], exponent) }

  /// Some of the numbers, in the order given; rows count from 0.
  public func rows(_ selection: [Int]) -> ExactDecimals {
    ExactDecimals(unchecked: selection.map { units[$0] }, exponent: exponent)
  }

  private static func value(_ units: Int64, _ exponent: Int) -> Double {
    // Both are doubles without rounding, so that one operation rounds once.
    if units.magnitude < 1 << 53, abs(exponent) <= 22 {
      let power = powersOfTen[abs(exponent)]
      return exponent < 0 ? Double(units) / power : Double(units) * power
    }
    return ExactFraction(Int(units)).rounded(timesTenTo: exponent)
  }
}

/// 10^0 to 10^22, which are doubles without rounding.
private let powersOfTen: [Double] = (0..<22).reduce(into: [1]) { powers, _ in
  powers.append(powers[powers.count - 1] * 10)
}
