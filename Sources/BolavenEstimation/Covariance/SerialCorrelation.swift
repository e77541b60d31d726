import BolavenNumerics

/// The covariance of coefficients with errors that are correlated over time.
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
