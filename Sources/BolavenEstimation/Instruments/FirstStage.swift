import BolavenNumerics

/// How strongly the instruments explain one endogenous column.
///
/// F tests the instruments in the regression of the column on them and the other regressors, once under independent
/// errors of one variance and once under the covariance of the model. The effective F of a single endogenous column is
///
///     F_eff = π̂ᵀ Z̃ᵀZ̃ π̂ / tr(V̂_π Z̃ᵀZ̃)
///
/// with Z̃ the instruments without the other regressors; with one instrument it is the robust t².
///
/// Source: Montiel Olea & Pflueger (2013), eq. 4; Stock & Yogo (2005), §2.
public struct FirstStage: Sendable {
  /// The name of the endogenous column.
  public let term: String
  /// Under independent errors of one variance; `nil` where it cannot be had.
  public let classical: WaldTest?
  /// Under the covariance of the model; `nil` where it cannot be had.
  public let robust: WaldTest?
  /// F_eff; `nil` with several endogenous columns, or where the covariance of the model cannot be had.
  public let effectiveF: Double?

  init(
    _ column: DesignColumn, variables: InstrumentalVariables, measure: CovarianceMeasure
  ) throws(EstimationError) {
    term = column.term
    let design = variables.firstStage(of: column)
    let fit = try denseFit(design)
    let positions = fit.terms.indices.filter { variables.keptInstruments.contains(fit.terms[$0]) }
    let restrictions = Matrix.identity(fit.rank).selectingRows(positions)
    classical = WaldTest(
      restrictions: restrictions, coefficients: fit.coefficients, covariance: classicalCovariance(of: fit),
      denominatorDegreesOfFreedom: fit.residualDegreesOfFreedom)
    let covariance = try measure.covariance(of: fit)
    robust = covariance.flatMap { covariance in
      WaldTest(
        restrictions: restrictions, coefficients: fit.coefficients, covariance: covariance.matrix,
        denominatorDegreesOfFreedom: covariance.degreesOfFreedom(at: 0, .residual))
    }
    guard variables.fit.design.endogenousCount == 1, let covariance else {
      effectiveF = nil
      return
    }
    // (Z̃ᵀZ̃)⁻¹ is the block of the inverse Gram matrix that belongs to the instruments.
    let block = fit.bread.selectingRows(positions).selectingColumns(positions)
    let own = positions.map { fit.coefficients[$0] }
    let variance = covariance.matrix.selectingRows(positions).selectingColumns(positions)
    let factorization = try factorize(block)
    let trace = positions.indices.reduce(0) { sum, j in sum + factorization.solve(variance.column(j)).coefficients[j] }
    effectiveF = trace > 0 ? dot(own, factorization.solve(own).coefficients) / trace : nil
  }
}

extension InstrumentalVariables {
  /// The regression of a column on the other regressors and the instruments of use.
  func firstStage(of column: DesignColumn) -> Design {
    let design = fit.design
    return Design(
      outcome: column.term, y: column.values,
      columns: design.columns.dropLast(design.endogenousCount)
        + design.instruments.filter { keptInstruments.contains($0.term) }, weights: design.weights,
      absorbed: design.absorbed)
  }
}

/// The covariance of the model, for other regressions on the same rows.
struct CovarianceMeasure {
  let estimator: CovarianceEstimator
  let settings: SandwichCovariance.Settings

  /// `nil` where it cannot be had.
  func covariance(of fit: LinearFit) throws(EstimationError) -> SandwichCovariance? {
    do throws(EstimationError) {
      return try SandwichCovariance(of: fit, estimator, settings)
    } catch {
      guard error.concernsCovarianceAlone else { throw error }
      return nil
    }
  }
}
