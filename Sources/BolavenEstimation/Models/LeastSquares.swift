public import BolavenNumerics
import Glibc

/// Coefficients of least squares, before any claim about uncertainty.
///
///     β̂ = argmin Σᵢ wᵢ (yᵢ − xᵢᵀβ)²
///
/// by Householder QR with column pivoting on the rows scaled by √w. Columns that are combinations of earlier ones are
/// dropped and named. A fit that is exact but for rounding has residuals of exactly 0.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.4.2.
public struct LinearFit: Sendable {
  /// What was fitted.
  public let design: Design
  /// Columns of the design with a coefficient, ascending.
  public let keptColumns: [Int]
  /// One for each kept column.
  public let coefficients: [Double]
  /// n residuals on the scale of the outcome.
  public let residuals: [Double]
  /// (XᵀWX)⁻¹ of the kept columns.
  public let bread: Matrix
  /// Orthonormal basis of √W·X, n × rank; row sums of squares are the leverages.
  let basis: Matrix
  /// √w·residual.
  let scaledResiduals: [Double]
  /// √W·X of the kept columns.
  let scaledRegressors: Matrix

  /// - Throws: `emptySample`, `tooFewRows` when there are not more rows than coefficients, `constantOutcome`, `numerics`
  ///   for what is not finite; the outcome counts as the column behind the regressors.
  public init(_ design: Design) throws(EstimationError) {
    guard !design.y.isEmpty else { throw .emptySample([]) }
    if let first = design.y.first, design.y.allSatisfy({ $0 == first }) { throw .constantOutcome(value: first) }
    if let row = design.y.firstIndex(where: { !$0.isFinite }) {
      throw .numerics(.notFinite(row: row, column: design.terms.count))
    }
    if let large = (design.y + design.x.storage).first(where: { $0.magnitude > 1e100 }) {
      throw .tooLarge(value: large)
    }
    let roots = design.weights?.map { $0.squareRoot() }
    let scaled = roots.map { scale(design.x, rows: $0) } ?? design.x
    let response = roots.map { zip(design.y, $0).map { $0 * $1 } } ?? design.y
    let factorization = try factorize(scaled)
    let kept = factorization.keptColumns
    guard design.y.count > kept.count else {
      throw .tooFewRows(observations: design.y.count, coefficients: kept.count)
    }
    let regressors = scaled.selectingColumns(kept)
    let solution = factorization.solve(response)
    let isExact = isRounding(solution, of: regressors)
    let residuals = isExact ? [Double](repeating: 0, count: response.count) : solution.residuals
    self.design = design
    keptColumns = kept
    coefficients = solution.coefficients
    bread = factorization.inverseGram
    basis = factorization.orthonormalBasis
    scaledResiduals = residuals
    scaledRegressors = regressors
    self.residuals = roots.map { zip(residuals, $0).map { $0 / $1 } } ?? residuals
  }

  /// Coefficients in the model: columns kept.
  public var rank: Int { keptColumns.count }
  /// Rows.
  public var observations: Int { design.y.count }
  /// Names of the columns that have a coefficient.
  public var terms: [String] { keptColumns.map { design.terms[$0] } }
  /// Names of the columns that are combinations of earlier ones.
  public var droppedTerms: [String] {
    design.terms.indices.filter { !keptColumns.contains($0) }.map { design.terms[$0] }
  }

  /// Where a term stands among the coefficients.
  public func position(of term: String) throws(EstimationError) -> Int {
    guard let position = terms.firstIndex(of: term) else { throw .collinear(term: term) }
    return position
  }

  /// Refuses a coefficient that owes its place to another column being dropped.
  ///
  /// - Throws: `collinear` when the term's column is a combination of all others, those that were dropped included.
  func requireIdentified(_ term: String) throws(EstimationError) {
    guard rank < design.terms.count, let column = design.terms.firstIndex(of: term) else { return }
    let others = try factorize(design.x.selectingColumns(design.terms.indices.filter { $0 != column }))
    let values = design.x.column(column)
    let squares = { (values: [Double]) in compensatedSum(values.lazy.map { $0 * $0 }) }
    let distance = (squares(others.solve(values).residuals) / squares(values)).squareRoot()
    guard distance > PivotedQR.collinearity else { throw .collinear(term: term) }
  }

  /// Fit measures: residual standard deviation σ̂ = √(Σwê²/(n−k)), R² about the mean, adjusted R².
  public var statistics: FitStatistics { FitStatistics(self) }
}

/// Whether every residual is within the rounding of the terms that it is the difference of.
private func isRounding(_ solution: PivotedQR.Solution, of regressors: Matrix) -> Bool {
  solution.residuals.indices.allSatisfy { i in
    let size = (0..<regressors.columns).reduce(0) { $0 + (regressors[i, $1] * solution.coefficients[$1]).magnitude }
    return solution.residuals[i].magnitude <= size * 0x1p-50
  }
}

/// The factorization, with its error in the words of this floor.
func factorize(_ matrix: Matrix) throws(EstimationError) -> PivotedQR {
  do throws(NumericsError) { return try PivotedQR(matrix) } catch { throw .numerics(error) }
}

private func scale(_ matrix: Matrix, rows factors: [Double]) -> Matrix {
  var scaled = matrix
  for j in 0..<matrix.columns {
    for i in 0..<matrix.rows { scaled[i, j] *= factors[i] }
  }
  return scaled
}
