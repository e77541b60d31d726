import BolavenNumerics

/// Coefficients of a linear model in which some regressors have instruments.
///
///     β̂ = (Xᵀ(I − κM_Z)X)⁻¹ Xᵀ(I − κM_Z)y,   M_Z = I − Z(ZᵀZ)⁻¹Zᵀ
///
/// Z holds the regressors that need no instrument and the instruments. κ is 1 for two-stage least squares; for limited
/// information maximum likelihood it is the smallest eigenvalue of (Yᵀ M_Z Y)⁻¹ Yᵀ M₁ Y, with Y the outcome and the
/// endogenous columns and M₁ what the other regressors leave. Scores are those of the regressors projected on Z.
///
/// Source: Davidson & MacKinnon (1993), *Estimation and Inference in Econometrics*, §7.5 and §18.5;
/// Anderson & Rubin (1949).
public struct InstrumentalVariables: Sendable {
  /// The coefficients; residuals are those of the model, not of the second stage.
  ///
  /// Its bread is (Xᵀ(I − κM_Z)X)⁻¹, k × k, absorbed effects partialled out.
  public let fit: LinearFit
  /// κ.
  public let kappa: Double
  /// Names of the instruments that add something to the regressors.
  public let keptInstruments: [String]
  /// Names of the instruments that follow from regressors or from earlier instruments.
  public let droppedInstruments: [String]

  /// Which κ.
  public enum Method: String, Sendable, CaseIterable {
    /// κ = 1.
    case twoStageLeastSquares = "iv"
    /// κ of limited information maximum likelihood, at least 1.
    case limitedInformation = "liml"
  }

  /// The estimate of a design with n rows, k regressors and at least as many instruments as endogenous columns.
  ///
  /// - Throws: `underidentified` with fewer instruments of use than endogenous columns, `tooFewRows`, `noRegressor`,
  ///   `emptySample`, `constantOutcome`, `tooLarge`, `numerics`.
  public init(_ design: Design, method: Method = .twoStageLeastSquares) throws(EstimationError) {
    try requireUsable(design)
    let columns = ScaledColumns(design)
    let hidden = columns.effects.columns
    let exogenous = design.columns.dropLast(design.endogenousCount)
    let endogenous = design.columns.suffix(design.endogenousCount).map { columns.scaled($0.values) }
    let response = columns.scaled(design.y)
    let instruments = try factorize(columns.matrix((exogenous + design.instruments).map(\.values)))
    let first = hidden + exogenous.count
    let useful = instruments.keptColumns.filter { $0 >= first }
    keptInstruments = useful.map { design.instruments[$0 - first].term }
    droppedInstruments = design.instruments.indices.filter { !useful.contains($0 + first) }.map {
      design.instruments[$0].term
    }
    guard useful.count >= endogenous.count else {
      throw .underidentified(endogenous: endogenous.count, instruments: useful.count)
    }
    let unexplained = endogenous.map { instruments.solve($0).residuals }
    let projected = zip(endogenous, unexplained).map { zip($0, $1).map { $0 - $1 } }
    let included = columns.matrix(exogenous.map(\.values))
    let second = try factorize(included.appending(projected))
    let kept = second.keptColumns
    let hiddenKept = kept.count { $0 < hidden }
    let visible = kept.count - hiddenKept
    guard design.observations > Double(kept.count) else {
      throw .tooFewRows(observations: Int(design.observations), coefficients: kept.count)
    }
    // Of a set of collinear regressors an endogenous one could be left without its instruments.
    let structural = included.appending(endogenous).selectingColumns(kept)
    var solution = second.solve(response).coefficients
    var inverse = second.inverseGram
    if method == .limitedInformation {
      kappa = try Self.kappa(
        response: response, endogenous: endogenous, unexplained: unexplained, instruments: instruments,
        included: try factorize(included))
      // Xᵀ(I − κM_Z)X = X̂ᵀX̂ + (1 − κ) XᵀM_ZX, and likewise for y; M_Z leaves only the endogenous columns.
      let endogenousKept = kept.indices.filter { kept[$0] >= first }
      let residual = instruments.solve(response).residuals
      let regressors = second.keptMatrix
      var gram = regressors.transposedTimes(regressors)
      var moments = regressors.transposedTimes(response)
      for i in endogenousKept {
        let own = unexplained[kept[i] - first]
        moments[i] += (1 - kappa) * dot(own, residual)
        for j in endogenousKept { gram[i, j] += (1 - kappa) * dot(own, unexplained[kept[j] - first]) }
      }
      (solution, inverse) = try solveSymmetric(gram, moments)
    } else {
      kappa = 1
    }
    let fitted = structural.times(solution)
    let residuals = zip(response, fitted).map { $0 - $1 }
    let own = Array(hiddenKept..<kept.count)
    let columnsKept = kept.dropFirst(hiddenKept).map { $0 - hidden }
    let restoring = columns.restoring(columnsKept.map { design.columns[$0] })
    var coefficients = restoring.times(Array(solution.dropFirst(hiddenKept)))
    if let constant = columnsKept.firstIndex(where: { design.columns[$0].isIntercept }) {
      coefficients[constant] += columns.center(design.y)
    }
    let bread = restoring.times(inverse.selectingRows(own).selectingColumns(own)).times(restoring.transposed)
    let isTwoStage = method == .twoStageLeastSquares
    let basis = BlockedColumns(second.orthonormalBasis)
    let within =
      hidden > 0 ? sumOfSquares(try factorize(columns.effects).solve(response).residuals) : 0
    fit = LinearFit(
      design: design, keptColumns: Array(columnsKept), coefficients: coefficients, bread: bread.symmetrized,
      equations: EstimatingEquations(
        regressors: isTwoStage ? basis : BlockedColumns(second.keptMatrix),
        bread: restoring.times((isTwoStage ? second.inverseTriangle : inverse).selectingRows(own)),
        residuals: residuals, basis: basis,
        multiplicities: design.weights.flatMap { $0.type == .frequency ? $0.values : nil }),
      absorption: design.absorbed.isEmpty
        ? nil
        : AbsorptionSummary(
          rank: absorbedParameters(design.absorbed), solver: "dummies", iterations: 0, relativeResidual: 0,
          withinSumOfSquares: within),
      solver: .pivotedQR, supportedDigits: second.supportedDigits)
    guard visible > 0 else { throw .noRegressor }
  }

  private static func kappa(
    response: [Double], endogenous: [[Double]], unexplained: [[Double]], instruments: PivotedQR, included: PivotedQR
  ) throws(EstimationError) -> Double {
    let left = [instruments.solve(response).residuals] + unexplained
    let before = ([response] + endogenous).map { included.solve($0).residuals }
    let gram = { (columns: [[Double]]) in
      let matrix = Matrix(rows: response.count, columns: columns.count, storage: columns.flatMap { $0 })
      return matrix.transposedTimes(matrix)
    }
    // The smallest λ of |YᵀM₁Y − λYᵀM_ZY| = 0, by the symmetric root of the second matrix.
    let root = try inverseRoot(gram(left))
    let values = try eigen(root.times(gram(before)).times(root).symmetrized).values
    return values.first ?? 1
  }
}

private func eigen(_ matrix: Matrix) throws(EstimationError) -> SymmetricEigen {
  do throws(NumericsError) { return try SymmetricEigen(matrix) } catch { throw .numerics(error) }
}

/// A^(−1/2) of a positive definite matrix.
private func inverseRoot(_ matrix: Matrix) throws(EstimationError) -> Matrix {
  let parts = try eigen(matrix)
  var scaled = parts.vectors
  for j in 0..<scaled.columns {
    let value = max(parts.values[j], 0).squareRoot()
    for i in 0..<scaled.rows { scaled[i, j] /= value.squareRoot() }
  }
  return scaled.times(scaled.transposed)
}

/// A⁻¹b and A⁻¹ of a symmetric matrix, its columns brought to one size first.
private func solveSymmetric(
  _ matrix: Matrix, _ rightHandSide: [Double]
) throws(EstimationError) -> (solution: [Double], inverse: Matrix) {
  let sizes = (0..<matrix.rows).map { 1 / matrix[$0, $0].magnitude.squareRoot() }
  var scaled = matrix
  for i in 0..<matrix.rows {
    for j in 0..<matrix.columns { scaled[i, j] *= sizes[i] * sizes[j] }
  }
  let factorization = try factorize(scaled)
  let solution = factorization.solve(zip(rightHandSide, sizes).map { $0 * $1 }).coefficients
  var inverse = Matrix(rows: matrix.rows, columns: matrix.rows)
  for j in 0..<matrix.rows {
    var unit = [Double](repeating: 0, count: matrix.rows)
    unit[j] = 1
    for (i, value) in factorization.solve(unit).coefficients.enumerated() {
      inverse[i, j] = value * sizes[i] * sizes[j]
    }
  }
  return (zip(solution, sizes).map { $0 * $1 }, inverse.symmetrized)
}

func dot(_ a: [Double], _ b: [Double]) -> Double { compensatedSum(zip(a, b).lazy.map { $0 * $1 }) }
