/// A way to estimate the effect of a programme by one regression.
public protocol EffectEstimator: Sendable {
  /// Its name in plans, on the command line and in machine output.
  static var name: String { get }
  /// Whether it needs the outcome before the programme.
  static var needsBaseline: Bool { get }
  init()
  /// The regression whose treatment coefficient is the effect.
  func design(for sample: TreatmentSample) -> Design
}

/// The estimators of effects, in the order of a results table.
public enum EffectEstimators {
  /// One type for each estimator.
  public static let all: [any EffectEstimator.Type] = [
    DifferenceInMeans.self,
    Ancova.self,
    DifferenceInDifferences.self,
  ]
}

/// An effect with its fit and how its uncertainty was measured.
public struct EffectModel: Sendable {
  /// The estimator's name.
  public let method: String
  /// The regression.
  public let fit: LinearFit
  /// What is claimed about its treatment coefficient.
  public let inference: EffectInference

  /// - Throws: `EstimationError` when the effect itself is not defined.
  public init(
    _ estimator: any EffectEstimator, of sample: TreatmentSample, request: InferenceRequest = InferenceRequest()
  ) throws(EstimationError) {
    try sample.requireBothArms()
    method = type(of: estimator).name
    fit = try LinearFit(estimator.design(for: sample))
    inference = try EffectInference(of: fit, sample: sample, request: request)
  }
}
