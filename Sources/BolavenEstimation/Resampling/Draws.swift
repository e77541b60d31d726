/// How many times something is drawn at random, and from which seed.
///
/// Replicate r draws from stream r of the seed, so that the numbers do not depend on threads.
public struct Draws: Sendable, Hashable {
  /// B, at least 1.
  public let count: Int
  /// The key of the random streams.
  public let seed: UInt64

  /// 9,999 draws from the seed 20230427.
  public static let standard = Draws(count: 9_999, seed: 20_230_427)

  /// B draws from a seed.
  public init(count: Int, seed: UInt64 = 20_230_427) {
    precondition(count > 0, "at least one draw")
    self.count = count
    self.seed = seed
  }
}

/// A p-value from drawn outcomes.
///
///     p = (1 + #{|T*| ≥ |T|})/(B + 1),   Monte Carlo standard error √(p(1 − p)/B)
///
/// The observed outcome is one of the B + 1, so that p is never 0.
///
/// Source: Phipson and Smyth (2010).
public struct SampledPValue: Sendable, Hashable {
  /// Draws at least as far out as the observed outcome.
  public let extremeCount: Int
  /// What was drawn.
  public let draws: Draws
  /// (1 + #)/(B + 1).
  public var value: Double { Double(1 + extremeCount) / Double(draws.count + 1) }
  /// √(p(1 − p)/B), from drawing only some of the outcomes.
  public var standardError: Double { (value * (1 - value) / Double(draws.count)).squareRoot() }
}
