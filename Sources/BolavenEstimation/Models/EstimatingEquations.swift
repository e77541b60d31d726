import BolavenNumerics

/// What every covariance is made of, whichever way the coefficients were found.
///
///     β̂ = B X̃ᵀỹ,   scores s_i = x̃_i ẽ_i
///
/// x̃ are the regressors as they enter the normal equations: multiplied by √w, without absorbed effects, projected on the
/// instruments where there are any. ẽ are the residuals of the outcome, times √w. Nothing of the rows' number is computed
/// before a covariance asks for it.
struct EstimatingEquations: Sendable {
  /// B, k × m: one row a coefficient.
  let bread: Matrix
  /// Σẽ².
  let residualSumOfSquares: Double
  /// An orthonormal basis of all columns, effects included, n × rank; `nil` where it cannot be had.
  let basis: BlockedColumns?
  /// An orthonormal basis of the regressors without the effects, n × k; `nil` where `basis` holds everything.
  let partialBasis: BlockedColumns?
  /// The leverage of each row in the effects alone, which belongs to that in `partialBasis`; `nil` where it cannot be had.
  private let effectLeverages: Deferred<[Double]?>?
  /// How many equal rows a row stands for; `nil` where each is one.
  let multiplicities: [Double]?
  /// B Σ aᵢ² x̃ᵢx̃ᵢᵀẽᵢ² Bᵀ in one pass over the rows, where the solver knows a faster way than by scores.
  let rowSandwich: (@Sendable (BlockedLeastSquares.LeverageAdjustment) throws(NumericsError) -> Matrix)?
  /// Σ s_i over the rows of each cluster, G × m, in one pass over the rows, where the solver knows a faster way than by the
  /// columns.
  let clusterScores: (@Sendable (_ clusters: Clusters, _ threads: Int) -> Matrix)?
  private let regressorColumns: Deferred<BlockedColumns>
  private let scaledResiduals: Deferred<[Double]>
  private let scoredColumns: Deferred<BlockedColumns>

  init(
    regressors: BlockedColumns, bread: Matrix, residuals: [Double], basis: BlockedColumns?, multiplicities: [Double]?
  ) {
    self.init(
      bread: bread, residualSumOfSquares: sumOfSquares(residuals), basis: basis, multiplicities: multiplicities,
      regressors: Deferred(regressors), residuals: Deferred(residuals))
  }

  /// - Parameter scored: X̃ and, behind it, ẽ; put together from the two where it is left out.
  init(
    bread: Matrix, residualSumOfSquares: Double, basis: BlockedColumns?, partialBasis: BlockedColumns? = nil,
    effectLeverages: Deferred<[Double]?>? = nil, multiplicities: [Double]?,
    rowSandwich: (@Sendable (BlockedLeastSquares.LeverageAdjustment) throws(NumericsError) -> Matrix)? = nil,
    clusterScores: (@Sendable (_ clusters: Clusters, _ threads: Int) -> Matrix)? = nil,
    regressors: Deferred<BlockedColumns>, residuals: Deferred<[Double]>, scored: Deferred<BlockedColumns>? = nil
  ) {
    self.bread = bread
    self.residualSumOfSquares = residualSumOfSquares
    self.basis = basis
    self.partialBasis = partialBasis
    self.effectLeverages = effectLeverages
    self.multiplicities = multiplicities
    self.rowSandwich = rowSandwich
    self.clusterScores = clusterScores
    regressorColumns = regressors
    scaledResiduals = residuals
    scoredColumns =
      scored
      ?? Deferred(by: {
        let columns = regressors.value
        return columns.appending(BlockedColumns([residuals.value], rowCount: columns.rowCount))
      })
  }

  /// X̃, n × m.
  var regressors: BlockedColumns { regressorColumns.value }
  /// ẽ, n.
  var residuals: [Double] { scaledResiduals.value }
  /// X̃ and ẽ behind it, n × (m + 1).
  var scored: BlockedColumns { scoredColumns.value }
  var coefficientCount: Int { bread.rows }
  /// The leverage of each row in the whole design, effects included; `nil` where it cannot be had.
  var rowLeverages: [Double]? {
    if let basis { return leverages(basis) }
    guard let partialBasis, let effects = effectLeverages?.value else { return nil }
    return zip(effects, leverages(partialBasis)).map { $0 + $1 }
  }

  /// The weight of a row in each coefficient: X̃ Bᵀ, n × k.
  var influence: Matrix {
    let columns = (0..<coefficientCount).flatMap { influence(on: $0) }
    return Matrix(rows: regressors.rowCount, columns: coefficientCount, storage: columns)
  }

  /// The weight of each row in one coefficient.
  func influence(on position: Int) -> [Double] {
    times(regressors, (0..<bread.columns).map { bread[position, $0] })
  }

  /// B M Bᵀ for a matrix M of products of scores, m × m.
  func sandwich(_ meat: Matrix) -> Matrix { bread.times(meat).times(bread.transposed).symmetrized }
}

/// Rows in blocks of a fixed size, one after another.
func forEachBlock(_ rowCount: Int, _ body: (Range<Int>) -> Void) {
  let size = 4_096
  for start in stride(from: 0, to: rowCount, by: size) { body(start..<min(start + size, rowCount)) }
}
