import BolavenNumerics

/// Least squares of many rows in a few passes over blocks of them, without a copy of the columns.
///
/// Source: Björck (1996), *Numerical Methods for Least Squares Problems*, §2.2 and §2.9.
func blockedFits(_ designs: [Design], threads: Int) throws(EstimationError) -> [LinearFit] {
  let design = designs[0]
  let columns = design.columns
  let regressors = blocks(of: columns, rowCount: design.rowCount)
  let solution: BlockedLeastSquares
  do throws(NumericsError) {
    solution = try BlockedLeastSquares(
      regressors: regressors, responses: BlockedColumns(designs.map(\.y), rowCount: design.rowCount),
      weights: design.weights?.values, hasConstant: design.interceptColumn, threads: threads)
  } catch {
    for design in designs { try requireMagnitudes(design) }
    throw .numerics(error)
  }
  if solution.magnitudeBound.map({ $0 > largestUsable }) ?? true {
    for design in designs { try requireMagnitudes(design) }
  }
  let kept = solution.keptColumns
  guard design.observations > Double(kept.count) else {
    throw .tooFewRows(observations: Int(design.observations), coefficients: kept.count)
  }
  let weights = design.weights?.values
  let roots = weights.map { $0.map { $0.squareRoot() } }
  let counts = design.weights.flatMap { $0.type == .frequency ? $0.values : nil }
  // Scores in an orthonormal basis: a column with a large offset costs no digits of the sandwich.
  let basis = solution.basis(of: regressors, weights: weights)
  return designs.enumerated().map { response, design in
    // A residual of rounding noise is none.
    let isExact = solution.residualSumsOfSquares[response] <= 1e-29 * solution.responseSumsOfSquares[response]
    let plain = { @Sendable () -> [Double] in
      isExact ? [Double](repeating: 0, count: design.rowCount) : (try? solution.residuals(of: response)) ?? []
    }
    var rowSandwich: (@Sendable (BlockedLeastSquares.LeverageAdjustment) throws(NumericsError) -> Matrix)?
    if counts == nil, !isExact {
      rowSandwich = { (adjustment: BlockedLeastSquares.LeverageAdjustment) throws(NumericsError) -> Matrix in
        try solution.robustCovariance(of: response, adjustment: adjustment)
      }
    }
    let equations = EstimatingEquations(
      bread: solution.inverseTriangle,
      residualSumOfSquares: isExact ? 0 : solution.residualSumsOfSquares[response],
      basis: basis, multiplicities: counts, rowSandwich: rowSandwich, regressors: Deferred(basis),
      residuals: Deferred(by: { roots.map { zip(plain(), $0).map { $0 * $1 } } ?? plain() }))
    return LinearFit(
      design: design, keptColumns: kept, coefficients: solution.coefficients[response], bread: solution.inverseGram,
      equations: equations, absorption: nil,
      solver: solution.method == .crossProducts ? .crossProducts : .refinedCrossProducts,
      supportedDigits: solution.supportedDigits)
  }
}

/// Columns where they are in memory, the constant without a number of its own.
func blocks(of columns: [DesignColumn], rowCount: Int) -> BlockedColumns {
  BlockedColumns(stored: columns.map(\.numbers), rowCount: rowCount)
}
