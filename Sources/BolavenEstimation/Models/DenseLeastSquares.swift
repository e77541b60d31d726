import BolavenData
import BolavenNumerics

/// Least squares with all columns in memory, absorbed effects as dummies in front.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.4.2; Björck (1967) for the refinement.
func denseFit(_ design: Design) throws(EstimationError) -> LinearFit {
  let columns = ScaledColumns(design)
  let dummyCount = columns.effects.columns
  let scaled = columns.matrix(design.columns.map(\.values))
  let response = columns.scaled(design.y)
  let factorization = try factorize(scaled, remainders: columns.remainders(of: design.columns))
  let kept = factorization.keptColumns
  let hidden = kept.count { $0 < dummyCount }
  let visible = kept.count - hidden
  let absorbed = absorbedParameters(design.absorbed)
  guard design.observations > Double(visible + absorbed) else {
    throw .tooFewRows(observations: Int(design.observations), coefficients: visible + absorbed)
  }
  let regressors = scaled.selectingColumns(kept)
  let solution = factorization.solve(response)
  let isExact =
    isRounding(solution, of: regressors) || sumOfSquares(solution.residuals) <= 1e-29 * sumOfSquares(response)
  let residuals = isExact ? [Double](repeating: 0, count: response.count) : solution.residuals
  let inverse = factorization.inverseGram
  let own = Array(hidden..<kept.count)
  let basis = BlockedColumns(factorization.orthonormalBasis)
  let within =
    hidden > 0
    ? sumOfSquares(try factorize(columns.effects).solve(response).residuals) : 0
  return LinearFit(
    design: design, keptColumns: kept.dropFirst(hidden).map { $0 - dummyCount },
    coefficients: Array(solution.coefficients.dropFirst(hidden)),
    bread: inverse.selectingRows(own).selectingColumns(own),
    // Scores in the orthonormal basis: a column with a large offset costs no digits of the sandwich.
    equations: EstimatingEquations(
      regressors: basis, bread: factorization.inverseTriangle.selectingRows(own), residuals: residuals, basis: basis,
      multiplicities: design.weights.flatMap { $0.type == .frequency ? $0.values : nil }),
    absorption: design.absorbed.isEmpty
      ? nil
      : AbsorptionSummary(
        rank: absorbed, solver: "dummies", iterations: 0, relativeResidual: 0, withinSumOfSquares: within),
    solver: .pivotedQR, supportedDigits: factorization.supportedDigits)
}

/// The dummies and slopes of effects, one column a level.
func effectColumns(_ effects: [AbsorbedFactor]) -> [[Double]] {
  effects.flatMap { effect -> [[Double]] in
    let multipliers = (effect.hasIntercept ? [nil] : []) + effect.slopes.map(Optional.some)
    return multipliers.flatMap { values in
      (0..<effect.levels.levelCount).map { level in
        effect.levels.codes.enumerated().map { row, code in Int(code) == level ? values?[row] ?? 1 : 0 }
      }
    }
  }
}

/// Whether every residual is within the rounding of the terms that it is the difference of.
private func isRounding(_ solution: PivotedQR.Solution, of regressors: Matrix) -> Bool {
  solution.residuals.indices.allSatisfy { i in
    let size = (0..<regressors.columns).reduce(0) { $0 + (regressors[i, $1] * solution.coefficients[$1]).magnitude }
    return solution.residuals[i].magnitude <= size * 0x1p-50
  }
}
