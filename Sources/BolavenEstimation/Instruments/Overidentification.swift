import BolavenNumerics

/// Tests that all instruments agree, where there are more of them than endogenous columns.
///
///     Sargan = n êᵀP_Zê / êᵀê,   Hansen = min_β (y − Xβ)ᵀZ S⁻¹ Zᵀ(y − Xβ),   S = Σ zᵢzᵢᵀêᵢ²
///
/// or S = Σ_g (Σ_{i∈g} zᵢêᵢ)(…)ᵀ over clusters, with the residuals ê of the model: Hansen is the minimum of the
/// objective of two-step efficient GMM. Both are χ² with as many degrees of freedom as there are more instruments than
/// endogenous columns.
///
/// Source: Sargan (1958), §7; Hansen (1982), Lemma 4.2; Hayashi (2000), *Econometrics*, §3.6.
public struct Overidentification: Sendable {
  /// Under independent errors of one variance.
  public let sargan: WaldTest
  /// Robust to heteroskedasticity, or to correlation within clusters of one kind.
  ///
  /// `nil` for several kinds of clusters, and where S has not full rank.
  public let hansen: WaldTest?

  /// - Returns: `nil` without a surplus of instruments.
  init?(_ variables: InstrumentalVariables, clusters: [Clusters]) throws(EstimationError) {
    let fit = variables.fit
    let design = fit.design
    let surplus = variables.keptInstruments.count - design.endogenousCount
    guard surplus > 0 else { return nil }
    let columns = ScaledColumns(design)
    let partial = design.absorbed.isEmpty ? nil : try factorize(columns.effects)
    let without = { (values: [Double]) in partial.map { $0.solve(values).residuals } ?? values }
    let instruments =
      design.columns.dropLast(design.endogenousCount)
      + design.instruments.filter { variables.keptInstruments.contains($0.term) }
    let residuals = fit.equations.residuals
    let z = Matrix(
      rows: design.rowCount, columns: instruments.count,
      storage: instruments.flatMap { without(columns.scaled($0.values)) })
    let factorization = try factorize(z)
    let total = sumOfSquares(residuals)
    let left = sumOfSquares(factorization.solve(residuals).residuals)
    sargan = WaldTest(chiSquared: design.observations * (total - left) / total, degreesOfFreedom: surplus)
    let kept = factorization.keptMatrix
    let x = Matrix(
      rows: design.rowCount, columns: fit.rank,
      storage: fit.keptColumns.flatMap { without(columns.scaled(design.columns[$0].values)) })
    let y = without(columns.scaled(design.y))
    let equations = EstimatingEquations(
      regressors: BlockedColumns(kept), bread: Matrix.identity(kept.columns), residuals: residuals, basis: nil,
      multiplicities: fit.equations.multiplicities)
    guard clusters.count < 2 else {
      hansen = nil
      return
    }
    let meat =
      clusters.first.map { clusterRobustCovariance(equations, clusters: $0) } ?? rowCovariance(equations)
    hansen = try Self.hansen(z: kept, x: x, y: y, meat: meat, surplus: surplus)
  }

  private static func hansen(
    z: Matrix, x: Matrix, y: [Double], meat: Matrix, surplus: Int
  ) throws(EstimationError) -> WaldTest? {
    let eigen: SymmetricEigen
    let sizes = (0..<meat.rows).map { 1 / meat[$0, $0].squareRoot() }
    guard sizes.allSatisfy(\.isFinite) else { return nil }
    var scaled = meat
    for i in 0..<meat.rows {
      for j in 0..<meat.rows { scaled[i, j] *= sizes[i] * sizes[j] }
    }
    do throws(NumericsError) { eigen = try SymmetricEigen(scaled.symmetrized) } catch { throw .numerics(error) }
    guard let smallest = eigen.values.first, let largest = eigen.values.last, smallest > 1e-12 * largest else {
      return nil
    }
    let white = { (columns: Matrix) -> Matrix in
      let moments = eigen.vectors.transposedTimes(z.transposedTimes(columns).scalingRows(by: sizes))
      return moments.scalingRows(by: eigen.values.map { 1 / $0.squareRoot() })
    }
    let left = try factorize(white(x)).solve(white(Matrix(rows: y.count, columns: 1, storage: y)).storage).residuals
    return WaldTest(chiSquared: sumOfSquares(left), degreesOfFreedom: surplus)
  }
}

extension WaldTest {
  /// A statistic that is χ² if the hypothesis holds.
  init(chiSquared statistic: Double, degreesOfFreedom: Int) {
    self.init(
      statistic: statistic, numeratorDegreesOfFreedom: degreesOfFreedom, denominatorDegreesOfFreedom: nil,
      pValue: ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic))
  }
}
