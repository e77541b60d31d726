/// Cross products of columns from which a center is taken and which are then scaled by a power of two:
/// z = (x − c) · s, Σ w zᵢzⱼ.
struct StandardizedProducts: Sendable {
  /// What was multiplied.
  let shape: RegressionShape
  let rowCount: Int
  /// c of each regressor and response; 0 for the constant column, and for all without one.
  let centers: [Double]
  /// s of each regressor and response, 1 for the constant column.
  let scales: [Double]
  /// On and below the diagonal, p columns of p entries.
  let sums: BlockSums

  var isFinite: Bool {
    (0..<shape.columns).allSatisfy { j in (j..<shape.columns).allSatisfy { self[$0, j].high.isFinite } }
  }

  /// What no number exceeds in magnitude where rows have no weights: max |c| + √Σz² / s.
  var magnitudeBound: Double {
    (0..<shape.columns).reduce(0) { bound, j in
      max(bound, centers[j].magnitude + max(0, self[j, j].high).squareRoot() / scales[j])
    }
  }

  /// Entry (i, j), i ≥ j.
  subscript(i: Int, j: Int) -> DoubleDouble { sums[max(i, j) + min(i, j) * shape.columns] }

  /// In double precision. Without centers they are the means of the first block of rows, near enough to the means of all.
  init(
    over rows: some BlockSequence, _ shape: RegressionShape,
    centers given: (centers: [Double], scales: [Double])? = nil,
    threads: Int
  ) throws(NumericsError) {
    let p = shape.columns
    var standards = given
    var sums = BlockSums(count: p * p)
    let pass = RowPass(threads: threads, sums: p * p, scratchColumns: shape.isWeighted ? 1 : 0, isLoading: false)
    rowCount = try pass.run(over: rows) { chunk in
      let (centers, scales) = standards ?? provisional(chunk, shape)
      standards = (centers, scales)
      // Weights and low parts stay as they are.
      let others = chunk.columnCount - p
      let allCenters = centers + [Double](repeating: 0, count: others)
      let allScales = scales + [Double](repeating: 1, count: others)
      return { rows, sums in
        rows.load(centers: allCenters, scales: allScales)
        let columns = rows.panel.columns(0..<p)
        if shape.isWeighted {
          let roots = rows.scratch.values
          let weights = rows.panel.values + p * rows.panel.stride
          for i in 0..<rows.panel.rows { roots[i] = weights[i].squareRoot() }
          columns.scaleRows(by: roots)
        }
        columns.addProducts(with: columns, isSymmetric: true, ahead: rows.ahead, to: sums)
      }
    } combining: {
      sums.add($0)
    }
    let neutral = ([Double](repeating: 0, count: p), [Double](repeating: 1, count: p))
    (centers, scales) = standards ?? neutral
    self.shape = shape
    self.sums = sums
  }

  /// In extended precision, nothing lost by centering either.
  init(
    extendedOver rows: some BlockSequence, _ shape: RegressionShape, centers: [Double], scales: [Double], threads: Int
  ) throws(NumericsError) {
    let p = shape.columns
    var sums = BlockSums(count: p * p)
    let pass = RowPass(threads: threads, sums: 2 * p * p, scratchColumns: (shape.isWeighted ? 3 : 1) * p)
    rowCount = try pass.run(over: rows) { _ in
      { rows, sums in
        let columns = rows.panel.columns(0..<p)
        let low = rows.scratch.columns(0..<p)
        columns.standardize(centers: centers, scales: scales, low: low)
        if let rest = shape.lowParts(of: rows.panel) {
          low.columns(0..<shape.regressors).addScaled(rest, scales: scales)
        }
        var right = columns
        var rightLow = low
        if shape.isWeighted {
          right = rows.scratch.columns(p..<2 * p)
          rightLow = rows.scratch.columns(2 * p..<3 * p)
          columns.scaledRows(
            low: low, by: rows.panel.values + p * rows.panel.stride, into: right, targetLow: rightLow)
        }
        columns.addExtendedProducts(
          low: low, with: right, low: rightLow, isSymmetric: true, to: sums, lows: sums + p * p)
      }
    } combining: {
      sums.add($0, lows: $0 + p * p)
    }
    self.shape = shape
    self.centers = centers
    self.scales = scales
    self.sums = sums
  }

  /// Centers at the means and scales near the inverse standard deviations of these products.
  var standards: (centers: [Double], scales: [Double]) {
    var centers = centers
    var scales = scales
    for j in 0..<shape.columns where j != shape.constant {
      var squares = self[j, j]
      if let constant = shape.constant, self[constant, constant].high > 0 {
        let mean = self[j, constant] / self[constant, constant]
        squares = squares - mean * self[j, constant]
        centers[j] += mean.high / scales[j]
      }
      let size = rowCount > 0 ? max(0, squares.high / Double(rowCount)).squareRoot() : 0
      scales[j] *= powerOfTwo(inverting: size)
    }
    return (centers, scales)
  }
}

/// What the columns of a sequence of rows are: regressors, responses, a column of weights, low parts of the regressors.
struct RegressionShape: Sendable {
  let regressors: Int
  let responses: Int
  let isWeighted: Bool
  /// Whether the regressors are sums of two columns, the second last.
  var hasLowParts = false
  /// The regressor that is 1 in every row.
  let constant: Int?

  /// Regressors and responses.
  var columns: Int { regressors + responses }

  /// The low parts of the regressors.
  func lowParts(of panel: Panel) -> Panel? {
    hasLowParts ? panel.columns(panel.columns - regressors..<panel.columns) : nil
  }
}

/// The means and sizes of the first block of rows.
private func provisional(_ chunk: BlockedColumns, _ shape: RegressionShape) -> (centers: [Double], scales: [Double]) {
  let rows = min(RowPass.blockRows, chunk.rowCount)
  var centers = [Double](repeating: 0, count: shape.columns)
  var scales = [Double](repeating: 1, count: shape.columns)
  withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, rows * chunk.columnCount)) { block in
    block.initialize(repeating: 0)
    chunk.write(0..<rows, to: UnsafeMutableBufferPointer(rebasing: block[..<(rows * chunk.columnCount)]))
    for j in 0..<shape.columns where j != shape.constant {
      let column = block[j * rows..<(j + 1) * rows]
      if shape.constant != nil {
        let mean = column.reduce(0, +) / Double(rows)
        centers[j] = mean.isFinite ? mean : 0
      }
      let size = column.reduce(0) { max($0, ($1 - centers[j]).magnitude) }
      scales[j] = powerOfTwo(inverting: size)
    }
  }
  return (centers, scales)
}

/// The power of two that brings a number to between 1 and 2; 1 for what has no size.
func powerOfTwo(inverting size: Double) -> Double {
  guard size.isNormal else { return 1 }
  return Double(sign: .plus, exponent: min(500, max(-500, -Int(size.exponent))), significand: 1)
}

/// (XᵀX)⁻¹ of independent columns by products in extended precision; `nil` where even those see no independence.
func extendedInverseGram(of columns: BlockedColumns) -> Matrix? {
  let k = columns.columnCount
  let shape = RegressionShape(regressors: k, responses: 0, isWeighted: false, constant: nil)
  let zeros = [Double](repeating: 0, count: k)
  do throws(NumericsError) {
    let scales = try StandardizedProducts(over: columns, shape, centers: nil, threads: 1).standards.scales
    let products = try StandardizedProducts(
      extendedOver: columns, shape, centers: zeros, scales: scales, threads: 1)
    let cholesky = OrderedCholesky(products) { _ in .kept }
    guard cholesky.rank == k else { return nil }
    var inverse = cholesky.inverse.timesTransposed.matrix
    for j in 0..<k {
      for i in 0..<k { inverse[i, j] *= scales[i] * scales[j] }
    }
    return inverse
  } catch {
    return nil
  }
}
