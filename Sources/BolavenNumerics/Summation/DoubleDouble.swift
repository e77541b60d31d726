/// A number of about 32 digits: the sum of two doubles, the second below half a unit in the last place of the first.
///
/// Errors are relative to the result unless a comment says otherwise.
///
/// Source: Dekker (1971), *A floating-point technique for extending the available precision*; Hida, Li & Bailey (2001);
/// Joldes, Muller & Popescu (2017) for bounds of the errors.
public struct DoubleDouble: Sendable, Hashable {
  /// The number to double precision.
  public let high: Double
  /// The rest.
  public let low: Double

  /// A double, exactly.
  public init(_ value: Double) {
    high = value
    low = 0
  }

  /// The sum of two doubles, exactly.
  public init(_ a: Double, plus b: Double) {
    let sum = a + b
    let t = sum - a
    high = sum
    low = sum.isFinite ? (a - (sum - t)) + (b - t) : 0
  }

  /// The product of two doubles, exactly unless it overflows or underflows.
  public init(_ a: Double, times b: Double) {
    let product = a * b
    self.init(product, plus: productError(a, b, product))
  }

  /// The nearest double.
  public var value: Double { high }

  /// The sum, to 2⁻¹⁰⁴ of the larger term.
  public static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble(a.high, plus: b.high)
    let rest = DoubleDouble(a.low, plus: b.low)
    let first = DoubleDouble(sum.high, plus: sum.low + rest.high)
    return DoubleDouble(first.high, plus: first.low + rest.low)
  }

  /// The same number with the other sign.
  public static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, plus: -a.low) }

  /// The difference, to 2⁻¹⁰⁴ of the larger term.
  public static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  /// The product, to 2⁻¹⁰².
  public static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(a.high, times: b.high)
    return DoubleDouble(product.high, plus: product.low + (a.high * b.low + a.low * b.high))
  }

  /// The product with a double, to 2⁻¹⁰².
  public static func * (a: DoubleDouble, b: Double) -> DoubleDouble { a * DoubleDouble(b) }

  /// The quotient, to 2⁻¹⁰¹.
  public static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    guard first.isFinite else { return DoubleDouble(first) }
    let rest = a - b * first
    let second = rest.high / b.high
    let last = (rest - b * second).high / b.high
    return DoubleDouble(first, plus: second) + DoubleDouble(last)
  }

  /// A whole power, by repeated squaring; a negative one is the inverse of the positive. The 0th power is 1.
  ///
  /// Source: Knuth (1997), *The Art of Computer Programming*, vol. 2, §4.6.3.
  public func power(_ exponent: Int) -> DoubleDouble {
    var result = DoubleDouble(1)
    var square = self
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return exponent < 0 ? DoubleDouble(1) / result : result
  }

  /// The square root, to 2⁻¹⁰¹; 0 of what is not positive.
  public func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble(0) }
    let root = high.squareRoot()
    let rest = self - DoubleDouble(root, times: root)
    return DoubleDouble(root, plus: rest.high / (2 * root))
  }
}

/// a·b − fl(a·b), by Dekker's splitting: a fused multiply-add is slow where the processor's is not known to exist.
func productError(_ a: Double, _ b: Double, _ product: Double) -> Double {
  let (aHigh, aLow) = split(a)
  let (bHigh, bLow) = split(b)
  let error = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
  return error.isFinite ? error : 0
}

private func split(_ x: Double) -> (high: Double, low: Double) {
  let scaled = 134_217_729 * x
  let high = scaled - (scaled - x)
  return (high, x - high)
}
