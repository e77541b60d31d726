import BolavenNumerics

/// A decimal number as it is written, with every digit: a minus, digits that do not begin with a needless zero, and a point
/// with digits behind. What can be written so is kept in eight bytes and gives back the very text.
struct PlainDecimal: Hashable {
  /// The minus, in the highest bit; the digits behind the point, in five bits; all digits as a whole number.
  let bits: UInt64

  static let missing = PlainDecimal(bits: .max)
  private static let magnitudeBits = 58
  static let mostDecimals = 30
  static let mostMagnitude: UInt64 = 1 << 58 - 1

  init(bits: UInt64) { self.bits = bits }

  /// What stands for no number among those of four bytes.
  static let compactMissing = UInt32.max

  /// The number in four bytes: the minus, three bits for the digits behind the point, and all digits as a whole number;
  /// `nil` where it has too many.
  @inline(__always)
  var compact: UInt32? {
    guard magnitude < 1 << 28 &- 1, decimals < 8 else { return nil }
    return UInt32(truncatingIfNeeded: (bits >> 63) << 31 | (bits >> 58 & 7) << 28 | magnitude)
  }

  /// A number that was kept in four bytes.
  @inline(__always)
  init(compact: UInt32) {
    let bits = UInt64(compact)
    self.bits =
      compact == Self.compactMissing ? .max : (bits >> 31) << 63 | (bits >> 28 & 7) << 58 | bits & (1 << 28 - 1)
  }

  @inline(__always)
  init(isNegative: Bool, magnitude: UInt64, decimals: Int) {
    bits = (isNegative ? 1 << 63 : 0) | UInt64(truncatingIfNeeded: decimals) << 58 | magnitude
  }

  var isNegative: Bool { bits >> 63 == 1 }
  var decimals: Int { Int(bits >> 58 & 31) }
  var magnitude: UInt64 { bits & Self.mostMagnitude }

  /// The number of a text; `nil` for one that is written in another way, or has too many digits.
  ///
  /// - Parameter text: eight bytes at it may be read, whatever its length.
  @inline(__always)
  init?(_ text: UnsafePointer<UInt8>, count: Int) {
    if count <= 8 {
      self.init(short: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self), count: count)
    } else {
      self.init(long: text, count: count)
    }
  }

  /// The number of a text of up to eight bytes, the first of them the lowest, all at once: numbers of a column differ in
  /// their signs and lengths, which no branch can foresee.
  ///
  /// Source: Lemire (2021), Number parsing at a gigabyte per second, §5.
  @inline(__always)
  private init?(short bytes: UInt64, count: Int) {
    let minus: UInt64 = bytes & 0xFF == 45 ? 1 : 0
    let length = UInt64(truncatingIfNeeded: count) &- minus
    guard length &- 1 < 8 else { return nil }
    // The last byte is the highest, zeros stand below the first.
    var digits = (bytes &>> (8 &* minus)) &<< (64 &- 8 &* length)
    let points = digits ^ 0x2E2E_2E2E_2E2E_2E2E
    let found = (points &- 0x0101_0101_0101_0101) & ~points & 0x8080_8080_8080_8080
    let hasPoint: UInt64 = found == 0 ? 0 : 1
    // Bits up to the point and with it; 64 without one.
    let through = UInt64(truncatingIfNeeded: found.trailingZeroBitCount) &+ hasPoint
    let above = UInt64.max << through
    let below = ~(UInt64.max << (through &- 8 &* hasPoint))
    digits = digits & above | (digits & below) &<< (8 &* hasPoint)
    let digitCount = length &- hasPoint
    let decimals = hasPoint == 0 ? 0 : 8 &- (through &>> 3)
    let whole = digitCount &- decimals
    digits |= 0x3030_3030_3030_3030 >> (8 &* digitCount)
    let high = digits & 0xF0F0_F0F0_F0F0_F0F0 | (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0F0F_0F0F_0F0F_0F0F
    // Nothing but digits, some before a point and some behind it, and no needless zero.
    let first = digits >> (64 &- 8 &* digitCount) & 0xFF
    let isPlain = (high == 0x3333_3333_3333_3333) && ((whole == 1) || ((whole &- 1 < 8) && (first != 48)))
    guard isPlain, hasPoint == 0 || decimals > 0 else { return nil }
    digits &-= 0x3030_3030_3030_3030
    digits = digits &* 10 &+ digits >> 8
    let upper = (digits & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let lower = (digits >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    bits = minus << 63 | decimals << 58 | (upper &+ lower) >> 32
  }

  private init?(long text: UnsafePointer<UInt8>, count: Int) {
    var place = 0
    let isNegative = text[0] == 45
    if isNegative { place = 1 }
    guard place < count else { return nil }
    let first = text[place] &- 48
    guard first <= 9 else { return nil }
    var magnitude = UInt64(first)
    place &+= 1
    // 17 digits and the point.
    guard count &- place <= 17 else { return nil }
    if first == 0, place < count, text[place] != 46 { return nil }
    while place < count {
      let digit = text[place] &- 48
      if digit > 9 { break }
      magnitude = magnitude &* 10 &+ UInt64(digit)
      place &+= 1
    }
    var decimals = 0
    if place < count {
      guard text[place] == 46, place &+ 1 < count else { return nil }
      place &+= 1
      decimals = count &- place
      while place < count {
        let digit = text[place] &- 48
        if digit > 9 { return nil }
        magnitude = magnitude &* 10 &+ UInt64(digit)
        place &+= 1
      }
    }
    guard magnitude < Self.mostMagnitude else { return nil }
    self.init(isNegative: isNegative, magnitude: magnitude, decimals: decimals)
  }

  /// Numbers of four bytes are smaller, their points left out.
  static let mostCompact = Double(1 << 28 - 1)

  /// Whether the last digit is 0.
  var endsInZero: Bool { magnitude % 10 == 0 }

  /// Whether the number follows from its nearest double and the digits behind its point.
  @inline(__always)
  var isMeasurable: Bool { magnitude < 1 << 50 && decimals <= 22 }

  /// The number whose nearest double is known.
  ///
  /// - Parameter decimals: at most 22; the number has less than 2^50 in units of its last digit, so that a product of doubles
  ///   is nearer to it than to any other.
  init(_ number: Double, decimals: Int) {
    self.init(
      isNegative: number.sign == .minus,
      magnitude: UInt64((number.magnitude * PowersOfTen.exact[decimals]).rounded()), decimals: decimals)
  }

  /// The number with the fewest digits behind the point whose nearest double is known; of less than 2^50 in units of its
  /// last digit, which has 22 places at most.
  init(fewestDigitsOf number: Double) {
    for decimals in 0..<PowersOfTen.exact.count {
      self.init(number, decimals: decimals)
      if self.number == number { return }
    }
    self = .missing
  }

  /// The text that was read.
  var text: String {
    var digits = Array(String(magnitude).utf8)
    let decimals = decimals
    if decimals > 0 {
      if digits.count <= decimals {
        digits.insert(contentsOf: repeatElement(48, count: decimals + 1 - digits.count), at: 0)
      }
      digits.insert(46, at: digits.count - decimals)
    }
    if isNegative { digits.insert(45, at: 0) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The nearest double, to even where two are equally near; −0 for a zero with a minus.
  ///
  /// Whole numbers below 2^53 and powers of ten up to 10^22 are doubles, and one division of doubles is rounded once.
  /// Where there are more digits the quotient of whole numbers is rounded by hand.
  ///
  /// Source: Clinger (1990), §3.
  var number: Double {
    let magnitude = magnitude
    let decimals = decimals
    let size: Double =
      if magnitude <= 1 << 53, decimals <= 22 {
        Double(magnitude) / PowersOfTen.exact[decimals]
      } else {
        Self.quotient(magnitude, decimals)
      }
    return isNegative ? -size : size
  }

  private static func quotient(_ magnitude: UInt64, _ decimals: Int) -> Double {
    guard decimals <= 19 else {
      return Double(PlainDecimal(isNegative: false, magnitude: magnitude, decimals: decimals).text) ?? 0
    }
    let divisor = (0..<decimals).reduce(1 as UInt64) { power, _ in power * 10 }
    // As many bits as the division allows: the quotient has 64 or 65 − ... bits, enough for 53 and one that rounds.
    let shift = divisor.leadingZeroBitCount
    let scaled = divisor << UInt64(shift)
    let (high, low) = (magnitude, 0 as UInt64)
    guard high < scaled else {
      return Double(PlainDecimal(isNegative: false, magnitude: magnitude, decimals: decimals).text) ?? 0
    }
    let (quotient, remainder) = scaled.dividingFullWidth((high, low))
    // magnitude / 10^d = quotient · 2^(shift − 64), and a remainder makes the last bit 1 so that no tie is seen.
    guard quotient.leadingZeroBitCount <= 8 else {
      return Double(PlainDecimal(isNegative: false, magnitude: magnitude, decimals: decimals).text) ?? 0
    }
    return Double(quotient | (remainder == 0 ? 0 : 1)) * Double(sign: .plus, exponent: shift - 64, significand: 1)
  }
}

/// Powers of ten that are doubles.
enum PowersOfTen {
  static let exact: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
