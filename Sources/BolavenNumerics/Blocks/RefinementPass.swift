/// One pass that forms residuals r = y − Xβ in extended precision, their sum of squares and Xᵀr.
///
/// X is in the parametrisation of the centers: the constant's coefficient belongs to regressors about their centers, so
/// that nothing is lost to a large mean.
struct RefinementPass {
  /// Σ w r² of each response.
  let residualSquares: [DoubleDouble]
  /// Σ w r (x − c) of each regressor, for each response.
  let gradients: [[DoubleDouble]]

  /// - Parameters:
  ///   - responses: columns of the rows; a regressor may stand as a response.
  ///   - coefficients: for each response one of each regressor, 0 for those that are not kept.
  init(
    over rows: some BlockSequence, _ shape: RegressionShape, centers: [Double], responses: [Int],
    coefficients: [[DoubleDouble]], threads: Int
  ) throws(NumericsError) {
    let k = shape.regressors
    let width = k + 1
    let count = responses.count * width
    let centers = Array(centers.prefix(k))
    var sums = BlockSums(count: count)
    let pass = RowPass(threads: threads, sums: 2 * count, scratchColumns: 4)
    try pass.run(over: rows) { _ in
      { rows, sums in
        let regressors = rows.panel.columns(0..<k)
        let rest = shape.lowParts(of: rows.panel)
        let high = rows.scratch.columns(0..<1)
        let low = rows.scratch.columns(1..<2)
        for (place, response) in responses.enumerated() {
          let own = sums + place * width
          regressors.writeResiduals(
            of: rows.panel.values + response * rows.panel.stride, lowParts: rest, centers: centers,
            coefficients: coefficients[place],
            high: high.values, low: low.values)
          var weighted = high
          var weightedLow = low
          if shape.isWeighted {
            weighted = rows.scratch.columns(2..<3)
            weightedLow = rows.scratch.columns(3..<4)
            high.scaledRows(
              low: low, by: rows.panel.values + shape.columns * rows.panel.stride, into: weighted,
              targetLow: weightedLow)
          }
          regressors.addGradient(
            lowParts: rest, centers: centers, high: weighted.values, low: weightedLow.values, to: own, lows: own + count
          )
          high.addExtendedProducts(
            low: low, with: weighted, low: weightedLow, isSymmetric: false, to: own + k, lows: own + count + k)
        }
      }
    } combining: {
      sums.add($0, lows: $0 + count)
    }
    residualSquares = responses.indices.map { sums[$0 * width + k] }
    gradients = responses.indices.map { place in (0..<k).map { sums[place * width + $0] } }
  }
}
