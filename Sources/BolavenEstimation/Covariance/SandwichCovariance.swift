public import BolavenData
public import BolavenNumerics

/// The sandwich covariance of least-squares coefficients, and the degrees of freedom of each.
///
///     V̂ = B (Σ_g X̃_gᵀ A_g ẽ_g ẽ_gᵀ A_gᵀ X̃_g) B,   B = (X̃ᵀX̃)⁻¹,   X̃ = √W X,   ẽ = √W ê
///
/// A_g is given by the estimator; without clusters every row is its own. H = X̃BX̃ᵀ is the hat matrix of the whole
/// design, group effects included. The inverse roots are Moore-Penrose: an eigenvalue of I − H_gg below 1e-10 of the
/// block's largest, or below 1e-12, counts as zero.
///
/// Source: Bell & McCaffrey (2002), §3; Pustejovsky & Tipton (2018), §2 and §4.
public struct SandwichCovariance: Sendable {
  /// How the adjustment of residuals was chosen.
  public let estimator: CovarianceEstimator
  /// Clusters, or rows when there are none.
  public let clusterCount: Int
  /// The factor on every adjustment, 1 unless the estimator has one.
  public let smallSampleFactor: Double
  /// k × k, in the order of the fit's coefficients.
  public let matrix: Matrix

  private let basis: Matrix
  /// A_g X̃_g B stacked over clusters: n × k.
  private let adjustedScores: Matrix
  private let clusterOfRow: [Int]?
  private let residualDegreesOfFreedom: Double

  /// - Parameters:
  ///   - clusters: the cluster of each row; needed by `clusterRobust`.
  ///   - coefficientCount: how effects nested in clusters count in CR1S.
  /// - Throws: `tooFewClusters` when there are fewer than two.
  public init(
    of fit: LinearFit, _ estimator: CovarianceEstimator, clusters: Grouping? = nil,
    coefficientCount: CoefficientCount = .nested
  ) throws(EstimationError) {
    self.estimator = estimator
    basis = fit.basis
    let n = fit.observations
    let adjusted: Matrix
    switch estimator {
    case .heteroskedasticityRobust(let kind):
      clusterCount = n
      clusterOfRow = nil
      smallSampleFactor = kind == .hc1 ? Double(n) / Double(n - fit.rank) : 1
      residualDegreesOfFreedom = Double(n - fit.rank)
      adjusted = adjustRows(fit.scaledRegressors, leverages: leverages(fit.basis), kind)
    case .clusterRobust(let kind, let name):
      let groups = clusters ?? Grouping(groupOfRow: Array(0..<n), levels: (0..<n).map(String.init))
      guard groups.groupCount > 1 else { throw .tooFewClusters(name: name, count: groups.groupCount) }
      clusterCount = groups.groupCount
      clusterOfRow = groups.groupOfRow
      residualDegreesOfFreedom = Double(groups.groupCount - 1)
      smallSampleFactor = factor(kind, fit: fit, clusters: groups, counting: coefficientCount)
      adjusted = try adjustClusters(fit.scaledRegressors, basis: fit.basis, clusters: groups, kind)
    }
    adjustedScores = adjusted.times(fit.bread)
    matrix = outerProduct(
      ofClusterSums: adjustedScores, times: fit.scaledResiduals, clusterOfRow, clusterCount, factor: smallSampleFactor)
  }

  /// The standard error of the coefficient at a position.
  public func standardError(at position: Int) -> Double { matrix[position, position].squareRoot() }

  /// Satterthwaite degrees of freedom of one coefficient; `nil` where its variance estimator is identically zero.
  ///
  ///     ν = (Σ_g p_gᵀp_g)² / Σ_g Σ_h (p_gᵀp_h)²,   p_g = (I−H)_{·g} A_g X̃_g B c
  ///
  /// With u_g = Q_gᵀA_gX̃_gBc and d_g = |A_gX̃_gBc|² the sums are Σ(d_g − |u_g|²) and Σd_g² − 2Σd_g|u_g|² + |UUᵀ|².
  ///
  /// Source: Bell & McCaffrey (2002), §4.
  public func satterthwaiteDegreesOfFreedom(at position: Int) -> Double? {
    let k = basis.columns
    let weights = adjustedScores.column(position)
    var squares = [Double](repeating: 0, count: clusterCount)
    var norms = squares
    // U, one column after another: a pass along each column of Q is a pass along memory.
    var projected = [Double](repeating: 0, count: clusterCount * k)
    for (i, w) in weights.enumerated() { squares[clusterOfRow?[i] ?? i] += w * w }
    for j in 0..<k {
      let direction = basis.column(j)
      for (i, w) in weights.enumerated() { projected[j * clusterCount + (clusterOfRow?[i] ?? i)] += direction[i] * w }
      for g in 0..<clusterCount { norms[g] += projected[j * clusterCount + g] * projected[j * clusterCount + g] }
    }
    let transposed = Matrix(rows: clusterCount, columns: k, storage: projected)
    let overlap = transposed.transposedTimes(transposed)
    var trace = CompensatedSum()
    var total = CompensatedSum()
    for x in overlap.storage { total.add(x * x) }
    for g in 0..<clusterCount {
      trace.add(squares[g] - norms[g])
      total.add(squares[g] * squares[g] - 2 * squares[g] * norms[g])
    }
    // What is left of a trace of zero is rounding.
    guard trace.value > 1e-12 * compensatedSum(squares) else { return nil }
    let freedom = trace.value * trace.value / total.value
    return freedom.isFinite && freedom > 0 ? freedom : nil
  }

  /// Degrees of freedom of one coefficient by a rule.
  public func degreesOfFreedom(at position: Int, _ rule: DegreesOfFreedomRule) -> Double? {
    switch rule {
    case .satterthwaite: satterthwaiteDegreesOfFreedom(at: position)
    case .residual: residualDegreesOfFreedom
    }
  }
}

private func leverages(_ basis: Matrix) -> [Double] {
  var sums = [Double](repeating: 0, count: basis.rows)
  for j in 0..<basis.columns {
    for (i, q) in basis.column(j).enumerated() { sums[i] += q * q }
  }
  return sums
}

/// A row with leverage 1 is fitted exactly: its residual is 0 and so is its adjustment.
private func adjustRows(
  _ regressors: Matrix, leverages: [Double], _ kind: CovarianceEstimator.Heteroskedasticity
) -> Matrix {
  let weights = leverages.map { leverage -> Double in
    let free = 1 - leverage
    switch kind {
    case .hc0, .hc1: return 1
    case .hc2: return free > 1e-10 ? 1 / free.squareRoot() : 0
    case .hc3: return free > 1e-10 ? 1 / free : 0
    }
  }
  let columns = (0..<regressors.columns).map { zip(regressors.column($0), weights).map { $0 * $1 } }
  return Matrix(rows: regressors.rows, columns: regressors.columns, storage: columns.flatMap { $0 })
}

private func factor(
  _ kind: CovarianceEstimator.Cluster, fit: LinearFit, clusters: Grouping, counting: CoefficientCount
) -> Double {
  let groups = Double(clusters.groupCount)
  let n = Double(fit.observations)
  switch kind {
  case .cr0, .cr2, .cr3: return 1
  case .cr1: return groups / (groups - 1)
  case .cr1s:
    var coefficients = fit.rank
    if counting == .nested, let effects = fit.design.effects, isNested(effects.groups, in: clusters) {
      coefficients -= fit.keptColumns.filter(effects.columns.contains).count
    }
    return groups / (groups - 1) * (n - 1) / (n - Double(coefficients))
  }
}

/// Whether every group lies within one cluster.
private func isNested(_ groups: Grouping, in clusters: Grouping) -> Bool {
  var clusterOfGroup = [Int](repeating: -1, count: groups.groupCount)
  for (group, cluster) in zip(groups.groupOfRow, clusters.groupOfRow) {
    if clusterOfGroup[group] < 0 { clusterOfGroup[group] = cluster }
    if clusterOfGroup[group] != cluster { return false }
  }
  return true
}

/// A_g X̃_g for every cluster, in the rows' order.
///
/// With Q_g the cluster's rows of the basis, a function f of I − H_gg is I + W diag(g(λ)) Wᵀ where g(λ) = f(1−λ) − 1 and W
/// holds eigenvectors of H_gg = Q_gQ_gᵀ; or I + Q_gV diag(g(λ)/λ) VᵀQ_gᵀ with Q_gᵀQ_g = VΛVᵀ. The smaller of the two
/// matrices is decomposed.
private func adjustClusters(
  _ regressors: Matrix, basis: Matrix, clusters: Grouping, _ kind: CovarianceEstimator.Cluster
) throws(EstimationError) -> Matrix {
  guard kind == .cr2 || kind == .cr3 else { return regressors }
  var adjusted = regressors
  for rows in clusters.rowsOfGroups where !rows.isEmpty {
    let q = basis.selectingRows(rows)
    let x = regressors.selectingRows(rows)
    let isWide = rows.count <= basis.columns
    let eigen = try eigenvalues(of: isWide ? q.times(q.transposed) : q.transposedTimes(q))
    // The largest eigenvalue of I − H_gg is 1 where the cluster has more rows than the basis has columns.
    let largest = isWide ? 1 - max(0, eigen.values.first ?? 0) : 1
    let directions = isWide ? eigen.vectors : q.times(eigen.vectors)
    var coefficients = directions.transposedTimes(x)
    for i in 0..<coefficients.rows {
      let change = correction(eigenvalue: eigen.values[i], largestFree: largest, kind)
      let weight = isWide ? change * eigen.values[i] : change
      for j in 0..<coefficients.columns { coefficients[i, j] *= weight }
    }
    let change = directions.times(coefficients)
    for (position, row) in rows.enumerated() {
      for j in 0..<x.columns { adjusted[row, j] = x[position, j] + change[position, j] }
    }
  }
  return adjusted
}

private func eigenvalues(of matrix: Matrix) throws(EstimationError) -> SymmetricEigen {
  do throws(NumericsError) { return try SymmetricEigen(matrix) } catch { throw .numerics(error) }
}

/// (f(1−λ) − 1)/λ for f(s) = s^(−1/2) (CR2) or s⁻¹ (CR3), with f(0) = 0.
private func correction(eigenvalue: Double, largestFree: Double, _ kind: CovarianceEstimator.Cluster) -> Double {
  let free = 1 - eigenvalue
  guard free > max(1e-10 * largestFree, 1e-12) else { return -1 / eigenvalue }
  if kind == .cr3 { return 1 / free }
  let root = free.squareRoot()
  return 1 / (root * (1 + root))
}

private func outerProduct(
  ofClusterSums scores: Matrix, times residuals: [Double], _ clusterOfRow: [Int]?, _ clusterCount: Int, factor: Double
) -> Matrix {
  var sums: [Double] = []
  for j in 0..<scores.columns {
    var column = [Double](repeating: 0, count: clusterCount)
    for (i, score) in scores.column(j).enumerated() { column[clusterOfRow?[i] ?? i] += score * residuals[i] }
    sums += column
  }
  let clusterSums = Matrix(rows: clusterCount, columns: scores.columns, storage: sums)
  let product = clusterSums.transposedTimes(clusterSums)
  return Matrix(rows: product.rows, columns: product.columns, storage: product.storage.map { factor * $0 })
}
