/// A distribution on the line.
public protocol Distribution: Sendable {
  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double
  /// P(X > x), exact far out where 1 − P(X ≤ x) is not.
  func upperTail(_ x: Double) -> Double
  /// The x with P(X ≤ x) = p; infinite at 0 or 1 where the distribution is unbounded.
  func quantile(_ probability: Double) -> Double
}
