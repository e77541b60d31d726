import BolavenNumerics

/// Errors that are correlated within clusters, each cluster's residuals adjusted for its leverage: CR2, CR3 and CR3J.
///
/// CR2 (I−H_gg)^(−1/2); CR3 (I−H_gg)⁻¹ without a factor; CR3J the cluster jackknife, CR3 times (G−1)/G in variance.
///
/// Source: Pustejovsky & Tipton (2018), §2; MacKinnon, Nielsen & Webb (2023), §3.
struct BiasReducedCluster: CovarianceMethod {
  let errors = ErrorStructure.clustered
  let usesLeverages = true
  var middle: String {
    let adjusted = adjustment == .full ? "(X'(I - H)^(-1) e)" : "(X'(I - H)^(-1/2) e)"
    return factor.formula + "sum over clusters \(adjusted)(...)'"
  }
  private let adjustment: BlockedLeastSquares.LeverageAdjustment
  private let factor: SmallSampleFactor.ClusterFactor

  init(_ adjustment: BlockedLeastSquares.LeverageAdjustment, factor: SmallSampleFactor.ClusterFactor = .none) {
    self.adjustment = adjustment
    self.factor = factor
  }

  func measure(_ context: CovarianceContext) throws(EstimationError) -> MeasuredCovariance {
    let ways = context.settings.clusters
    guard let basis = context.fit.leverageBasis(for: ways[0]) else {
      throw .leveragesNotAvailable(covariance: context.name)
    }
    let equations = context.equations
    let multiplier = context.factor.clusters(factor, ways: ways, fit: context.fit)
    let adjusted = try adjustedInfluence(
      equations.influence, basis: basis.matrix, clusters: ways[0], isHalved: adjustment == .halved)
    return MeasuredCovariance(
      matrix: clusterProducts(adjusted, residuals: equations.residuals, clusters: ways[0]).scaled(by: multiplier),
      factor: multiplier, clusterCounts: counts(ways), residualDegreesOfFreedom: fewest(ways) - 1,
      rowWeights: .adjusted(adjusted, basis, ways[0]))
  }
}

/// The weights of rows in coefficients with each cluster's adjusted for its leverage: A_g X̃_g Bᵀ, n × k.
///
/// A_g is (I − H_gg)^(−1/2) for CR2 and (I − H_gg)⁻¹ for CR3 and CR3J. The inverse roots are Moore-Penrose: an eigenvalue
/// of I − H_gg below 1e-10 of the block's largest, or below 1e-12, counts as zero.
///
/// With Q_g the cluster's rows of the basis, a function f of I − H_gg is I + W diag(g(λ)) Wᵀ where g(λ) = f(1−λ) − 1 and W
/// holds eigenvectors of H_gg = Q_gQ_gᵀ; or I + Q_gV diag(g(λ)/λ) VᵀQ_gᵀ with Q_gᵀQ_g = VΛVᵀ. The smaller of the two
/// matrices is decomposed.
///
/// Source: Bell & McCaffrey (2002), §3; Pustejovsky & Tipton (2018), §2; MacKinnon, Nielsen & Webb (2023), §3.
func adjustedInfluence(
  _ influence: Matrix, basis: Matrix, clusters: Clusters, isHalved: Bool
) throws(EstimationError) -> Matrix {
  var adjusted = influence
  for rows in clusters.rowsOfGroups where !rows.isEmpty {
    let q = basis.selectingRows(rows)
    let x = influence.selectingRows(rows)
    let isWide = rows.count <= basis.columns
    let eigen = try eigenvalues(of: isWide ? q.times(q.transposed) : q.transposedTimes(q))
    // The largest eigenvalue of I − H_gg is 1 where the cluster has more rows than the basis has columns.
    let largest = isWide ? 1 - max(0, eigen.values.first ?? 0) : 1
    let directions = isWide ? eigen.vectors : q.times(eigen.vectors)
    var coefficients = directions.transposedTimes(x)
    for i in 0..<coefficients.rows {
      let change = correction(eigenvalue: eigen.values[i], largestFree: largest, isHalved: isHalved)
      let weight = isWide ? change * eigen.values[i] : change
      for j in 0..<coefficients.columns { coefficients[i, j] *= weight }
    }
    let change = directions.times(coefficients)
    let sum = x.adding(change)
    for j in 0..<x.columns {
      // A cluster that is fitted exactly counts for nothing; what is left of its weights is rounding.
      let isRounding = sumOfSquares(sum.column(j)) <= 1e-24 * sumOfSquares(x.column(j))
      for (position, row) in rows.enumerated() { adjusted[row, j] = isRounding ? 0 : sum[position, j] }
    }
  }
  return adjusted
}

/// Σ_g (Σ_{i∈g} l_i ẽ_i)(…)ᵀ for the weights l of rows.
func clusterProducts(_ influence: Matrix, residuals: [Double], clusters: Clusters) -> Matrix {
  var sums = [Double](repeating: 0, count: clusters.count * influence.columns)
  for j in 0..<influence.columns {
    for (i, weight) in influence.column(j).enumerated() {
      sums[j * clusters.count + Int(clusters.codes[i])] += weight * residuals[i]
    }
  }
  let matrix = Matrix(rows: clusters.count, columns: influence.columns, storage: sums)
  return matrix.transposedTimes(matrix)
}

private func eigenvalues(of matrix: Matrix) throws(EstimationError) -> SymmetricEigen {
  do throws(NumericsError) { return try SymmetricEigen(matrix) } catch { throw .numerics(error) }
}

/// (f(1−λ) − 1)/λ for f(s) = s^(−1/2) (CR2) or s⁻¹ (CR3), with f(0) = 0.
private func correction(eigenvalue: Double, largestFree: Double, isHalved: Bool) -> Double {
  let free = 1 - eigenvalue
  guard free > max(1e-10 * largestFree, 1e-12) else { return -1 / eigenvalue }
  if !isHalved { return 1 / free }
  let root = free.squareRoot()
  return 1 / (root * (1 + root))
}
