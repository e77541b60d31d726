import BolavenNumerics

/// Errors that are correlated over time within a series, up to a number of lags.
///
/// Source: Newey & West (1987), eq. 5.
struct NeweyWest: CovarianceMethod {
  let errors = ErrorStructure.serial
  let authors: String? = "Newey-West"
  let middle = "n / (n - K) * sum over rows up to L periods apart (1 - l / (L + 1)) (x e)(x e)'"

  func measure(_ context: CovarianceContext) throws(EstimationError) -> MeasuredCovariance {
    let order = context.settings.order ?? SerialOrder(rows: context.fit.observations)
    let repeated = order.repeatedRows
    guard repeated == 0 else { throw .repeatedPeriod(time: order.periods.name, rows: repeated) }
    let meat = order.rowMeat(context.equations, lags: context.settings.lags)
    return MeasuredCovariance(
      matrix: context.equations.sandwich(meat).scaled(by: context.rowFactor), factor: context.rowFactor)
  }
}

/// Errors that are correlated over time and between the units of a period, up to a number of lags.
///
/// Source: Driscoll & Kraay (1998), eq. 8.
struct DriscollKraay: CovarianceMethod {
  let errors = ErrorStructure.serialAndCrossSectional
  let authors: String? = "Driscoll-Kraay"
  let middle = "n / (n - K) * sum over periods up to L apart (1 - l / (L + 1)) (X'e)(X'e)'"

  func measure(_ context: CovarianceContext) throws(EstimationError) -> MeasuredCovariance {
    let observed = context.settings.order?.observedPeriods ?? 1
    guard let order = context.settings.order, observed > 1 else {
      throw .tooFewClusters(name: context.settings.order?.periods.name ?? "", count: observed)
    }
    let meat = order.periodMeat(context.equations, lags: context.settings.lags)
    return MeasuredCovariance(
      matrix: context.equations.sandwich(meat).scaled(by: context.rowFactor), factor: context.rowFactor,
      clusterCounts: [(order.periods.name, observed)], residualDegreesOfFreedom: Double(observed - 1))
  }
}

/// The middle of a covariance with errors that are correlated over time.
///
///     V̂ = B (Γ₀ + Σ_l (1 − l/(L+1)) (Γ_l + Γ_lᵀ)) Bᵀ,   Γ_l = Σ_t s_t s_{t−l}ᵀ
///
/// Newey and West: s_t are the scores of the rows of a series in the order of time, each series by itself. Driscoll and
/// Kraay: s_t are the sums of scores over all rows of a period. Periods that are missing count as steps.
///
/// Source: Newey & West (1987), eq. 5; Driscoll & Kraay (1998), eq. 8.
func serialMeat(_ scores: Matrix, lags: Int, lagged: (Int, Int) -> Int?) -> Matrix {
  var meat = scores.transposedTimes(scores)
  for lag in stride(from: 1, through: lags, by: 1) {
    var current: [Int] = []
    var earlier: [Int] = []
    for t in 0..<scores.rows {
      guard let before = lagged(t, lag) else { continue }
      current.append(t)
      earlier.append(before)
    }
    guard !current.isEmpty else { break }
    let gamma = scores.selectingRows(current).transposedTimes(scores.selectingRows(earlier))
    let weight = 1 - Double(lag) / Double(lags + 1)
    meat = meat.adding(gamma, times: weight).adding(gamma.transposed, times: weight)
  }
  return meat
}
