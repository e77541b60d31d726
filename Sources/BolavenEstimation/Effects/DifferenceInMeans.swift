/// The difference between the mean outcomes of two arms, within strata where there are any.
///
///     yᵢ = α + τ Dᵢ + controls + strata + εᵢ
///
/// Without controls and strata τ̂ = ȳ₁ − ȳ₀, and its HC2 variance is Neyman's s₁²/n₁ + s₀²/n₀.
///
/// Source: Imbens & Rubin (2015), *Causal Inference*, ch. 6-7.
public struct DifferenceInMeans: EffectEstimator {
  public static let name = "difference-in-means"
  public static let needsBaseline = false
  public init() {}

  public func design(for sample: TreatmentSample) -> Design {
    sample.design(of: sample.outcome, regressors: sample.controls)
  }
}
