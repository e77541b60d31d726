/// The decimal digits of a number: value = 0.d₁d₂… · 10^exponent.
///
/// The digits are the shortest that read back as the same number.
struct DecimalDigits {
  var isNegative: Bool
  /// Each 0 to 9, the first not 0; empty for zero.
  var digits: [UInt8]
  var exponent: Int

  /// - Parameter x: finite.
  init(_ x: Double) {
    isNegative = x < 0
    digits = []
    exponent = 0
    var seenPoint = false
    var scale = 0
    let text = Array(x.magnitude.description.utf8)
    var position = 0
    while position < text.count {
      let byte = text[position]
      switch byte {
      case 48...57:
        if !(digits.isEmpty && byte == 48) {
          digits.append(byte - 48)
          if !seenPoint { exponent += 1 }
        } else if seenPoint {
          exponent -= 1
        }
      case 46: seenPoint = true
      default:
        scale = Int(String(decoding: text[(position + 1)...], as: UTF8.self)) ?? 0
        position = text.count
      }
      position += 1
    }
    exponent += scale
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// Rounds half away from zero to a number of places behind the point.
  mutating func round(toDecimals decimals: Int) {
    let keep = exponent + decimals
    guard keep < digits.count else { return }
    guard keep >= 0 else {
      digits = []
      return
    }
    let roundsUp = digits[keep] >= 5
    digits.removeSubrange(keep...)
    guard roundsUp else { return }
    var place = keep - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }
}

/// A number with a fixed number of places behind the point, rounded half away from zero on its decimal digits.
///
/// 0.285 with two places is 0.29 although its binary value is below; no minus stands before a zero.
///
/// - Parameters:
///   - x: finite.
///   - decimals: 0 to 300.
///   - power: the number is multiplied by 10^power by moving its point, without rounding: 2 for per cent.
public func roundedDecimal(_ x: Double, decimals: Int, timesTenTo power: Int = 0) -> String {
  precondition(x.isFinite, "only a finite number has digits")
  var number = DecimalDigits(x)
  if !number.digits.isEmpty { number.exponent += power }
  number.round(toDecimals: decimals)
  let isZero = number.digits.allSatisfy { $0 == 0 }
  var text: [UInt8] = number.isNegative && !isZero ? [45] : []
  let digit = { (place: Int) -> UInt8 in
    number.digits.indices.contains(place) ? 48 + number.digits[place] : 48
  }
  if number.exponent <= 0 { text.append(48) }
  for place in 0..<max(0, number.exponent) { text.append(digit(place)) }
  if decimals > 0 {
    text.append(46)
    for place in 0..<decimals { text.append(digit(number.exponent + place)) }
  }
  return String(decoding: text, as: UTF8.self)
}

/// The shortest decimal that reads back as a number, without a point behind a whole one; its point may be moved.
///
/// - Parameters:
///   - x: finite.
///   - power: the number is multiplied by 10^power by moving its point, without rounding: 2 for per cent.
public func shortestDecimal(_ x: Double, timesTenTo power: Int = 0) -> String {
  let number = DecimalDigits(x)
  let exponent = number.exponent + (number.digits.isEmpty ? 0 : power)
  if exponent > 17 || exponent < -4 {
    let digits = number.digits.map(String.init)
    let tail = digits.count > 1 ? "." + digits.dropFirst().joined() : ""
    return (number.isNegative ? "-" : "") + digits[0] + tail + "e\(exponent - 1)"
  }
  return roundedDecimal(x, decimals: max(0, number.digits.count - exponent), timesTenTo: power)
}

/// a − b as the decimal difference of two numbers that are known to fifteen digits: 0.0625 − 0.2875 is −0.225 and nothing
/// beside it, so that halves are rounded as a reader would.
public func decimalDifference(_ a: Double, _ b: Double) -> Double {
  let difference = a - b
  let largest = max(a.magnitude, b.magnitude)
  guard difference.isFinite, largest > 0 else { return difference }
  let decimals = 15 - DecimalDigits(largest).exponent
  guard (0...300).contains(decimals) else { return difference }
  return Double(roundedDecimal(difference, decimals: decimals)) ?? difference
}
