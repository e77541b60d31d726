/// The variance of one coefficient by its definition: sums over groups of rows, and over pairs of groups.
///
/// With l the influence of the rows on the coefficient, e the residuals and A_g the adjustment of a group:
///
///     V = c Σ_g (Σ_{i∈g} (A_g l_g)ᵢ eᵢ)²
///
/// Source: Cameron & Miller (2015), §II; Pustejovsky & Tipton (2018), §2.
struct PlainCovariance: Sendable {
  /// What a group's residuals are multiplied by.
  enum Adjustment: Sendable {
    /// Nothing.
    case none
    /// (I − H_gg)^(−1/2).
    case halved
    /// (I − H_gg)⁻¹.
    case full
  }

  /// A_g l_g by group, n entries in the order of the rows.
  let weights: [Double]
  /// Rows of each group.
  let groups: [[Int]]
  let fit: PlainLeastSquares
  /// √w ê, n entries.
  let residuals: [Double]
  /// c.
  let factor: Double

  /// The most group pairs whose products are summed.
  static let mostGroups = 5000

  /// - Parameters:
  ///   - coefficient: its place among the columns of the fit.
  ///   - groups: rows of each group; every row once.
  ///   - residuals: those of the model, times √w; of the fit where they are not given.
  init(
    _ fit: PlainLeastSquares, of coefficient: Int, groups: [[Int]], residuals: [Double]? = nil,
    _ adjustment: Adjustment,
    factor: Double = 1
  ) {
    self.fit = fit
    self.residuals = residuals ?? fit.residuals
    self.groups = groups
    self.factor = factor
    var weights = fit.influence[coefficient]
    if adjustment != .none {
      for rows in groups {
        let own = rows.map { weights[$0] }
        for (row, weight) in zip(rows, Self.adjusted(own, rows, fit, adjustment)) { weights[row] = weight }
      }
    }
    self.weights = weights
  }

  /// V.
  var variance: Double {
    factor
      * Plain.sum(
        groups.map { rows in
          let score = Plain.sum(rows.map { weights[$0] * residuals[$0] })
          return score * score
        })
  }

  /// √V.
  var standardError: Double { variance.squareRoot() }

  /// ν = (Σ_g |p_g|²)²/Σ_g Σ_h (p_gᵀp_h)² with p_g = (I − H)_{·g} A_g l_g, so that p_gᵀp_h = a_gᵀ(I − H)_gh a_h.
  ///
  /// `nil` where there are too many groups to take them by pairs.
  ///
  /// Source: Bell & McCaffrey (2002), §4.
  var satterthwaite: Double? {
    guard groups.count <= Self.mostGroups else { return nil }
    // Qᵀ_g a_g, from which a_gᵀH_gh a_h follows.
    let projected = groups.map { rows in fit.basis.map { q in Plain.sum(rows.map { q[$0] * weights[$0] }) } }
    let squares = groups.map { rows in Plain.sum(rows.map { weights[$0] * weights[$0] }) }
    var (trace, total) = (0.0, 0.0)
    for g in groups.indices {
      for h in groups.indices {
        var product = g == h ? squares[g] : 0
        for (a, b) in zip(projected[g], projected[h]) { product -= a * b }
        if g == h { trace += product }
        total += product * product
      }
    }
    return total > 0 ? trace * trace / total : nil
  }

  /// A_g l_g: with QᵀQ = VΛVᵀ of the group's rows of the basis, f(I − QQᵀ) l = l + QV diag((f(1 − λ) − 1)/λ) VᵀQᵀl.
  private static func adjusted(
    _ own: [Double], _ rows: [Int], _ fit: PlainLeastSquares, _ adjustment: Adjustment
  ) -> [Double] {
    let q = fit.basis.map { column in rows.map { column[$0] } }
    let change = { (lambda: Double) -> Double in
      guard lambda > 1e-14 else { return 0 }
      let free = 1 - lambda
      // A direction that is fitted exactly tells nothing of the errors.
      if free < 1e-10 { return -1 / lambda }
      return ((adjustment == .halved ? 1 / free.squareRoot() : 1 / free) - 1) / lambda
    }
    if rows.count == 1 {
      let lambda = q.reduce(0) { $0 + $1[0] * $1[0] }
      return [own[0] * (1 + change(lambda) * lambda)]
    }
    let products = q.map { a in q.map { b in Plain.sum(zip(a, b).map { $0 * $1 }) } }
    let eigen = PlainEigen(products)
    let projected = q.map { column in Plain.sum(zip(column, own).map { $0 * $1 }) }
    var result = own
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      let along = zip(vector, projected).reduce(0) { $0 + $1.0 * $1.1 } * change(value)
      for (j, component) in vector.enumerated() {
        for i in rows.indices { result[i] += q[j][i] * component * along }
      }
    }
    // A group that is fitted exactly has no weight; what is left is rounding.
    let size = own.reduce(0) { $0 + $1 * $1 }
    return result.reduce(0) { $0 + $1 * $1 } <= 1e-24 * size ? own.map { _ in 0 } : result
  }
}

/// Eigenvalues of a symmetric matrix by rotations, one pair of axes after the other.
///
/// Source: Jacobi (1846); Golub & Van Loan (2013), *Matrix Computations*, §8.5.
struct PlainEigen {
  let values: [Double]
  /// One for each value, of length 1.
  let vectors: [[Double]]

  init(_ matrix: [[Double]]) {
    let n = matrix.count
    var a = matrix
    // Columns of v are rows here.
    var v = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
    let size = a.flatMap { $0 }.reduce(0) { $0 + $1 * $1 }
    for _ in 0..<60 {
      var rest = 0.0
      for p in 0..<n { for q in 0..<p { rest += a[p][q] * a[p][q] } }
      if rest <= 1e-34 * size { break }
      for p in 0..<n {
        for q in (p + 1)..<max(p + 1, n) where a[p][q] != 0 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n { (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]) }
          for k in 0..<n { (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]) }
          for k in 0..<n { (v[p][k], v[q][k]) = (c * v[p][k] - s * v[q][k], s * v[p][k] + c * v[q][k]) }
        }
      }
    }
    values = (0..<n).map { a[$0][$0] }
    vectors = v
  }
}
