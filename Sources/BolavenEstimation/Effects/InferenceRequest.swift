/// What the analyst asked of the inference, over the default choice.
public struct InferenceRequest: Sendable, Hashable {
  /// The estimators that can be asked for: of independent rows, each with its variance, or of clusters.
  public static let covariances = CovarianceEstimator.allCases.filter {
    $0.errors == .independent || $0.errors == .clustered
  }

  /// Which grouping the clusters are.
  public enum Level: String, Sendable, CaseIterable {
    /// Pairs or strata.
    case strata
    /// The units of assignment.
    case assignment
  }

  /// The covariance that was asked for; `nil` leaves the choice to the rule.
  public let covariance: CovarianceEstimator?
  /// The grouping that was asked for; `nil` leaves the choice to the rule.
  public let level: Level?
  /// How degrees of freedom are found; Satterthwaite's by default.
  public let degreesOfFreedom: DegreesOfFreedomRule
  /// How CR1S counts effects that are nested in the clusters.
  public let coefficientCount: CoefficientCount
  /// Probability of the intervals, between 0 and 1.
  public let confidence: Double

  /// A request; what is left out follows the rule.
  public init(
    covariance: CovarianceEstimator? = nil, level: Level? = nil,
    degreesOfFreedom: DegreesOfFreedomRule = .satterthwaite,
    coefficientCount: CoefficientCount = .nested, confidence: Double = 0.95
  ) {
    self.covariance = covariance
    self.level = level
    self.degreesOfFreedom = degreesOfFreedom
    self.coefficientCount = coefficientCount
    self.confidence = confidence
  }
}
