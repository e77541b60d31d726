/// The effect on the outcome after the program, given the outcome before it.
///
///     yᵢ₁ = α + τ Dᵢ + ρ yᵢ₀ + controls + strata + εᵢ
///
/// Source: McKenzie (2012), *Beyond baseline and follow-up*, §3.
public struct Ancova: EffectEstimator {
  /// In plans and machine output.
  public static let name = "ancova"
  /// The baseline is a regressor.
  public static let needsBaseline = true
  /// The estimator; it has no settings.
  public init() {}

  /// The outcome on treatment, baseline, controls and strata.
  public func design(for sample: TreatmentSample) -> Design {
    let baseline = sample.baseline.map { [(term: sample.baselineName, values: $0)] } ?? []
    return sample.design(of: sample.outcome, regressors: baseline + sample.controls)
  }
}
