/// A whole number of any size.
///
/// Enough for exact sums and their last rounding: a few words long, so the plain methods of paper arithmetic serve.
///
/// Source: Knuth (1997), *The Art of Computer Programming*, vol. 2, §4.3.1.
struct ExactInteger: Sendable, Hashable {
  /// Base 2^64, the least significant first, without a leading zero; empty for zero.
  private(set) var words: [UInt64]
  /// Never true for zero.
  private(set) var isNegative: Bool

  private init(words: [UInt64], isNegative: Bool) {
    var words = words
    while words.last == 0 { words.removeLast() }
    self.words = words
    self.isNegative = isNegative && !words.isEmpty
  }

  init(_ x: Int) { self.init(words: [UInt64(x.magnitude)], isNegative: x < 0) }

  init(_ x: Int128) {
    let size = x.magnitude
    self.init(words: [UInt64(truncatingIfNeeded: size), UInt64(truncatingIfNeeded: size >> 64)], isNegative: x < 0)
  }

  /// 10^power.
  init(tenTo power: Int) {
    precondition(power >= 0, "a whole power of ten")
    self.init(1)
    for _ in 0..<power / 18 { self = self * Self(1_000_000_000_000_000_000) }
    for _ in 0..<power % 18 { self = self * Self(10) }
  }

  var isZero: Bool { words.isEmpty }

  /// Bits of the size: 0 for zero, 3 for 5 and for −5.
  var bitWidth: Int { words.isEmpty ? 0 : 64 * words.count - words[words.count - 1].leadingZeroBitCount }

  var magnitude: ExactInteger { ExactInteger(words: words, isNegative: false) }

  static prefix func - (x: ExactInteger) -> ExactInteger {
    ExactInteger(words: x.words, isNegative: !x.isNegative)
  }

  static func + (a: ExactInteger, b: ExactInteger) -> ExactInteger {
    if a.isNegative == b.isNegative { return ExactInteger(words: sum(a.words, b.words), isNegative: a.isNegative) }
    return isLess(a.words, b.words)
      ? ExactInteger(words: difference(b.words, a.words), isNegative: b.isNegative)
      : ExactInteger(words: difference(a.words, b.words), isNegative: a.isNegative)
  }

  static func - (a: ExactInteger, b: ExactInteger) -> ExactInteger { a + -b }

  static func * (a: ExactInteger, b: ExactInteger) -> ExactInteger {
    var product = [UInt64](repeating: 0, count: a.words.count + b.words.count)
    for (i, x) in a.words.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in b.words.enumerated() {
        // (2^64 − 1)² + 2·(2^64 − 1) is 2^128 − 1: it fits.
        let step = UInt128(x) * UInt128(y) + UInt128(product[i + j]) + UInt128(carry)
        product[i + j] = UInt64(truncatingIfNeeded: step)
        carry = UInt64(truncatingIfNeeded: step >> 64)
      }
      product[i + b.words.count] = carry
    }
    return ExactInteger(words: product, isNegative: a.isNegative != b.isNegative)
  }

  /// The same number times 2^bits.
  func shifted(left bits: Int) -> ExactInteger {
    precondition(bits >= 0, "a shift to the left")
    var shifted = [UInt64](repeating: 0, count: bits / 64) + words + [0]
    let rest = bits % 64
    if rest > 0 {
      for position in stride(from: shifted.count - 1, to: bits / 64, by: -1) {
        shifted[position] = shifted[position] << UInt64(rest) | shifted[position - 1] >> UInt64(64 - rest)
      }
      shifted[bits / 64] <<= UInt64(rest)
    }
    return ExactInteger(words: shifted, isNegative: isNegative)
  }

  /// The remainder of the size after division by a number above zero.
  func remainder(by divisor: Int) -> Int {
    words.reversed().reduce(0) { rest, word in
      Int(truncatingIfNeeded: (UInt128(rest) << 64 | UInt128(word)) % UInt128(divisor))
    }
  }

  /// The whole part of the size over a number above zero, with the sign.
  func quotient(by divisor: Int) -> ExactInteger {
    var rest: UInt128 = 0
    var quotient = words
    for position in words.indices.reversed() {
      let part = rest << 64 | UInt128(words[position])
      quotient[position] = UInt64(truncatingIfNeeded: part / UInt128(divisor))
      rest = part % UInt128(divisor)
    }
    return ExactInteger(words: quotient, isNegative: isNegative)
  }

  /// The first bits of |a| / |b|, for numbers that are not zero.
  ///
  /// - Parameter bits: 1 to 127.
  /// - Returns: q with `bits` or `bits` + 1 bits, and e, with |a/b| from q·2^e to below (q + 1)·2^e; `isExact` where it is
  ///   q·2^e.
  static func leadingBits(
    _ a: ExactInteger, over b: ExactInteger, bits: Int
  ) -> (bits: UInt128, exponent: Int, isExact: Bool) {
    precondition(!a.isZero && !b.isZero && (1...127).contains(bits), "a quotient has leading bits")
    // Shifted to the same length, the quotient is above ½ and below 2: its first bit is that of 1 or of ½.
    let exponent = a.bitWidth - b.bitWidth
    var rest = a.magnitude.shifted(left: max(0, -exponent)).words
    let divisor = b.magnitude.shifted(left: max(0, exponent)).words
    rest += [UInt64](repeating: 0, count: divisor.count + 1 - rest.count)
    var quotient: UInt128 = 0
    for _ in 0...bits {
      quotient <<= 1
      if !isLess(rest, divisor) {
        subtract(divisor, from: &rest)
        quotient |= 1
      }
      double(&rest)
    }
    return (quotient, exponent - bits, rest.allSatisfy { $0 == 0 })
  }
}

private func sum(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
  var total: [UInt64] = []
  total.reserveCapacity(max(a.count, b.count) + 1)
  var carry: UInt128 = 0
  for position in 0..<max(a.count, b.count) {
    carry += UInt128(position < a.count ? a[position] : 0) + UInt128(position < b.count ? b[position] : 0)
    total.append(UInt64(truncatingIfNeeded: carry))
    carry >>= 64
  }
  total.append(UInt64(truncatingIfNeeded: carry))
  return total
}

/// a − b for b that is not above a.
private func difference(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
  var rest = a
  subtract(b, from: &rest)
  return rest
}

/// Takes away what is not above it.
private func subtract(_ b: [UInt64], from rest: inout [UInt64]) {
  var borrow: UInt64 = 0
  for position in rest.indices {
    guard position < b.count || borrow > 0 else { return }
    let (first, underflow) = rest[position].subtractingReportingOverflow(position < b.count ? b[position] : 0)
    let (second, more) = first.subtractingReportingOverflow(borrow)
    rest[position] = second
    borrow = underflow || more ? 1 : 0
  }
}

private func double(_ words: inout [UInt64]) {
  var carry: UInt64 = 0
  for position in words.indices {
    let next = words[position] >> 63
    words[position] = words[position] << 1 | carry
    carry = next
  }
}

/// Leading zeros may stand in front.
private func isLess(_ a: [UInt64], _ b: [UInt64]) -> Bool {
  for position in (0..<max(a.count, b.count)).reversed() {
    let (x, y) = (position < a.count ? a[position] : 0, position < b.count ? b[position] : 0)
    if x != y { return x < y }
  }
  return false
}
