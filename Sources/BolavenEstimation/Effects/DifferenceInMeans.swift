/// The difference between the mean outcomes of two arms, within strata where there are any.
///
///     yᵢ = α + τ Dᵢ + controls + strata + εᵢ
///
/// Without controls and strata τ̂ = ȳ₁ − ȳ₀, and its HC2 variance is Neyman's s₁²/n₁ + s₀²/n₀.
///
/// Source: Imbens & Rubin (2015), *Causal Inference*, ch. 6-7.
public struct DifferenceInMeans: EffectEstimator {
  /// In plans and machine output.
  public static let name = "difference-in-means"
  /// Only the outcome after the program is compared.
  public static let needsBaseline = false
  /// The estimator; it has no settings.
  public init() {}

  /// The outcome on treatment, controls and strata.
  public func design(for sample: TreatmentSample) -> Design {
    sample.design(of: sample.outcome, regressors: sample.controls)
  }
}
