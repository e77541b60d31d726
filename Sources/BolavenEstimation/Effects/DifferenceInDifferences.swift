/// The difference between arms in the change of the outcome, for one period before and one after.
///
///     yᵢ₁ − yᵢ₀ = α + τ Dᵢ + controls + strata + εᵢ
///
/// Source: Angrist & Pischke (2009), *Mostly Harmless Econometrics*, §5.2.
public struct DifferenceInDifferences: EffectEstimator {
  /// In plans and machine output.
  public static let name = "difference-in-differences"
  /// The baseline is subtracted.
  public static let needsBaseline = true
  /// The estimator; it has no settings.
  public init() {}

  /// The change of the outcome on treatment, controls and strata.
  public func design(for sample: TreatmentSample) -> Design {
    let change = sample.baseline.map { zip(sample.outcome, $0).map { $0 - $1 } } ?? sample.outcome
    return sample.design(of: change, regressors: sample.controls)
  }
}
