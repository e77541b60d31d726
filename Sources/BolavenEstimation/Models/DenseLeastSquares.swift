import BolavenData
import BolavenNumerics

/// Least squares with all columns in memory, absorbed effects as dummies in front.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.4.2; Björck (1967) for the refinement.
func denseFit(_ design: Design) throws(EstimationError) -> LinearFit { try denseFits([design])[0] }

/// The same for several outcomes on the same regressors, which are factorized once.
func denseFits(_ designs: [Design]) throws(EstimationError) -> [LinearFit] {
  var regressors = try DenseRegressors(designs[0])
  var fits: [LinearFit] = []
  for design in designs { fits.append(try regressors.fit(design)) }
  return fits
}

/// The factorization of regressors, for any number of outcomes.
private struct DenseRegressors {
  private let columns: ScaledColumns
  private let factorization: PivotedQR
  /// Dummies of the effects that are kept.
  private let hidden: Int
  private let keptColumns: [Int]
  /// Parameters of the effects.
  private let absorbed: Int
  /// What brings back the constant that the columns were centered by.
  private let restoring: Matrix
  private let bread: Matrix
  private let basis: BlockedColumns
  private let effects: PivotedQR?
  /// The columns as they are, once they were needed.
  private var plain: PivotedQR??

  init(_ design: Design) throws(EstimationError) {
    columns = ScaledColumns(design)
    let dummyCount = columns.effects.columns
    factorization = try factorize(
      columns.matrix(design.columns.map(\.values)), remainders: columns.remainders(of: design.columns))
    let kept = factorization.keptColumns
    let hidden = kept.count { $0 < dummyCount }
    absorbed = absorbedParameters(design.absorbed)
    let count = kept.count - hidden + absorbed
    guard design.observations > Double(count) else {
      throw .tooFewRows(observations: Int(design.observations), coefficients: count)
    }
    keptColumns = kept.dropFirst(hidden).map { $0 - dummyCount }
    restoring = columns.restoring(keptColumns.map { design.columns[$0] })
    let own = Array(hidden..<kept.count)
    bread = factorization.inverseGram.selectingRows(own).selectingColumns(own)
    basis = BlockedColumns(factorization.orthonormalBasis)
    effects = hidden > 0 ? try factorize(columns.effects) : nil
    self.hidden = hidden
  }

  mutating func fit(_ design: Design) throws(EstimationError) -> LinearFit {
    let response = columns.scaled(design.y)
    var solution = factorization.solve(response)
    var coefficients = Array(solution.coefficients.dropFirst(hidden))
    var bread = bread
    let isCentered = columns.center(design.y) != 0 || restoring != Matrix.identity(restoring.rows)
    if isCentered, plain == nil { plain = .some(try uncentered(design, keptColumns)) }
    if isCentered, let plain = plain ?? nil {
      // Without weights and effects the columns as they are give every digit of the constant too.
      solution = plain.solve(design.y)
      coefficients = solution.coefficients
      bread = plain.inverseGram
    } else if let constant = keptColumns.firstIndex(where: { design.columns[$0].isIntercept }) {
      var sum = CompensatedSum()
      sum.add(columns.center(design.y))
      for (j, coefficient) in coefficients.enumerated() { sum.subtractProduct(-restoring[constant, j], coefficient) }
      coefficients[constant] = sum.value
      bread = restoring.times(bread).times(restoring.transposed).symmetrized
    }
    let isExact = isRounding(columns.unscaled(solution.residuals), design, keptColumns, coefficients)
    let residuals = isExact ? [Double](repeating: 0, count: response.count) : solution.residuals
    let own = Array(hidden..<hidden + keptColumns.count)
    return LinearFit(
      design: design, keptColumns: keptColumns, coefficients: coefficients, bread: bread,
      // Scores in the orthonormal basis: a column with a large offset costs no digits of the sandwich.
      equations: EstimatingEquations(
        regressors: basis, bread: restoring.times(factorization.inverseTriangle.selectingRows(own)),
        residuals: residuals, basis: basis,
        multiplicities: design.weights.flatMap { $0.type == .frequency ? $0.values : nil }),
      absorption: design.absorbed.isEmpty
        ? nil
        : AbsorptionSummary(
          rank: absorbed, solver: "dummies", iterations: 0, relativeResidual: 0,
          withinSumOfSquares: effects.map { sumOfSquares($0.solve(response).residuals) } ?? 0),
      solver: .pivotedQR, supportedDigits: factorization.supportedDigits)
  }
}

/// The factorization of the columns as they are; `nil` with weights or effects, and where offsets hide that columns are
/// independent.
private func uncentered(
  _ design: Design, _ kept: [Int]
) throws(EstimationError) -> PivotedQR? {
  guard design.weights == nil, design.absorbed.isEmpty else { return nil }
  let zeros = [Double](repeating: 0, count: design.rowCount)
  let columns = kept.map { design.columns[$0] }
  let remainders =
    columns.contains { $0.remainders != nil }
    ? Matrix(rows: zeros.count, columns: columns.count, storage: columns.flatMap { $0.remainders ?? zeros }) : nil
  let matrix = Matrix(rows: zeros.count, columns: columns.count, storage: columns.flatMap(\.values))
  let factorization = try factorize(matrix, remainders: remainders)
  return factorization.rank == kept.count ? factorization : nil
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
private func isRounding(_ residuals: [Double], _ design: Design, _ kept: [Int], _ coefficients: [Double]) -> Bool {
  let columns = kept.map { design.columns[$0].values }
  let isSmall = residuals.indices.allSatisfy { i in
    let size = columns.indices.reduce(design.y[i].magnitude) { $0 + (columns[$1][i] * coefficients[$1]).magnitude }
    return residuals[i].magnitude <= size * 0x1p-50
  }
  return isSmall || sumOfSquares(residuals) <= 1e-29 * sumOfSquares(design.y)
}
