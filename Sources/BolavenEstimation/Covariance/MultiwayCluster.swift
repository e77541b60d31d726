import BolavenNumerics

/// The covariance of coefficients where rows that share a cluster of any of several kinds may be correlated.
///
///     V̂ = Σ_S (−1)^{|S|+1} c_S V̂_S
///
/// over all sets S of the clusterings; V̂_S clusters by the rows that agree in all of S. A sum with a negative
/// variance has its negative eigenvalues set to zero.
///
/// Source: Cameron, Gelbach & Miller (2011), §2.2-2.3.
struct MultiwayCluster {
  let matrix: Matrix
  /// Whether eigenvalues were set to zero.
  let wasRepaired: Bool

  init(
    _ kind: SmallSampleFactor.ClusterFactor, of fit: LinearFit, clusters: [Clusters], factor: SmallSampleFactor
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
    (matrix, wasRepaired) = try repaired(sum)
  }
}

/// A matrix with a negative variance, its negative eigenvalues set to zero; any other as it is.
///
/// A sum with negative eigenvalues and positive variances is left alone, as all other software does: setting them to zero
/// would let the units of the regressors, and which level is the reference, have a say in every error.
private func repaired(_ matrix: Matrix) throws(EstimationError) -> (Matrix, Bool) {
  guard (0..<matrix.rows).contains(where: { matrix[$0, $0] < 0 }) else { return (matrix, false) }
  let eigen: SymmetricEigen
  do throws(NumericsError) { eigen = try SymmetricEigen(matrix.symmetrized) } catch { throw .numerics(error) }
  let positive = eigen.vectors.transposed.scalingRows(by: eigen.values.map { max(0, $0).squareRoot() })
  return (positive.transposedTimes(positive), true)
}
