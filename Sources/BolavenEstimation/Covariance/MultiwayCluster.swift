import BolavenNumerics

/// The covariance of coefficients where rows that share a cluster of any of several kinds may be correlated.
///
///     V̂ = Σ_S (−1)^{|S|+1} c_S V̂_S
///
/// over all sets S of the clusterings; V̂_S clusters by the rows that agree in all of S. A sum with negative eigenvalues
/// has them set to zero.
///
/// Source: Cameron, Gelbach & Miller (2011), §2.2-2.3.
struct MultiwayCluster {
  let matrix: Matrix
  /// Whether eigenvalues were set to zero.
  let wasRepaired: Bool

  init(
    _ kind: CovarianceEstimator.Cluster, of fit: LinearFit, clusters: [Clusters], factor: SmallSampleFactor
  ) throws(EstimationError) {
    let fewest = clusters.map(\.count).min() ?? 0
    let k = fit.rank
    var sum = Matrix(rows: k, columns: k)
    for subset in 1..<(1 << clusters.count) {
      let chosen = clusters.indices.filter { subset >> $0 & 1 == 1 }.map { clusters[$0] }
      let intersection = Clusters(intersecting: chosen)
      let part = clusterRobustCovariance(fit.equations, clusters: intersection)
      let multiplier =
        switch factor.multiway {
        case .each: factor.clusters(kind, count: intersection.count, fit: fit, clusters: clusters)
        case .min: factor.clusters(kind, count: fewest, fit: fit, clusters: clusters)
        case .none: 1.0
        }
      sum = sum.adding(part, times: chosen.count % 2 == 1 ? multiplier : -multiplier)
    }
    (matrix, wasRepaired) = try repaired(sum, sizes: (0..<k).map { fit.bread[$0, $0].squareRoot() })
  }
}

/// The matrix with negative eigenvalues set to zero.
///
/// Rows and columns are brought to the size of classical errors first, so that the units of a regressor decide nothing;
/// without that, as other software does it, a column in other units has another standard error.
private func repaired(_ matrix: Matrix, sizes: [Double]) throws(EstimationError) -> (Matrix, Bool) {
  let eigen: SymmetricEigen
  var scaled = matrix.symmetrized
  for j in 0..<matrix.columns {
    for i in 0..<matrix.rows { scaled[i, j] /= sizes[i] * sizes[j] }
  }
  do throws(NumericsError) { eigen = try SymmetricEigen(scaled) } catch { throw .numerics(error) }
  let largest = eigen.values.last ?? 0
  guard let smallest = eigen.values.first, smallest < -1e-14 * largest else { return (matrix, false) }
  let roots = eigen.values.map { max(0, $0).squareRoot() }
  var factor = eigen.vectors
  for j in 0..<factor.columns {
    for i in 0..<factor.rows { factor[i, j] *= roots[j] * sizes[i] }
  }
  return (factor.times(factor.transposed), true)
}
