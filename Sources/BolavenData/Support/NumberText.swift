/// A correctly rounded decimal number: sign, digits, point, exponent and nothing else; `nil` for anything that overflows.
public func decimalNumber(_ text: String) -> Double? {
  guard text.utf8.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }),
    text.utf8.contains(where: { (48...57).contains($0) }), let number = Double(text), number.isFinite
  else { return nil }
  return number
}

/// `92.3%` as the number nearest to 0.923; `nil` without the sign.
public func perCent(_ text: String) -> Double? {
  let digits = String(text.dropLast())
  guard text.hasSuffix("%"), let number = decimalNumber(digits) else { return nil }
  // The exponent rather than a division, which rounds a second time.
  return decimalNumber(digits + "e-2") ?? number / 100
}

/// `60%` or `0.6` as a share of one; `nil` outside 0 to 1.
public func parseShare(_ text: String) -> Double? {
  guard let share = perCent(text) ?? decimalNumber(text), (0...1).contains(share) else { return nil }
  return share
}

/// The same number from bytes, much faster where it has few digits.
///
/// Source: Clinger (1990), How to read floating point numbers accurately, §3: exact where the digits and the power of ten
/// are.
func decimalNumber(_ bytes: [UInt8]) -> Double? {
  var digits: UInt64 = 0
  var digitCount = 0
  var decimals = 0
  var hasPoint = false
  for byte in bytes.dropFirst(bytes.first == 45 ? 1 : 0) {
    switch byte {
    case 48...57:
      digits = 10 * digits + UInt64(byte - 48)
      digitCount += 1
      if hasPoint { decimals += 1 }
    case 46 where !hasPoint: hasPoint = true
    default: return decimalNumber(trimmingBlanks(String(decoding: bytes, as: UTF8.self)))
    }
    guard digitCount <= 15 else { return decimalNumber(String(decoding: bytes, as: UTF8.self)) }
  }
  guard digitCount > 0 else { return nil }
  let number = decimals == 0 ? Double(digits) : Double(digits) / powersOfTen[decimals]
  return bytes.first == 45 ? -number : number
}

/// Those that a double holds exactly and fifteen digits can need.
private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]
