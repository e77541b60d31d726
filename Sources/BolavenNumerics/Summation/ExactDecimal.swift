/// One decimal number as it is written: at most 18 significant digits times a power of ten.
struct ExactDecimal: Sendable, Hashable {
  /// Without zeros at its end, below 10¹⁸ in size.
  let digits: Int64
  /// 0 for zero.
  let exponent: Int

  init(digits: Int64, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// A sign, digits, one point and an exponent, with blanks around it.
  ///
  /// - Returns: `nil` for any other text, for more digits, and for a power of ten beyond ±9999.
  init?(_ text: String) {
    var text = text
    let number = text.withUTF8 { bytes in Self.read(bytes) }
    guard let number else { return nil }
    self = number
  }

  /// The number in units of a power of ten; `nil` where it is no whole number of them below 10¹⁸.
  func units(of power: Int) -> Int64? {
    if digits == 0 { return 0 }
    let shift = exponent - power
    guard (0...17).contains(shift) else { return nil }
    var units = digits
    for _ in 0..<shift {
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      units = product
    }
    return units.magnitude <= ExactDecimals.largest.magnitude ? units : nil
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
    var start = 0
    var end = bytes.count
    while start < end, let length = blank(bytes, at: start, forward: true) { start += length }
    while end > start, let length = blank(bytes, at: end - 1, forward: false) { end -= length }
    guard start < end else { return nil }
    let isNegative = bytes[start] == 45
    if isNegative || bytes[start] == 43 { start += 1 }
    var digits: Int64 = 0
    var zeros = 0
    var significant = 0
    var exponent = 0
    var isBehindPoint = false
    var hasDigit = false
    scan: while start < end {
      switch bytes[start] {
      case 48...57:
        hasDigit = true
        if isBehindPoint { exponent -= 1 }
        let digit = Int64(bytes[start] - 48)
        // Zeros count only once another digit follows them.
        if digit == 0 {
          if significant > 0 { zeros += 1 }
        } else {
          significant += zeros + 1
          guard significant <= 18 else { return nil }
          for _ in 0...zeros { digits *= 10 }
          digits += digit
          zeros = 0
        }
      case 46 where !isBehindPoint: isBehindPoint = true
      case 69, 101:
        guard let power = wholeNumber(bytes[(start + 1)..<end]) else { return nil }
        exponent += power
        start = end
        break scan
      default: return nil
      }
      start += 1
    }
    guard hasDigit else { return nil }
    return digits == 0
      ? ExactDecimal(digits: 0, exponent: 0)
      : ExactDecimal(digits: isNegative ? -digits : digits, exponent: exponent + zeros)
  }

  /// The length of a space, a tab or a no-break space that begins, or ends, here.
  private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, forward: Bool) -> Int? {
    if bytes[position] == 32 || bytes[position] == 9 { return 1 }
    let first = forward ? position : position - 1
    return first >= 0 && first + 1 < bytes.count && bytes[first] == 0xC2 && bytes[first + 1] == 0xA0 ? 2 : nil
  }

  /// A sign and one to four digits.
  private static func wholeNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let hasSign = bytes.first == 45 || bytes.first == 43
    let digits = hasSign ? bytes.dropFirst() : bytes
    guard (1...4).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let size = digits.reduce(0) { 10 * $0 + Int($1) - 48 }
    return bytes.first == 45 ? -size : size
  }
}
