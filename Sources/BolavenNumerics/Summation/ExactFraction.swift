/// A fraction of whole numbers of any size: nothing is rounded until it is asked for as a double, and then once.
public struct ExactFraction: Sendable {
  let numerator: ExactInteger
  /// Above zero.
  let denominator: ExactInteger

  init(_ numerator: ExactInteger, over denominator: ExactInteger) {
    precondition(!denominator.isZero, "a fraction has a denominator")
    self.numerator = denominator.isNegative ? -numerator : numerator
    self.denominator = denominator.magnitude
  }

  /// A whole number, x/1.
  public init(_ x: Int) { self.init(ExactInteger(x), over: ExactInteger(1)) }

  /// Whether it is zero.
  public var isZero: Bool { numerator.isZero }
  /// Whether it is below zero.
  public var isNegative: Bool { numerator.isNegative }

  /// a/b + c/d, exactly.
  public static func + (a: ExactFraction, b: ExactFraction) -> ExactFraction {
    ExactFraction(
      a.numerator * b.denominator + b.numerator * a.denominator, over: a.denominator * b.denominator)
  }

  /// a/b − c/d, exactly.
  public static func - (a: ExactFraction, b: ExactFraction) -> ExactFraction {
    ExactFraction(
      a.numerator * b.denominator - b.numerator * a.denominator, over: a.denominator * b.denominator)
  }

  /// a/b · c/d, exactly.
  public static func * (a: ExactFraction, b: ExactFraction) -> ExactFraction {
    ExactFraction(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  /// (a/b) / (c/d), exactly; the divisor is not zero.
  public static func / (a: ExactFraction, b: ExactFraction) -> ExactFraction {
    ExactFraction(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }

  /// The sum with x/n, n above zero, whose denominator grows only by what n does not share with it.
  func adding(_ x: ExactInteger, over n: Int) -> ExactFraction {
    var (common, rest) = (n, denominator.remainder(by: n))
    while rest > 0 { (common, rest) = (rest, common % rest) }
    let missing = ExactInteger(n / common)
    return ExactFraction(
      numerator * missing + x * denominator.quotient(by: common), over: denominator * missing)
  }

  /// The double nearest to the fraction times 10^power, ties to even.
  ///
  /// - Returns: infinite beyond the doubles; below the normal ones it may be rounded twice.
  public func rounded(timesTenTo power: Int = 0) -> Double {
    guard !isZero else { return 0 }
    let (a, b) = scaled(by: power)
    let (bits, exponent, isExact) = ExactInteger.leadingBits(a, over: b, bits: 63)
    return Double(sign: isNegative ? .minus : .plus, exponent: exponent, significand: nearest(bits, isExact: isExact))
  }

  /// The double nearest to the square root of the fraction times 10^power, ties to even; not below zero.
  public func squareRoot(timesTenTo power: Int = 0) -> Double {
    precondition(!isNegative, "the root of what is not below zero")
    guard !isZero else { return 0 }
    let (a, b) = scaled(by: power)
    var (bits, exponent, isExact) = ExactInteger.leadingBits(a, over: b, bits: 120)
    if exponent % 2 != 0 {
      bits <<= 1
      exponent -= 1
    }
    // The root of a square of 121 or more bits has 61 or more: eight to spare for one rounding.
    let root = wholeSquareRoot(bits)
    isExact = isExact && root * root == bits
    return Double(sign: .plus, exponent: exponent / 2, significand: nearest(root, isExact: isExact))
  }

  private func scaled(by power: Int) -> (ExactInteger, ExactInteger) {
    let scale = ExactInteger(tenTo: abs(power))
    return power < 0 ? (numerator, denominator * scale) : (numerator * scale, denominator)
  }
}

/// A number of 54 bits or more rounded to 53, ties to even; one that is not exact is a little more than its bits.
private func nearest(_ bits: UInt128, isExact: Bool) -> Double {
  let spare = 128 - bits.leadingZeroBitCount - 53
  let kept = bits >> UInt128(spare)
  let rest = bits & ((1 << UInt128(spare)) - 1)
  let half: UInt128 = 1 << UInt128(spare - 1)
  let roundsUp = rest > half || rest == half && (!isExact || kept & 1 == 1)
  return Double(sign: .plus, exponent: spare, significand: Double(UInt64(kept) + (roundsUp ? 1 : 0)))
}

/// ⌊√x⌋ by Newton's method from above.
private func wholeSquareRoot(_ x: UInt128) -> UInt128 {
  var root: UInt128 = 1 << UInt128((129 - x.leadingZeroBitCount) / 2)
  while true {
    let next = (root + x / root) >> 1
    if next >= root { return root }
    root = next
  }
}
