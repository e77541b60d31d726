internal import BolavenNumerics

/// What graduates of a training of trainers did with it: who practised it, who trained others, and how many.
///
///     cascade ratio = people trained by graduates/graduates traced
///     active trainers = graduates who trained at least one other/graduates traced
///     applied = graduates who applied at least one practice/graduates traced
///
/// All numbers are of the graduates who could be traced; a low share of traced graduates flatters them.
///
/// Source: Kirkpatrick and Kirkpatrick (2006), level 3.
public struct Cascade: Sendable, Hashable {
  /// Graduates.
  public let graduateCount: Int
  /// Graduates traced, with the exact interval of their share.
  public let traced: ProportionInterval
  /// Those who trained at least one other; `nil` if nobody was traced.
  public let activeTrainers: ProportionInterval?
  /// People trained for each graduate traced, with the bootstrap-t interval over graduates; `nil` if nobody was traced.
  public let cascadeRatio: StudentizedMean?
  /// Those who applied a practice, among those who said; `nil` if nobody did.
  public let applied: ProportionInterval?

  /// - Parameters:
  ///   - trained: for each graduate how many people they trained, 0 or more; `nil` if not traced.
  ///   - applied: for each graduate whether they applied at least one practice; `nil` if not known.
  /// - Throws: `tooFewPairs` without graduates, `level`.
  public init(
    trained: [Int?], applied: [Bool?] = [], level: Double = 0.95, draws: Draws = .standard
  ) throws(PairedError) {
    let known = trained.compactMap { $0 }
    precondition(known.allSatisfy { $0 >= 0 }, "counts are not negative")
    graduateCount = trained.count
    traced = try ProportionInterval(successes: known.count, trials: trained.count, level: level)
    let said = applied.compactMap { $0 }
    self.applied =
      said.isEmpty ? nil : try ProportionInterval(successes: said.count { $0 }, trials: said.count, level: level)
    guard !known.isEmpty else {
      (activeTrainers, cascadeRatio) = (nil, nil)
      return
    }
    activeTrainers = try ProportionInterval(successes: known.count { $0 > 0 }, trials: known.count, level: level)
    cascadeRatio = try StudentizedMean(
      known.map(Double.init), within: 0...Double.infinity, level: level, draws: draws)
  }
}
