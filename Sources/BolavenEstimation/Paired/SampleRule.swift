/// What a small number of people allows: the fewest from whom a result may be printed as it is, and what happens below.
///
/// The raw value names the rule wherever a refusal or a mark is shown.
///
/// Source: Linacre (1994), *Sample size and item calibration stability*, for `raschDifficulty`; the others are rules of
/// thumb of test practice.
public enum SampleRule: String, Sendable, Hashable, CaseIterable {
  /// A test of a paired change: with fewer than 5 pairs no two-sided sign-flip p is below 2/2⁵ = 0.0625.
  case pairedTest = "paired-5"
  /// The interval of d_av: 10 pairs.
  case averagedEffectInterval = "effect-interval-10"
  /// Alpha and KR-20: 30 persons; always with an interval.
  case reliability = "reliability-30"
  /// Rasch difficulties within ±1 logit: 30 persons.
  case raschDifficulty = "rasch-30"
  /// Slopes and difficulties without priors and without a pooled bank: 250 persons.
  case twoParameter = "two-parameter-250"
  /// Mantel-Haenszel by its large-sample test: 100 persons in each group.
  case differentialFunctioning = "dif-100-per-group"
  /// Factor analysis and omega: 100 persons.
  case factorAnalysis = "factor-100"
  /// The mean of a subgroup: 5 persons.
  case subgroupMean = "subgroup-5"

  /// What happens below the minimum.
  public enum Consequence: Sendable, Hashable {
    /// The data and the smallest attainable p-value are given.
    case smallestPValueGiven
    /// The numbers are given with a mark.
    case marked
    /// Only the exact conditional test is given, as a screen.
    case exactOnly
    /// Nothing is given.
    case refused
    /// The cell is hidden.
    case hidden
  }

  /// Persons or pairs, in each group where there are groups.
  public var minimum: Int {
    switch self {
    case .pairedTest, .subgroupMean: 5
    case .averagedEffectInterval: 10
    case .reliability, .raschDifficulty: 30
    case .differentialFunctioning, .factorAnalysis: 100
    case .twoParameter: 250
    }
  }

  /// What happens below the minimum.
  public var consequence: Consequence {
    switch self {
    case .pairedTest: .smallestPValueGiven
    case .averagedEffectInterval, .reliability, .raschDifficulty: .marked
    case .differentialFunctioning: .exactOnly
    case .twoParameter, .factorAnalysis: .refused
    case .subgroupMean: .hidden
    }
  }

  /// Whether so many persons are enough.
  public func isMet(by count: Int) -> Bool { count >= minimum }

  /// - Throws: `tooFewPersons` where they are not enough.
  func require(_ count: Int) throws(ItemError) {
    guard isMet(by: count) else { throw .tooFewPersons(rule: self, count: count) }
  }
}
