internal import Glibc

/// Least squares of many rows: a few passes over blocks of rows, nothing of their number kept in memory.
///
///     β̂ = argmin Σ w (y − xᵀβ)²
///
/// Columns are centered, where there is a constant, and scaled. One pass forms their cross products; where their
/// condition leaves fewer than 13 digits, further passes refine the coefficients with residuals in extended precision.
/// Where it leaves fewer than 11, and always where n(k + m)² is at most 2·10⁷, the cross products are formed again in
/// extended precision, of about 32 digits. Of a set of collinear columns the later ones are dropped, the constant
/// counting as the first. Responses, threads and chunks have no part in what is dropped.
///
/// Source: Björck (1996), *Numerical Methods for Least Squares Problems*, §2.2 and §2.9.
public struct BlockedLeastSquares: Sendable {
  /// How the cross products were formed.
  public enum Method: Sendable, Hashable, CaseIterable {
    /// In double precision.
    case crossProducts
    /// In double precision, the coefficients then refined with residuals in extended precision.
    case refinedCrossProducts
    /// In extended precision.
    case extendedCrossProducts
  }

  /// n, rows of weight 0 included.
  public let rowCount: Int
  /// Ascending, counted from 0; rank entries.
  public let keptColumns: [Int]
  /// Ascending, counted from 0: columns that are combinations of those kept before them.
  public let droppedColumns: [Int]
  /// β̂ of the kept columns: rank entries for each of the m responses.
  public let coefficients: [[Double]]
  /// Σ w ê², one for each response.
  public let residualSumsOfSquares: [Double]
  /// Σ w y², for each response.
  public let responseSumsOfSquares: [Double]
  /// (XᵀWX)⁻¹ of the kept columns, rank × rank.
  public let inverseGram: Matrix
  /// R⁻¹ with R⁻¹R⁻ᵀ = (XᵀWX)⁻¹, rank × rank, its rows in the order of `keptColumns`: √W·X·R⁻¹ has orthonormal columns.
  public let inverseTriangle: Matrix
  /// An upper bound of the condition of the kept columns in the 2-norm, centered and of equal length.
  ///
  ///     √(|C|₁ |C⁻¹|₁),   C the products of those columns, at least 1
  ///
  /// It is at most √rank times the condition.
  public let conditionNumber: Double
  /// How the coefficients were found.
  public let method: Method
  /// Decimal digits to which the coefficients solve the given numbers, at most 15.9.
  public let estimatedDigits: Double
  /// Decimal digits that coefficients have where the regressors are themselves rounded in their last digit.
  ///
  ///     15.9 − log₁₀ max_j |x_j| √(XᵀWX)⁻¹_jj,   at least 0
  public let supportedDigits: Double
  /// A number that no regressor and no response exceeds in magnitude: |c| + √Σ(x − c)², c near the mean, the
  /// largest of the columns.
  ///
  /// `nil` with weights, of which a small one would hide a large number.
  public let magnitudeBound: Double?

  let shape: RegressionShape
  let rows: any BlockSequence
  let threads: Int
  let standards: (centers: [Double], scales: [Double])
  /// Coefficients of all columns, those dropped 0, about the centers.
  let centeredCoefficients: [[DoubleDouble]]
  /// Kept columns in the order of `triangle`.
  let order: [Int]
  /// T, so that zT of standardized columns z has orthonormal columns: rank × rank, its rows in `order`.
  let triangle: Matrix

  /// The number of independent columns.
  public var rank: Int { keptColumns.count }

  /// The fit of columns whose rows can be formed again.
  ///
  /// - Parameters:
  ///   - regressors: n × k.
  ///   - responses: n × m.
  ///   - lowParts: n × k where regressors are sums of two doubles, such as powers formed in extended precision.
  ///   - weights: w ≥ 0, n entries; all 1 without them.
  ///   - constant: the regressor that is 1 in every row, where there is one.
  ///   - relativeTolerance: distance from the span of earlier columns, relative to its length, up to which a column is a
  ///     combination of them.
  /// - Throws: `notFinite`, which counts the responses behind the regressors and the weights behind the responses; a
  ///   negative weight is not finite.
  public init(
    regressors: BlockedColumns, lowParts: BlockedColumns? = nil, responses: BlockedColumns, weights: [Double]? = nil,
    hasConstant constant: Int? = nil,
    threads: Int = Threads.available, relativeTolerance: Double = PivotedQR.collinearity
  ) throws(NumericsError) {
    precondition(weights.map { $0.count == regressors.rowCount } ?? true, "one weight a row")
    var all = regressors.appending(responses)
    if let weights { all = all.appending(BlockedColumns([weights], rowCount: regressors.rowCount)) }
    if let lowParts {
      precondition(lowParts.columnCount == regressors.columnCount, "one low part for each regressor")
      all = all.appending(lowParts)
    }
    try self.init(
      over: all, regressors: regressors.columnCount, isWeighted: weights != nil, hasLowParts: lowParts != nil,
      hasConstant: constant,
      threads: threads, relativeTolerance: relativeTolerance)
  }

  /// The same over rows that come a chunk at a time: once where the first cross products suffice, else more often.
  ///
  /// - Parameters:
  ///   - rows: regressors, behind them responses, behind them the weights and the low parts of the regressors where there
  ///     are any.
  ///   - regressors: how many of the columns are regressors.
  ///   - isWeighted: whether a column of weights follows the responses.
  ///   - hasLowParts: whether the last columns are low parts, one for each regressor.
  ///   - constant: the regressor that is 1 in every row, where there is one.
  ///   - relativeTolerance: as for columns in memory.
  /// - Throws: `notFinite` with the column among those of `rows`; what keeps the rows from being read.
  public init(
    over rows: some BlockSequence, regressors: Int, isWeighted: Bool = false, hasLowParts: Bool = false,
    hasConstant constant: Int? = nil,
    threads: Int = Threads.available, relativeTolerance: Double = PivotedQR.collinearity
  ) throws(NumericsError) {
    try self.init(
      over: rows, regressors: regressors, isWeighted: isWeighted, hasLowParts: hasLowParts, hasConstant: constant,
      threads: threads, relativeTolerance: relativeTolerance, smallWork: 2e7)
  }

  /// - Parameter smallWork: n(k + m)² up to which extended precision costs nothing worth saving.
  init(
    over rows: some BlockSequence, regressors: Int, isWeighted: Bool, hasLowParts: Bool = false,
    hasConstant constant: Int?, threads: Int, relativeTolerance: Double, smallWork: Double
  ) throws(NumericsError) {
    let shape = RegressionShape(
      regressors: regressors,
      responses: rows.columnCount - regressors - (isWeighted ? 1 : 0) - (hasLowParts ? regressors : 0),
      isWeighted: isWeighted, hasLowParts: hasLowParts, constant: constant)
    precondition(shape.responses >= 0, "there are as many columns as named")
    let solver = BlockedSolver(rows: rows, shape: shape, threads: threads, tolerance: relativeTolerance)
    let solution = try solver.solve(smallWork: smallWork)
    let cholesky = solution.cholesky
    self.shape = shape
    self.rows = rows
    self.threads = threads
    rowCount = solution.products.rowCount
    order = cholesky.kept
    keptColumns = cholesky.kept.sorted()
    droppedColumns = (0..<regressors).filter { !cholesky.kept.contains($0) }
    standards = (solution.products.centers, solution.products.scales)
    centeredCoefficients = solution.coefficients
    let kept = keptColumns
    coefficients = solution.coefficients.map { centered in
      var raw = centered
      if let constant, kept.contains(constant) {
        for j in kept where j != constant { raw[constant] = raw[constant] - centered[j] * solution.products.centers[j] }
      }
      return kept.map { raw[$0].high }
    }
    magnitudeBound = isWeighted ? nil : solution.products.magnitudeBound
    residualSumsOfSquares = solution.residualSquares.map { max(0, $0.high) }
    responseSumsOfSquares = (regressors..<shape.columns).map { column in
      let scale = solution.products.scales[column]
      return max(0, cholesky.squares[column].high) / scale / scale
    }
    triangle = cholesky.inverse.matrix
    let gram = solution.inverseGram
    inverseGram = gram
    inverseTriangle = solution.inverseTriangle
    conditionNumber = solution.conditionNumber
    method = solution.method
    estimatedDigits = solution.estimatedDigits
    let amplification = kept.indices.map { place -> Double in
      let j = kept[place]
      let length = cholesky.squares[j].high.squareRoot() / solution.products.scales[j]
      return length * gram[place, place].squareRoot()
    }
    supportedDigits = max(0, 15.9 - log10(max(1, amplification.max() ?? 1)))
  }
}
