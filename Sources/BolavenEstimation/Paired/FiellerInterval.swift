/// The values ρ of a ratio a/b of two means that a t test of a − ρb = 0 does not reject.
///
///     (ab − t²s_ab ∓ √((ab − t²s_ab)² − (b² − t²s_bb)(a² − t²s_aa)))/(b² − t²s_bb)
///
/// They form an interval only if b differs from 0 at that level: b² > t²s_bb.
///
/// Source: Fieller (1954).
public enum FiellerInterval: Sendable, Hashable {
  /// The interval.
  case bounded(ClosedRange<Double>)
  /// b is not significantly different from 0: the ratio may be as large as one likes.
  case unbounded

  /// The limits; `nil` if unbounded.
  public var limits: ClosedRange<Double>? {
    if case .bounded(let limits) = self { limits } else { nil }
  }

  /// - Parameters:
  ///   - numerator: a, with its variance.
  ///   - denominator: b, with its variance.
  ///   - covariance: of a and b.
  ///   - quantile: t at (1 + level)/2.
  init(
    numerator a: Double, variance aa: Double, denominator b: Double, variance bb: Double, covariance ab: Double,
    quantile t: Double
  ) {
    let square = t * t
    let leading = b * b - square * bb
    let middle = a * b - square * ab
    let discriminant = middle * middle - leading * (a * a - square * aa)
    guard leading > 0,
      let limits = interval(
        (middle - max(0, discriminant).squareRoot()) / leading, (middle + max(0, discriminant).squareRoot()) / leading)
    else {
      self = .unbounded
      return
    }
    self = .bounded(limits)
  }
}
