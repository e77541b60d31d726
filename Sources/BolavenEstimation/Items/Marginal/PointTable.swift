internal import BolavenNumerics

/// Probabilities of the items at the points, k × Q, one row an item.
struct PointTable: Sendable {
  let slopes: [Double]
  let intercepts: [Double]
  let right: [Double]
  let wrong: [Double]
  let logWrong: [Double]
  /// One row a group.
  let logWeights: [[Double]]

  init(_ parameters: MarginalParameters, _ quadrature: LatentQuadrature) {
    slopes = parameters.slopes
    intercepts = parameters.intercepts
    let odds = zip(slopes, intercepts).flatMap { a, d in quadrature.nodes.map { a * $0 + d } }
    right = odds.map { logistic($0) }
    wrong = odds.map { logistic(-$0) }
    logWrong = odds.map { -softplus($0) }
    logWeights = zip(parameters.means, parameters.deviations).map { quadrature.logWeights(mean: $0, deviation: $1) }
  }

  /// θ^power · P, Q × k.
  func matrix(power: Int, _ nodes: [Double]) -> Matrix {
    let q = nodes.count
    var storage = right
    if power > 0 {
      for place in storage.indices {
        let node = nodes[place % q]
        storage[place] *= power == 1 ? node : node * node
      }
    }
    return Matrix(rows: q, columns: slopes.count, storage: storage)
  }
}
