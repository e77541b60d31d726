internal import BolavenNumerics

/// Second derivatives by Louis's identity.
extension MarginalLikelihood {
  /// Minus the second derivatives of ln L.
  func observedInformation(_ parameters: MarginalParameters, _ state: State) -> Matrix {
    let (k, q, groups) = (parameters.itemCount, quadrature.nodes.count, parameters.groupCount)
    let table = PointTable(parameters, quadrature)
    let size = 2 * k + 2 * groups
    let length = size * size
    var sums = [Double](repeating: 0, count: chunks.count * length)
    sums.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      Threads.forEachBlock(chunks.count, threads: threads) { chunk in
        guard let base = buffer.baseAddress else { return }
        let variance = withinVariance(chunk, parameters, table)
        for place in 0..<length { base[chunk * length + place] = variance[place] }
      }
    }
    var lost = Matrix(rows: size, columns: size)
    lost.fill { lost in
      for chunk in chunks.indices {
        for place in 0..<length { lost[place] += sums[chunk * length + place] }
      }
    }
    addGroupMoments(to: &lost, parameters, state, table, q)
    return state.completeInformation.adding(lost.symmetrized, times: -1)
  }

  /// Of a chunk, (2k + 2G)²: Σ count·(E(s sᵀ) − s̄ s̄ᵀ) for the scores of items, and −Σ count·s̄ s̄ᵀ for those of groups.
  private func withinVariance(_ chunk: Int, _ parameters: MarginalParameters, _ table: PointTable) -> [Double] {
    let (k, q) = (parameters.itemCount, quadrature.nodes.count)
    let size = 2 * k + 2 * parameters.groupCount
    let scores = meanScores(chunk, parameters, table)
    let counts = chunks[chunk].map { Double(patterns.counts[$0]) }
    let negative = scores.means.transposedTimes(scores.means.scalingRows(by: counts)).storage
    // Σ u_j v_l + v_j u_l for the parts that hold the answers.
    let weighted = scores.right.scalingRows(by: counts)
    let (slope, mixed, intercept) = (
      weighted.transposedTimes(scores.slopeParts).storage, weighted.transposedTimes(scores.mixedParts).storage,
      weighted.transposedTimes(scores.interceptParts).storage
    )
    var result = negative.map { -$0 }
    for l in 0..<k {
      for j in 0..<k {
        let (one, other) = (j + l * k, l + j * k)
        result[j + l * size] += slope[one] + slope[other]
        let both = mixed[one] + mixed[other]
        result[k + j + l * size] += both
        result[j + (k + l) * size] += both
        result[k + j + (k + l) * size] += intercept[one] + intercept[other]
      }
    }
    // Σ over points of the persons there times P_j P_l, for items answered together.
    for segment in scores.segments {
      let items = segment.items
      let m = items.count
      let probability = Matrix(
        rows: q, columns: m, storage: items.flatMap { item in table.right[item * q..<(item + 1) * q] })
      var factors = segment.persons
      for power in 0...2 {
        let product = probability.transposedTimes(probability.scalingRows(by: factors)).storage
        for (b, l) in items.enumerated() {
          for (a, j) in items.enumerated() {
            let value = product[a + b * m]
            switch power {
            case 0: result[k + j + (k + l) * size] += value
            case 1:
              result[k + j + l * size] += value
              result[j + (k + l) * size] += value
            default: result[j + l * size] += value
            }
          }
        }
        for point in 0..<q { factors[point] *= quadrature.nodes[point] }
      }
    }
    return result
  }

  struct MeanScores {
    /// s̄, one row a pattern, 2k + 2G columns.
    let means: Matrix
    /// u, patterns × k.
    let right: Matrix
    /// u·E(θ²)/2 − E(θ²P).
    let slopeParts: Matrix
    /// u·E(θ)/2 − E(θP).
    let mixedParts: Matrix
    /// u/2 − E(P).
    let interceptParts: Matrix
    /// Persons at each point, for each set of items answered.
    let segments: [(items: [Int], persons: [Double])]
  }

  func meanScores(_ chunk: Int, _ parameters: MarginalParameters, _ table: PointTable) -> MeanScores {
    let (k, q) = (parameters.itemCount, quadrature.nodes.count)
    let range = chunks[chunk]
    let rows = range.count
    let nodes = quadrature.nodes
    var posteriors = [Double](repeating: 0, count: rows * q)
    var segments: [(items: [Int], persons: [Double])] = []
    var lastDesign = -1
    var shown = [Double](repeating: 0, count: rows * k)
    var right = shown
    forEachPattern(in: chunk, table) { pattern, design, designIndex, posterior, _ in
      let row = pattern - range.lowerBound
      if designIndex != lastDesign {
        segments.append((design.items, [Double](repeating: 0, count: q)))
        lastDesign = designIndex
      }
      let count = Double(patterns.counts[pattern])
      for point in 0..<q {
        posteriors[row + point * rows] = posterior[point]
        segments[segments.count - 1].persons[point] += count * posterior[point]
      }
      for item in design.items { shown[row + item * rows] = 1 }
      for item in patterns.rightItems[pattern] { right[row + item * rows] = 1 }
    }
    let law = Matrix(rows: rows, columns: q, storage: posteriors)
    let expected = law.times(table.matrix(power: 0, nodes)).storage
    let first = law.times(table.matrix(power: 1, nodes)).storage
    let second = law.times(table.matrix(power: 2, nodes)).storage
    let moments = law.times(Matrix(rows: q, columns: 2, storage: nodes + nodes.map { $0 * $0 })).storage
    let size = 2 * k + 2 * parameters.groupCount
    var means = [Double](repeating: 0, count: rows * size)
    var slopeParts = shown
    var mixedParts = shown
    var interceptParts = shown
    for item in 0..<k {
      for row in 0..<rows {
        let place = row + item * rows
        let (u, given) = (right[place], shown[place])
        let (e1, e2) = (moments[row], moments[row + rows])
        means[place] = u * e1 - given * first[place]
        means[place + k * rows] = u - given * expected[place]
        slopeParts[place] = u * e2 / 2 - given * second[place]
        mixedParts[place] = u * e1 / 2 - given * first[place]
        interceptParts[place] = u / 2 - given * expected[place]
      }
    }
    let group = patterns.designs[patterns.designOfPattern[range.lowerBound]].group
    let (mean, variance) = (parameters.means[group], parameters.deviations[group] * parameters.deviations[group])
    let column = (2 * k + 2 * group) * rows
    for row in 0..<rows {
      let (e1, e2) = (moments[row], moments[row + rows])
      means[column + row] = (e1 - mean) / variance
      means[column + rows + row] = (e2 - 2 * mean * e1 + mean * mean) / variance - 1
    }
    let asMatrix = { (storage: [Double]) in Matrix(rows: rows, columns: k, storage: storage) }
    return MeanScores(
      means: Matrix(rows: rows, columns: size, storage: means), right: asMatrix(right),
      slopeParts: asMatrix(slopeParts), mixedParts: asMatrix(mixedParts), interceptParts: asMatrix(interceptParts),
      segments: segments)
  }

  /// E(s sᵀ) of scores of groups with those of items and with each other: sums over points suffice.
  private func addGroupMoments(
    to lost: inout Matrix, _ parameters: MarginalParameters, _ state: State, _ table: PointTable, _ q: Int
  ) {
    let k = parameters.itemCount
    let nodes = quadrature.nodes
    for group in 0..<parameters.groupCount {
      let (mean, deviation) = (parameters.means[group], parameters.deviations[group])
      let (mu, sigma) = (2 * k + 2 * group, 2 * k + 2 * group + 1)
      let first = nodes.map { ($0 - mean) / (deviation * deviation) }
      let second = nodes.map { ($0 - mean) * ($0 - mean) / (deviation * deviation) - 1 }
      for item in 0..<k {
        let base = (group * k + item) * q
        var sums = (0.0, 0.0, 0.0, 0.0)
        for point in 0..<q {
          let rest = state.right[base + point] - state.given[base + point] * table.right[item * q + point]
          sums.0 += rest * nodes[point] * first[point]
          sums.1 += rest * nodes[point] * second[point]
          sums.2 += rest * first[point]
          sums.3 += rest * second[point]
        }
        lost[item, mu] += sums.0
        lost[mu, item] += sums.0
        lost[item, sigma] += sums.1
        lost[sigma, item] += sums.1
        lost[k + item, mu] += sums.2
        lost[mu, k + item] += sums.2
        lost[k + item, sigma] += sums.3
        lost[sigma, k + item] += sums.3
      }
      for point in 0..<q {
        let weight = state.persons[group * q + point]
        lost[mu, mu] += weight * first[point] * first[point]
        lost[mu, sigma] += weight * first[point] * second[point]
        lost[sigma, mu] += weight * first[point] * second[point]
        lost[sigma, sigma] += weight * second[point] * second[point]
      }
    }
  }
}
