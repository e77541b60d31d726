/// What the analyst asked of the inference, over the default choice.
public struct InferenceRequest: Sendable, Hashable {
  /// A covariance by name; `nil` leaves the choice to the rule.
  public enum Covariance: Sendable, Hashable {
    case heteroskedasticityRobust(CovarianceEstimator.Heteroskedasticity)
    case clusterRobust(CovarianceEstimator.Cluster)

    /// `HC0` to `HC3`, `CR0` to `CR3`.
    public init?(name: String) {
      if let kind = CovarianceEstimator.Heteroskedasticity(rawValue: name) {
        self = .heteroskedasticityRobust(kind)
      } else if let kind = CovarianceEstimator.Cluster(rawValue: name) {
        self = .clusterRobust(kind)
      } else {
        return nil
      }
    }

    /// Every name that can be asked for.
    public static let names =
      CovarianceEstimator.Heteroskedasticity.allCases.map(\.rawValue)
      + CovarianceEstimator.Cluster.allCases.map(\.rawValue)
  }

  /// Which grouping the clusters are.
  public enum Level: String, Sendable, CaseIterable {
    /// Pairs or strata.
    case strata
    /// The units of assignment.
    case assignment
  }

  /// The covariance that was asked for; `nil` leaves the choice to the rule.
  public let covariance: Covariance?
  /// The grouping that was asked for; `nil` leaves the choice to the rule.
  public let level: Level?
  /// How degrees of freedom are found.
  public let degreesOfFreedom: DegreesOfFreedomRule
  /// How CR1S counts effects that are nested in the clusters.
  public let coefficientCount: CoefficientCount
  /// Probability of the intervals.
  public let confidence: Double

  /// A request; what is left out follows the rule.
  public init(
    covariance: Covariance? = nil, level: Level? = nil, degreesOfFreedom: DegreesOfFreedomRule = .satterthwaite,
    coefficientCount: CoefficientCount = .nested, confidence: Double = 0.95
  ) {
    self.covariance = covariance
    self.level = level
    self.degreesOfFreedom = degreesOfFreedom
    self.coefficientCount = coefficientCount
    self.confidence = confidence
  }
}
