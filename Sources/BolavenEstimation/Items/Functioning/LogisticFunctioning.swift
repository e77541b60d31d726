internal import BolavenNumerics
import Glibc

/// Does an item treat two groups of equal score differently, everywhere alike or more at some scores? By logistic
/// regression.
///
///     η₀ = β₀ + β₁ score,   η₁ = η₀ + β₂ group,   η₂ = η₁ + β₃ group·score
///
/// Likelihood-ratio tests of β₂ (uniform), β₃ (non-uniform) and both; the size is the change of Nagelkerke's R², small
/// below 0.035, moderate below 0.070, large from there. Where right and wrong are separated a likelihood has no maximum but
/// a limit, which the tests take, and β₂ is Firth's.
///
/// Source: Swaminathan & Rogers (1990); Jodoin & Gierl (2001) for the limits; Nagelkerke (1991); Firth (1993).
public struct LogisticFunctioning: Sendable, Hashable {
  /// A likelihood-ratio test.
  public struct Test: Sendable, Hashable {
    /// χ², at least 0.
    public let chiSquared: Double
    /// 1 or 2.
    public let degreesOfFreedom: Int
    /// From the χ² distribution.
    public let pValue: Double
  }
  /// How large a difference is.
  public enum Size: Sendable, Hashable { case negligible, moderate, large }

  /// Of β₂, with β₃ = 0.
  public let uniform: Test
  /// Of β₃.
  public let nonUniform: Test
  /// Of both.
  public let both: Test
  /// β₂ of the second model: how much the log odds of the focal group are higher at equal score.
  public let groupCoefficient: Double
  /// Of β₂.
  public let groupStandardError: Double
  /// The change of Nagelkerke's R² from the first to the third model.
  public let nagelkerkeChange: Double
  /// By the change of R²; negligible where the test of both is not significant at 0.05.
  public let size: Size
  /// Whether right and wrong were separated in one of the models, so that its likelihood is a limit.
  public let isSeparated: Bool

  /// The tests of one item.
  ///
  /// - Parameters:
  ///   - right: n answers to the item.
  ///   - scores: what persons are matched on, n entries.
  ///   - isFocal: n entries.
  /// - Throws: `noPersons`, `emptyGroup`, `noVariance` where everybody has the same score or answer, `notConverged`.
  public init(right: [Bool], scores: [Double], isFocal: [Bool]) throws(ItemError) {
    precondition(right.count == scores.count && right.count == isFocal.count, "one entry a person")
    guard right.count > 3 else { throw .noPersons(count: right.count, needed: 4) }
    guard isFocal.contains(true) else { throw .emptyGroup(1) }
    guard isFocal.contains(false) else { throw .emptyGroup(0) }
    guard right.contains(true), right.contains(false) else { throw .noVariance(item: nil) }
    let moments = Moments(scores)
    guard let mean = moments.mean, let deviation = moments.standardDeviation, deviation > 1e-12 * mean.magnitude else {
      throw .noVariance(item: nil)
    }
    // Standardized scores change no test and keep the equations well told apart.
    let constant = [Double](repeating: 1, count: right.count)
    let matched = scores.map { ($0 - mean) / deviation }
    let group = isFocal.map { $0 ? 1.0 : 0 }
    let crossed = zip(matched, group).map { $0 * $1 }
    let columns = [[constant, matched], [constant, matched, group], [constant, matched, group, crossed]]
    var fits: [BinaryLogit] = []
    for set in columns { fits.append(try BinaryLogit(set, right: right)) }
    uniform = Self.test(fits[0], fits[1], 1)
    nonUniform = Self.test(fits[1], fits[2], 1)
    both = Self.test(fits[0], fits[2], 2)
    groupCoefficient = fits[1].coefficients[2]
    groupStandardError = fits[1].covariance[2, 2].squareRoot()
    isSeparated = fits.contains(where: \.isPenalized)
    let change = Self.nagelkerke(fits[2], right) - Self.nagelkerke(fits[0], right)
    nagelkerkeChange = change
    size = both.pValue >= 0.05 || change < 0.035 ? .negligible : change < 0.070 ? .moderate : .large
  }

  private static func test(_ small: BinaryLogit, _ large: BinaryLogit, _ freedom: Int) -> Test {
    let value = max(0, 2 * (large.supremum - small.supremum))
    let p = ChiSquared(degreesOfFreedom: Double(freedom)).upperTail(value)
    return Test(chiSquared: value, degreesOfFreedom: freedom, pValue: max(p, .leastNormalMagnitude))
  }

  /// (1 − e^{2(ln L₀ − ln L)/n})/(1 − e^{2 ln L₀/n}), L₀ of the constant alone.
  private static func nagelkerke(_ fit: BinaryLogit, _ right: [Bool]) -> Double {
    let n = Double(right.count)
    let share = Double(right.count { $0 }) / n
    let null = n * (share * log(share) + (1 - share) * log(1 - share))
    return -expm1(2 * (null - fit.supremum) / n) / -expm1(2 * null / n)
  }
}
