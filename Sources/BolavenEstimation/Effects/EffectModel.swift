/// An effect with its fit and how its uncertainty was measured.
///
/// Source: Imbens & Rubin (2015), *Causal Inference*, ch. 7, on effects as coefficients of a regression.
public struct EffectModel: Sendable {
  /// The estimator's name.
  public let method: String
  /// The regression.
  public let fit: LinearFit
  /// What is claimed about its treatment coefficient.
  public let inference: EffectInference

  /// The estimate of an effect; the sample has a baseline where the estimator needs one.
  ///
  /// - Throws: `noComparison` without units in both arms; `collinear` when the other regressors tell the arms apart;
  ///   `tooFewUnits` for independent rows with a single unit in an arm; `tooFewClusters` for a grouping that was asked
  ///   for and that the sample does not have; and whatever `LinearFit` throws.
  public init(
    _ estimator: any EffectEstimator, of sample: TreatmentSample, request: InferenceRequest = InferenceRequest()
  ) throws(EstimationError) {
    let type = type(of: estimator)
    precondition(!type.needsBaseline || sample.baseline != nil, "\(type.name) needs the outcome before the programme")
    try sample.requireBothArms()
    method = type.name
    fit = try LinearFit(estimator.design(for: sample))
    try fit.requireIdentified(sample.treatmentName)
    inference = try EffectInference(of: fit, sample: sample, request: request)
  }
}
