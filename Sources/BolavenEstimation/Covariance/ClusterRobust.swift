import BolavenNumerics

/// The covariance of coefficients where rows of one cluster may be correlated, without an adjustment by leverage.
///
///     V̂ = B (Σ_g s_g s_gᵀ) Bᵀ,   s_g = Σ_{i∈g} x̃ᵢ ẽᵢ
///
/// Source: Cameron & Miller (2015), §II.C.
func clusterRobustCovariance(_ equations: EstimatingEquations, clusters: Clusters) -> Matrix {
  let sums = scoreSums(equations, by: clusters)
  return equations.sandwich(sums.transposedTimes(sums))
}

/// s_g, one row a cluster: G × m.
func scoreSums(_ equations: EstimatingEquations, by clusters: Clusters) -> Matrix {
  let m = equations.regressors.columnCount
  var sums = [Double](repeating: 0, count: clusters.count * m)
  forEachBlock(equations.rowCount) { rows in
    var block = [Double](repeating: 0, count: rows.count * m)
    block.withUnsafeMutableBufferPointer { equations.regressors.write(rows, to: $0) }
    for j in 0..<m {
      for i in 0..<rows.count {
        let row = rows.lowerBound + i
        sums[j * clusters.count + Int(clusters.codes[row])] += block[j * rows.count + i] * equations.residuals[row]
      }
    }
  }
  return Matrix(rows: clusters.count, columns: m, storage: sums)
}
