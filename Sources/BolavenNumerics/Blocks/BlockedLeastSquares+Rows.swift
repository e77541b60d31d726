/// What a fit says of every row. Rows are taken about the centers, so that a large mean costs no digits.
extension BlockedLeastSquares {
  /// How the residual of a row with leverage h counts in a covariance that is robust to heteroskedasticity.
  public enum LeverageAdjustment: Sendable, Hashable, CaseIterable {
    /// As it is: HC0.
    case none
    /// Divided by √(1 − h): HC2.
    case halved
    /// Divided by 1 − h: HC3.
    case full
  }

  /// y − Xβ̂ of one response, n entries, on its own scale: not multiplied by √w.
  ///
  /// - Parameter response: from 0.
  /// - Throws: what keeps the rows from being read again.
  public func residuals(of response: Int = 0) throws(NumericsError) -> [Double] {
    let coefficients = standardizedResidual(response)
    let shape = shape
    let (centers, scales) = standards
    let unit = 1 / scales[shape.regressors + response]
    var residuals: [Double] = []
    residuals.reserveCapacity(rowCount)
    try rows.forEachChunk { chunk in
      residuals += rowValues(over: chunk, threads: threads) { rows, target in
        let columns = rows.panel.columns(0..<shape.columns)
        columns.standardize(centers: centers, scales: scales, times: coefficients, into: target)
        for i in 0..<columns.rows { target[i] *= unit }
      }
    }
    return residuals
  }

  /// √W·X·R⁻¹ of regressors: orthonormal columns over all rows, whose row sums of squares are the leverages.
  ///
  /// - Parameters:
  ///   - regressors: all columns of the fit, or a chunk of their rows.
  ///   - weights: of the same rows; all 1 without them.
  /// - Returns: n × rank.
  public func basis(of regressors: BlockedColumns, weights: [Double]? = nil) -> BlockedColumns {
    precondition(regressors.columnCount == shape.regressors, "the columns of the fit")
    let k = shape.regressors
    let rank = rank
    let directions = standardizedDirections
    let centers = Array(standards.centers.prefix(k))
    let scales = Array(standards.scales.prefix(k))
    let orthonormal = BlockedColumns(rowCount: regressors.rowCount, columnCount: rank) { rows, target in
      guard !rows.isEmpty, let out = target.baseAddress else { return }
      withUnsafeTemporaryAllocation(of: Double.self, capacity: rows.count * max(1, k)) { room in
        room.initialize(repeating: 0)
        guard let base = room.baseAddress else { return }
        regressors.write(rows, to: UnsafeMutableBufferPointer(rebasing: room[..<(rows.count * k)]))
        let panel = Panel(values: base, columns: k, rows: rows.count, stride: rows.count)
        panel.standardize(centers: centers, scales: scales)
        for (l, direction) in directions.enumerated() { panel.times(direction, into: out + l * rows.count) }
      }
    }
    return weights.map { orthonormal.scalingRows(by: $0.map { $0.squareRoot() }) } ?? orthonormal
  }

  /// The covariance of the coefficients of one response when the variance of the errors differs from row to row.
  ///
  ///     V̂ = B (Σᵢ wᵢ² êᵢ² / (1 − hᵢ)^δ xᵢxᵢᵀ) B,   B = (XᵀWX)⁻¹,   δ = 0 (HC0), 1 (HC2), 2 (HC3)
  ///
  /// h are the leverages of √W·X. A row with leverage 1 is fitted exactly and counts nothing. One pass over the rows.
  ///
  /// - Returns: rank × rank, in the order of `keptColumns`, without a small-sample factor.
  /// - Throws: what keeps the rows from being read again.
  ///
  /// Source: White (1980); MacKinnon & White (1985), *Some heteroskedasticity-consistent covariance matrix estimators*.
  public func robustCovariance(
    of response: Int = 0, adjustment: LeverageAdjustment = .none
  ) throws(NumericsError) -> Matrix {
    let shape = shape
    let k = shape.regressors
    let coefficients = standardizedResidual(response)
    let directions = adjustment == .none ? [] : standardizedDirections
    let (centers, scales) = standards
    var sums = BlockSums(count: k * k)
    let isPlain = adjustment == .none && !shape.isWeighted
    let pass = RowPass(threads: threads, sums: k * k, scratchColumns: isPlain ? 0 : 3, isLoading: !isPlain)
    try pass.run(over: rows) { _ in
      { rows, sums in
        let columns = rows.panel.columns(0..<shape.columns)
        if isPlain {
          rows.loadScores(regressors: k, centers: centers, scales: scales, coefficients: coefficients)
          let scores = columns.columns(0..<k)
          scores.addProducts(with: scores, isSymmetric: true, ahead: rows.ahead, to: sums)
          return
        }
        let count = columns.rows
        let factors = rows.scratch.values
        let leverages = factors + count
        let projection = leverages + count
        columns.standardize(centers: centers, scales: scales, times: coefficients, into: factors)
        let regressors = columns.columns(0..<k)
        leverages.update(repeating: 0, count: count)
        for direction in directions {
          regressors.times(direction, into: projection)
          for i in 0..<count { leverages[i] += projection[i] * projection[i] }
        }
        if shape.isWeighted {
          let weights = rows.panel.values + shape.columns * rows.panel.stride
          for i in 0..<count {
            factors[i] *= weights[i]
            leverages[i] *= weights[i]
          }
        }
        switch adjustment {
        case .none: break
        case .halved:
          for i in 0..<count { factors[i] *= leverages[i] < 1 - 1e-10 ? 1 / (1 - leverages[i]).squareRoot() : 0 }
        case .full:
          for i in 0..<count { factors[i] *= leverages[i] < 1 - 1e-10 ? 1 / (1 - leverages[i]) : 0 }
        }
        regressors.scaleRows(by: factors)
        regressors.addProducts(with: regressors, isSymmetric: true, to: sums)
      }
    } combining: {
      sums.add($0)
    }
    var meat = Matrix(rows: rank, columns: rank)
    for (b, j) in order.enumerated() {
      for (a, i) in order.enumerated() { meat[a, b] = sums[max(i, j) + min(i, j) * k].high }
    }
    let unit = 1 / scales[k + response]
    let scores = triangle.transposedTimes(meat).times(triangle)
    var covariance = inverseTriangle.times(scores).times(inverseTriangle.transposed)
    for b in 0..<rank {
      // Rounding differs between the two halves of a symmetric product.
      for a in 0...b {
        let entry = (covariance[a, b] + covariance[b, a]) / 2 * unit * unit
        covariance[a, b] = entry
        covariance[b, a] = entry
      }
    }
    return covariance
  }

  /// What a row of standardized columns, responses behind regressors, is multiplied with to give its scaled residual.
  private func standardizedResidual(_ response: Int) -> [Double] {
    precondition((0..<shape.responses).contains(response), "a response of the fit")
    let (centers, scales) = standards
    let column = shape.regressors + response
    var all = [Double](repeating: 0, count: shape.columns)
    all[column] = 1
    for j in order {
      let isConstant = j == shape.constant
      let own = centeredCoefficients[response][j]
      let about = isConstant ? own - DoubleDouble(centers[column]) : own
      all[j] = -about.high * (scales[column] / scales[j])
    }
    return all
  }

  /// What a row of standardized regressors is multiplied with to give its entries of the orthonormal basis.
  private var standardizedDirections: [[Double]] {
    (0..<rank).map { l in
      var direction = [Double](repeating: 0, count: shape.regressors)
      for (a, j) in order.enumerated() { direction[j] = triangle[a, l] }
      return direction
    }
  }
}
