import BolavenNumerics
import Glibc

/// A function that a formula may call by name: `log(income)`.
public enum Transform: String, Sendable, Hashable, CaseIterable {
  /// The natural logarithm; missing at and below 0.
  case log
  /// log(1 + x).
  case log1p
  case exp
  /// The square root; missing below 0.
  case sqrt
  case abs
  /// log(x + √(x² + 1)), which is defined at 0 and below.
  case inverseHyperbolicSine = "asinh"
  /// The number itself: in a regression formula it guards arithmetic, as in `I(a + b)`.
  case identity = "I"

  /// The value at x; not finite where the function is not defined.
  func callAsFunction(_ x: DoubleDouble) -> DoubleDouble {
    switch self {
    case .log: DoubleDouble(Glibc.log(x.high) + x.low / x.high)
    case .log1p: DoubleDouble(Glibc.log1p(x.high))
    case .exp: DoubleDouble(Glibc.exp(x.high) * (1 + x.low))
    case .sqrt: x.high < 0 ? DoubleDouble(.nan) : x.squareRoot()
    case .abs: x.high < 0 ? -x : x
    case .inverseHyperbolicSine: DoubleDouble(Glibc.asinh(x.high))
    case .identity: x
    }
  }
}

/// A power whose exponent is no whole number.
func raised(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
