/// The Cholesky factor of cross products, column by column in the order given, the constant first, without the columns
/// that are combinations of earlier ones; in extended precision.
///
/// The products are of p columns, k regressors and the responses behind them. With G = LLᵀ for the kept regressors,
/// T = L⁻ᵀ gives (XᵀX)⁻¹ = TTᵀ and the coefficients of a response T(L⁻¹Xᵀy).
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §4.2.
struct OrderedCholesky {
  /// What is known of a regressor when its turn comes: sums of squares of the scaled column.
  struct Candidate {
    /// Distance² from the span of the kept columns before it.
    let distance: DoubleDouble
    /// About its mean where there is a constant.
    let centeredSquares: DoubleDouble
    /// About 0.
    let squares: DoubleDouble
    /// About the center that was taken from it: the rounding of the sums is relative to this.
    let summedSquares: Double
  }

  enum Verdict { case kept, dropped, doubtful }

  let shape: RegressionShape
  /// Regressors that are kept, the constant first, then ascending.
  let kept: [Int]
  /// Regressors of which it is not certain that they are combinations of others.
  let doubtful: [Int]
  /// About its mean where there is a constant, for every regressor and response.
  let centeredSquares: [DoubleDouble]
  /// About 0, for every regressor and response.
  let squares: [DoubleDouble]
  /// T: `rank` columns, upper triangular, its rows in the order of `kept`.
  let inverse: ExtendedColumns
  /// L⁻¹Zᵀz of every column that is not kept, responses included: its row of L.
  private let projections: [Int: [DoubleDouble]]
  private let ownSquares: [DoubleDouble]

  var rank: Int { kept.count }

  init(_ products: StandardizedProducts, _ judge: (Candidate) -> Verdict) {
    let shape = products.shape
    let p = shape.columns
    // Places of the factor: the constant, the other regressors, the responses.
    let others = (0..<shape.regressors).filter { $0 != shape.constant }
    let order = (shape.constant.map { [$0] } ?? []) + others + Array(shape.regressors..<p)
    var factor = ExtendedColumns(rows: p)
    var column = ExtendedColumns(rows: p, columns: 1)
    var kept: [Int] = []
    var doubtful: [Int] = []
    var centered = [DoubleDouble](repeating: DoubleDouble(0), count: p)
    var squares = centered
    for (place, j) in order.enumerated() {
      let own = products[j, j]
      centered[j] = own
      squares[j] = own
      if let constant = shape.constant, j != constant, kept.first == constant {
        let share = factor[place, 0]
        centered[j] = own - share * share
        let total = products[constant, constant].squareRoot()
        let mean = share + total * DoubleDouble(products.centers[j], times: products.scales[j])
        squares[j] = centered[j] + mean * mean
      }
      guard j < shape.regressors else { continue }
      for i in place..<p { column[i, 0] = products[order[i], j] }
      for l in 0..<factor.columns {
        column.subtract(factor[place, l], times: factor, column: l, from: 0, rows: place..<p)
      }
      let distance = column[place, 0]
      let verdict = judge(
        Candidate(distance: distance, centeredSquares: centered[j], squares: squares[j], summedSquares: own.high))
      if verdict == .doubtful { doubtful.append(j) }
      guard verdict == .kept, distance.high > 0 else { continue }
      kept.append(j)
      let root = distance.squareRoot()
      for i in place..<p { column[i, 0] = column[i, 0] / root }
      for i in 0..<place { column[i, 0] = DoubleDouble(0) }
      factor.append(column)
    }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var projections: [Int: [DoubleDouble]] = [:]
    for j in order where !kept.contains(j) {
      projections[j] = (0..<kept.count).map { factor[places[j, default: 0], $0] }
    }
    self.shape = shape
    self.kept = kept
    self.doubtful = doubtful
    self.projections = projections
    centeredSquares = centered
    self.squares = squares
    ownSquares = (0..<p).map { products[$0, $0] }
    inverse = factor.inverseTransposed(rows: kept.map { places[$0, default: 0] })
  }

  /// The coefficients, on the kept columns in their order, of a column that is not kept.
  func coefficients(of column: Int) -> [DoubleDouble] {
    inverse.times(projections[column] ?? [])
  }

  /// What is left of a column that is not kept: the sum of squares about its projection.
  func residualSquares(of column: Int) -> DoubleDouble {
    (projections[column] ?? []).reduce(ownSquares[column]) { $0 - $1 * $1 }
  }

  /// T(Tᵀg): the coefficients that belong to the products g of the kept columns with a residual.
  func solve(_ gradient: [DoubleDouble]) -> [DoubleDouble] {
    inverse.times(inverse.transposedTimes(gradient))
  }
}

/// Columns of numbers in extended precision, one after another.
struct ExtendedColumns: Sendable {
  let rows: Int
  private(set) var columns: Int
  private var high: [Double]
  private var low: [Double]

  init(rows: Int, columns: Int = 0) {
    self.rows = rows
    self.columns = columns
    high = [Double](repeating: 0, count: rows * columns)
    low = high
  }

  subscript(i: Int, j: Int) -> DoubleDouble {
    get { DoubleDouble(high[i + j * rows], plus: low[i + j * rows]) }
    set {
      high[i + j * rows] = newValue.high
      low[i + j * rows] = newValue.low
    }
  }

  /// Adds the first column of others behind these.
  mutating func append(_ column: ExtendedColumns) {
    high += column.high.prefix(rows)
    low += column.low.prefix(rows)
    columns += 1
  }

  /// Column `target` −= factor · a column of others, in some rows.
  mutating func subtract(
    _ factor: DoubleDouble, times other: ExtendedColumns, column: Int, from target: Int, rows range: Range<Int>
  ) {
    let start = range.lowerBound + target * rows
    let source = range.lowerBound + column * other.rows
    high.withUnsafeMutableBufferPointer { high in
      low.withUnsafeMutableBufferPointer { low in
        other.high.withUnsafeBufferPointer { x in
          other.low.withUnsafeBufferPointer { xLow in
            guard let high = high.baseAddress, let low = low.baseAddress, let x = x.baseAddress,
              let xLow = xLow.baseAddress
            else { return }
            subtractMultiple(
              factor, high: x + source, low: xLow + source, count: range.count, from: high + start, low + start)
          }
        }
      }
    }
  }

  /// L⁻ᵀ of the lower triangular matrix that some rows of these columns form.
  func inverseTransposed(rows selection: [Int]) -> ExtendedColumns {
    let size = columns
    var lower = ExtendedColumns(rows: size, columns: size)
    for j in 0..<size {
      for i in j..<size { lower[i, j] = self[selection[i], j] }
    }
    var result = ExtendedColumns(rows: size, columns: size)
    var column = ExtendedColumns(rows: size, columns: 1)
    for c in 0..<size {
      for i in 0..<size { column[i, 0] = DoubleDouble(i == c ? 1 : 0) }
      for l in c..<size {
        let entry = column[l, 0] / lower[l, l]
        result[c, l] = entry
        column.subtract(entry, times: lower, column: l, from: 0, rows: l + 1..<size)
      }
    }
    return result
  }

  /// TTᵀ of an upper triangle T.
  var timesTransposed: ExtendedColumns {
    var result = ExtendedColumns(rows: rows, columns: rows)
    for l in 0..<columns {
      for b in 0...l { result.subtract(-self[b, l], times: self, column: l, from: b, rows: 0..<b + 1) }
    }
    for b in 0..<rows {
      for a in 0..<b { result[b, a] = result[a, b] }
    }
    return result
  }

  func times(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    precondition(vector.count == columns, "one entry a column")
    return (0..<rows).map { i in
      vector.indices.reduce(DoubleDouble(0)) { $0 + self[i, $1] * vector[$1] }
    }
  }

  func transposedTimes(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    precondition(vector.count == rows, "one entry a row")
    return (0..<columns).map { j in
      vector.indices.reduce(DoubleDouble(0)) { $0 + self[$1, j] * vector[$1] }
    }
  }

  /// Rounded to doubles.
  var matrix: Matrix { Matrix(rows: rows, columns: columns, storage: high) }
}
