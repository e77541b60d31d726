/// A way to estimate the effect of a program by one regression.
public protocol EffectEstimator: Sendable {
  /// Its name in plans, on the command line and in machine output.
  static var name: String { get }
  /// Whether it needs the outcome before the program.
  static var needsBaseline: Bool { get }
  /// The estimator; it has no settings.
  init()
  /// The regression whose treatment coefficient is the effect: n rows, one a unit.
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
