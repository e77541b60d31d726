import BolavenNumerics

/// Degrees of freedom of one variance estimator, by its first two moments under a working model of the errors.
///
///     ν = (Σ_g p_gᵀΩp_g)² / Σ_g Σ_h (p_gᵀΩp_h)²,   p_g = (I−H)_{·g} A_g X̃_g B c
///
/// Ω is I (Bell & McCaffrey), or I plus one correlation within clusters that is estimated from the residuals (Imbens &
/// Kolesár). With u_g = Q_gᵀa_g, a_g = A_gX̃_gBc and d_g = |a_g|², under Ω = I the sums are Σ(d_g − |u_g|²) and
/// Σd_g² − 2Σd_g|u_g|² + |UUᵀ|².
///
/// Source: Bell & McCaffrey (2002), §4; Imbens & Kolesár (2016), §4.
struct Satterthwaite {
  /// The weight of each row in the coefficient, adjusted: a_g stacked.
  let weights: [Double]
  let basis: BlockedColumns
  /// `nil` where every row is its own cluster.
  let clusters: Clusters?
  /// How many equal rows a row stands for.
  let multiplicities: [Double]?

  /// Under independent errors of one variance; `nil` where the variance estimator is identically zero.
  var underIndependence: Double? {
    guard let clusters else { return ofRows }
    let sums = clusterSums(clusters)
    var trace = CompensatedSum()
    var total = CompensatedSum()
    let overlap = sums.projected.transposedTimes(sums.projected)
    for x in overlap.storage { total.add(x * x) }
    for g in 0..<clusters.count {
      trace.add(sums.squares[g] - sums.norms[g])
      total.add(sums.squares[g] * sums.squares[g] - 2 * sums.squares[g] * sums.norms[g])
    }
    return ratio(trace: trace.value, total: total.value, size: compensatedSum(sums.squares))
  }

  /// Under the working model of Imbens and Kolesár, with scaled residuals e of the fit.
  ///
  /// ρ̂ = (Σ_g (Σe)² − Σe²)/(Σn_g² − n), at least 0; the variance of what is left is max(mean e² − ρ̂, 0). A row that
  /// stands for f equal ones enters every sum f times.
  func underCorrelation(residuals: [Double]) -> Double? {
    guard let clusters else { return underIndependence }
    let sums = clusterSums(clusters)
    let count = clusters.count
    var sizes = [Double](repeating: 0, count: count)
    var residualSums = sizes
    var weightSums = sizes
    let r = basis.columnCount
    var basisSums = Matrix(rows: count, columns: r)
    let all = basis.matrix
    for (i, code) in clusters.codes.enumerated() {
      let g = Int(code)
      let copies = multiplicities?[i] ?? 1
      // Residuals, weights and basis of f equal rows are √f times those of one.
      let root = copies.squareRoot()
      sizes[g] += copies
      residualSums[g] += root * residuals[i]
      weightSums[g] += root * weights[i]
      for j in 0..<r { basisSums[g, j] += root * all[i, j] }
    }
    let squares = sumOfSquares(residuals)
    let observations = sizes.reduce(0, +)
    let pairs = sizes.reduce(0) { $0 + $1 * $1 } - observations
    let rho = pairs > 0 ? max(0, (sumOfSquares(residualSums) - squares) / pairs) : 0
    let own = max(0, squares / observations - rho)
    // p_gᵀp_h = d_g [g = h] − u_gᵀu_h; sums of p_h over cluster s are Σa_h [s = h] − (Q_sᵀ1)ᵀu_h.
    var products = sums.projected.times(sums.projected.transposed).scaled(by: -1)
    var within = basisSums.times(sums.projected.transposed).scaled(by: -1)
    for g in 0..<count {
      products[g, g] += sums.squares[g]
      within[g, g] += weightSums[g]
    }
    let moments = products.scaled(by: own).adding(within.transposedTimes(within), times: rho)
    let trace = (0..<count).reduce(0) { $0 + moments[$1, $1] }
    return ratio(trace: trace, total: sumOfSquares(moments.storage), size: compensatedSum(sums.squares) * (own + rho))
  }

  private struct ClusterSums {
    /// d_g.
    var squares: [Double]
    /// |u_g|².
    var norms: [Double]
    /// u_g, one row a cluster.
    var projected: Matrix
  }

  private func clusterSums(_ clusters: Clusters) -> ClusterSums {
    let r = basis.columnCount
    let count = clusters.count
    var squares = [Double](repeating: 0, count: count)
    var norms = squares
    var projected = [Double](repeating: 0, count: count * r)
    for (i, w) in weights.enumerated() { squares[Int(clusters.codes[i])] += w * w }
    forEachBlock(basis.rowCount) { rows in
      var block = [Double](repeating: 0, count: rows.count * r)
      block.withUnsafeMutableBufferPointer { basis.write(rows, to: $0) }
      for j in 0..<r {
        for i in 0..<rows.count {
          let row = rows.lowerBound + i
          projected[j * count + Int(clusters.codes[row])] += block[j * rows.count + i] * weights[row]
        }
      }
    }
    for j in 0..<r {
      for g in 0..<count { norms[g] += projected[j * count + g] * projected[j * count + g] }
    }
    return ClusterSums(squares: squares, norms: norms, projected: Matrix(rows: count, columns: r, storage: projected))
  }

  /// Every row its own cluster: u_i = q_i a_i, and |UUᵀ|² is that of Σ u_iu_iᵀ.
  private var ofRows: Double? {
    let r = basis.columnCount
    var trace = CompensatedSum()
    var total = CompensatedSum()
    var size = CompensatedSum()
    var overlap = Matrix(rows: r, columns: r)
    forEachBlock(basis.rowCount) { rows in
      var block = Matrix(rows: rows.count, columns: r)
      block.fill { basis.write(rows, to: $0) }
      var norms = [Double](repeating: 0, count: rows.count)
      for j in 0..<r {
        for i in 0..<rows.count { norms[i] += block[i, j] * block[i, j] }
      }
      for i in 0..<rows.count {
        let count = multiplicities?[rows.lowerBound + i] ?? 1
        // A row of multiplicity f has the weight and the basis of one of its f equals.
        let square = weights[rows.lowerBound + i] * weights[rows.lowerBound + i] / count
        let norm = norms[i] / count * square
        trace.add(count * (square - norm))
        total.add(count * (square * square - 2 * square * norm))
        size.add(count * square)
      }
      let weighted = block.scalingRows(
        by: rows.map { weights[$0] / (multiplicities?[$0] ?? 1).squareRoot() })
      overlap = overlap.adding(weighted.transposedTimes(weighted))
    }
    for x in overlap.storage { total.add(x * x) }
    return ratio(trace: trace.value, total: total.value, size: size.value)
  }

  private func ratio(trace: Double, total: Double, size: Double) -> Double? {
    // What is left of a trace of zero is rounding.
    guard trace > 1e-12 * size else { return nil }
    let freedom = trace * trace / total
    return freedom.isFinite && freedom > 0 ? freedom : nil
  }
}
