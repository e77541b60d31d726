/// The effect on the outcome after the programme, given the outcome before it.
///
///     yᵢ₁ = α + τ Dᵢ + ρ yᵢ₀ + controls + strata + εᵢ
///
/// Source: McKenzie (2012), *Beyond baseline and follow-up*, §3.
public struct Ancova: EffectEstimator {
  public static let name = "ancova"
  public static let needsBaseline = true
  public init() {}

  public func design(for sample: TreatmentSample) -> Design {
    let baseline = sample.baseline.map { [(term: sample.baselineName, values: $0)] } ?? []
    return sample.design(of: sample.outcome, regressors: baseline + sample.controls)
  }
}
