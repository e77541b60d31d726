/// A number of about 32 digits: the unrounded sum of two doubles, the second below half a unit in the last place of the
/// first.
///
/// Source: Dekker (1971), *A floating-point technique for extending the available precision*.
public struct DoubleDouble: Sendable, Hashable {
  /// The number rounded to a double.
  public let high: Double
  /// What the rounding left out.
  public let low: Double

  /// A double, exactly.
  public init(_ x: Double) {
    high = x
    low = 0
  }

  /// A sum of two doubles, exactly.
  public init(_ x: Double, _ y: Double) {
    let sum = x + y
    let part = sum - x
    high = sum
    low = sum.isFinite ? (x - (sum - part)) + (y - part) : 0
  }

  /// A product of two doubles, exactly unless it leaves their range.
  public init(product x: Double, _ y: Double) {
    let product = x * y
    high = product
    low = productError(x, y, product)
  }

  /// The sum, to about 31 digits.
  public static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = DoubleDouble(a.high, b.high)
    let low = DoubleDouble(a.low, b.low)
    let first = DoubleDouble(high.high, high.low + low.high)
    return DoubleDouble(first.high, first.low + low.low)
  }

  /// The number with the other sign.
  public static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

  /// The difference, to about 31 digits.
  public static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  /// The product, to about 31 digits.
  public static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b.high)
    return DoubleDouble(product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  /// The quotient, to about 31 digits; not finite where the divisor is 0.
  public static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    guard first.isFinite else { return DoubleDouble(first) }
    let rest = a - b * DoubleDouble(first)
    let second = rest.high / b.high
    let last = (rest - b * DoubleDouble(second)).high / b.high
    return DoubleDouble(first, second) + DoubleDouble(last)
  }

  /// A whole power, by repeated squaring.
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

  /// The square root, to about 31 digits; not a number below 0.
  public var squareRoot: DoubleDouble {
    let root = high.squareRoot()
    guard root > 0, root.isFinite else { return DoubleDouble(root) }
    let rest = self - DoubleDouble(product: root, root)
    return DoubleDouble(root, rest.high / (2 * root))
  }
}
