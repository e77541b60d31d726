/// Abilities of a population: normal with this mean and spread.
public struct LatentGroup: Sendable, Hashable {
  /// μ.
  public let mean: Double
  /// σ, positive.
  public let standardDeviation: Double
  /// Of μ; `nil` where it was fixed.
  public let meanStandardError: Double?
  /// Of σ; `nil` where it was fixed.
  public let deviationStandardError: Double?

  /// A population that is known.
  public init(mean: Double, standardDeviation: Double) {
    precondition(standardDeviation > 0, "abilities differ")
    self.init(mean: mean, standardDeviation: standardDeviation, meanStandardError: nil, deviationStandardError: nil)
  }

  init(mean: Double, standardDeviation: Double, meanStandardError: Double?, deviationStandardError: Double?) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.meanStandardError = meanStandardError
    self.deviationStandardError = deviationStandardError
  }

  /// Mean 0, standard deviation 1.
  public static let standard = LatentGroup(mean: 0, standardDeviation: 1)
}

/// How an item works: P(right) = 1/(1 + e^{−a(θ − b)}).
public struct ItemParameters: Sendable, Hashable {
  /// a; below 0 where the able are rather wrong: the key may be.
  public let slope: Double
  /// b, the ability at which half are right.
  public let difficulty: Double
  /// Of a; `nil` where it was fixed.
  public let slopeStandardError: Double?
  /// Of b; `nil` where it was fixed.
  public let difficultyStandardError: Double?

  /// An item that is known.
  public init(slope: Double, difficulty: Double) {
    self.init(slope: slope, difficulty: difficulty, slopeStandardError: nil, difficultyStandardError: nil)
  }

  init(slope: Double, difficulty: Double, slopeStandardError: Double?, difficultyStandardError: Double?) {
    self.slope = slope
    self.difficulty = difficulty
    self.slopeStandardError = slopeStandardError
    self.difficultyStandardError = difficultyStandardError
  }

  /// −ab, the log odds of a right answer at ability 0.
  var intercept: Double { -slope * difficulty }
}
