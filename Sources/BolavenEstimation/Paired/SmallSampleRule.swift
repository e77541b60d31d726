/// What a small number of people allows: the least n at which a result is printed without a remark, and what happens
/// below it.
///
/// The limits are conventions; a study may choose others.
///
/// Source: Linacre (1994) for Rasch difficulties; otherwise conventions of this library.
public enum SmallSampleRule: String, Sendable, Hashable, CaseIterable {
  /// A test of a paired change: with fewer than 5 pairs no two-sided sign-flip p is below 2/2⁵ = 0.0625.
  case pairedTest
  /// The interval of d_av.
  case averagedEffectInterval
  /// Cronbach's alpha or KR-20.
  case reliability
  /// The difficulty of an item of a Rasch model, stable within a logit.
  case raschDifficulty
  /// Discrimination and difficulty of items, without priors or a pooled bank.
  case twoParameterModel
  /// Differential item functioning, people in each group.
  case differentialItemFunctioning
  /// Factor analysis and coefficient omega.
  case factorAnalysis
  /// The mean of a subgroup, people in each cell.
  case subgroupMean

  /// What is done below the minimum.
  public enum Consequence: Sendable, Hashable {
    /// The data and the smallest attainable p-value are shown instead.
    case showData
    /// The number is printed with a remark.
    case flag
    /// Only an exact test is printed, as a screen.
    case screen
    /// The number is withheld.
    case refuse
    /// The cell is suppressed.
    case suppress
  }

  /// The least number of people.
  public var minimum: Int {
    switch self {
    case .pairedTest, .subgroupMean: 5
    case .averagedEffectInterval: 10
    case .reliability, .raschDifficulty: 30
    case .differentialItemFunctioning, .factorAnalysis: 100
    case .twoParameterModel: 250
    }
  }

  /// What is done with fewer.
  public var consequence: Consequence {
    switch self {
    case .pairedTest: .showData
    case .averagedEffectInterval, .reliability, .raschDifficulty: .flag
    case .differentialItemFunctioning: .screen
    case .twoParameterModel, .factorAnalysis: .refuse
    case .subgroupMean: .suppress
    }
  }

  /// What is done with this many people: `nil` if they are enough.
  public func consequence(forCount count: Int) -> Consequence? { count < minimum ? consequence : nil }
}
