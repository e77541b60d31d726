import BolavenFormats

/// How a number is written: its digits, its sign, its unit. The number itself stays as it is.
///
/// Rounding is half away from zero on the decimal digits. A number that would be rounded to zero although it is not zero
/// has up to three decimals more, so that it keeps its sign; one that is smaller still is zero, which has no sign.
public enum NumberStyle: Sendable, Hashable {
  /// Without decimals, in groups of three digits: people, rows, money.
  case count
  /// Without decimals and without groups.
  case year
  /// With a fixed number of decimals, in groups of three digits.
  case fixed(decimals: Int)
  /// Like `fixed`, with a plus sign before what is above zero.
  case signed(decimals: Int)
  /// Like `fixed`, in parentheses: standard errors and standard deviations.
  case parenthesized(decimals: Int)
  /// A share of one, in per cent, without the sign: the heading says it.
  case percent(decimals: Int)
  /// A share of one, in per cent, with the sign.
  case percentWithSign(decimals: Int)
  /// A difference of shares of one, in percentage points with a sign before it.
  case signedPoints(decimals: Int)
  /// A probability in per cent with one decimal, without the sign: `>99.9` and `<0.1` near the ends, never sure.
  case chance
  /// Three decimals; `<0.001` below, never zero.
  case pValue

  /// The number as it is printed, with an ASCII minus.
  ///
  /// - Parameter x: finite.
  public func text(_ x: Double, in language: Language) -> String {
    let symbols = NumberSymbols(language)
    switch self {
    case .count: return grouped(x, 0, symbols)
    case .year: return roundedDecimal(x, decimals: 0)
    case .fixed(let decimals): return grouped(x, decimals, symbols)
    case .signed(let decimals): return withSign(x, decimals, symbols)
    case .parenthesized(let decimals): return "(" + grouped(x, decimals, symbols) + ")"
    case .percent(let decimals): return grouped(x, decimals, symbols, timesTenTo: 2)
    case .percentWithSign(let decimals): return grouped(x, decimals, symbols, timesTenTo: 2) + "%"
    case .signedPoints(let decimals): return withSign(x, decimals, symbols, timesTenTo: 2)
    case .chance:
      if x < 0.0005 { return "<0" + symbols.decimalPoint + "1" }
      return x >= 0.9995 ? ">99" + symbols.decimalPoint + "9" : grouped(x, 1, symbols, timesTenTo: 2)
    case .pValue:
      return x < 0.001 ? "<0" + symbols.decimalPoint + "001" : grouped(x, 3, symbols)
    }
  }

  /// Two limits in brackets, without plus signs.
  public func interval(_ low: Double, _ high: Double, in language: Language) -> String {
    let style = unsigned
    let separator = NumberSymbols(language).intervalSeparator
    return "[" + style.text(low, in: language) + separator + style.text(high, in: language) + "]"
  }

  /// The same digits without a sign before what is above zero.
  private var unsigned: NumberStyle {
    switch self {
    case .signed(let decimals), .parenthesized(let decimals): .fixed(decimals: decimals)
    case .signedPoints(let decimals): .percent(decimals: decimals)
    case .count, .year, .fixed, .percent, .percentWithSign, .chance, .pValue: self
    }
  }

  /// The power of ten that a shown number is multiplied by: shares are shown in per cent.
  var power: Int {
    switch self {
    case .percent, .percentWithSign, .signedPoints, .chance: 2
    case .count, .year, .fixed, .signed, .parenthesized, .pValue: 0
    }
  }
}

private func withSign(_ x: Double, _ decimals: Int, _ symbols: NumberSymbols, timesTenTo power: Int = 0) -> String {
  let text = grouped(x, decimals, symbols, timesTenTo: power)
  return x > 0 && !isZero(text) ? "+" + text : text
}

/// Whether a printed number has no digit but zeros.
private func isZero(_ text: some StringProtocol) -> Bool { !text.utf8.contains { (49...57).contains($0) } }

/// Groups of three digits before the decimals.
private func grouped(_ x: Double, _ decimals: Int, _ symbols: NumberSymbols, timesTenTo power: Int = 0) -> String {
  // Nobody counts sixteen digits: larger numbers have their power of ten behind them.
  guard x.magnitude < 1e15 else { return scientific(x, symbols) }
  // Nor zeros behind the point.
  if decimals > 8, x.magnitude < 1e-3 { return small(x, decimals, symbols) }
  let text =
    (decimals...decimals + 3).lazy.map { roundedDecimal(x, decimals: $0, timesTenTo: power) }
    .first { !isZero($0) } ?? roundedDecimal(x, decimals: decimals, timesTenTo: power)
  let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
  let isNegative = parts[0].hasPrefix("-")
  let digits = Array(isNegative ? parts[0].dropFirst() : parts[0][...])
  var whole = ""
  for (position, digit) in digits.enumerated() {
    if position > 0, (digits.count - position) % 3 == 0 { whole += symbols.groupSeparator }
    whole.append(digit)
  }
  let sign = isNegative ? "-" : ""
  return parts.count == 1 ? sign + whole : sign + whole + symbols.decimalPoint + parts[1]
}

/// `1.234e+20`.
private func scientific(_ x: Double, _ symbols: NumberSymbols) -> String {
  var (mantissa, exponent) = (x, 0)
  while mantissa.magnitude >= 10 {
    mantissa /= 10
    exponent += 1
  }
  let text = roundedDecimal(mantissa, decimals: 3).split(separator: ".").joined(separator: symbols.decimalPoint)
  return "\(text)e+\(exponent)"
}

/// `1.234e-12`: rounded where all those decimals end.
private func small(_ x: Double, _ decimals: Int, _ symbols: NumberSymbols) -> String {
  // The rounded number decides: 9.996e-12 may be 1.00e-11.
  guard !isZero(roundedDecimal(x, decimals: decimals)) else { return "0" }
  var exponent = 3
  while isZero(
    roundedDecimal(x, decimals: max(0, decimals - exponent), timesTenTo: exponent).prefix { $0 != "." })
  {
    exponent += 1
  }
  let text = roundedDecimal(x, decimals: max(0, decimals - exponent), timesTenTo: exponent)
  return "\(text.split(separator: ".").joined(separator: symbols.decimalPoint))e-\(exponent)"
}

/// The text of a number with the minus sign of typography for the hyphen of files.
func withMinus(_ number: String) -> String {
  number.contains("-") ? String(number.map { $0 == "-" ? "\u{2212}" : $0 }) : number
}
