internal import BolavenNumerics
import Glibc

/// The likelihood of items and populations with the abilities summed out, and its first and second derivatives.
///
/// For a pattern of right answers the log odds add up to A θ + D with A = Σ a, D = Σ d over the items right, so that a
/// pattern costs one exponential a point whatever the number of items. Second derivatives are exact, by Louis's identity:
/// what complete data would tell less the variance of the complete-data scores within patterns.
///
/// Patterns are cut into fixed chunks of one group; what they give is added in their order, whatever the threads.
///
/// Source: Bock & Aitkin (1981); Louis (1982), *Finding the observed information matrix when using the EM algorithm*.
struct MarginalLikelihood: Sendable {
  let patterns: ResponsePatterns
  let quadrature: LatentQuadrature
  let threads: Int
  /// Ranges of patterns, each of one group.
  let chunks: [Range<Int>]

  init(_ patterns: ResponsePatterns, quadrature: LatentQuadrature, threads: Int) {
    self.patterns = patterns
    self.quadrature = quadrature
    self.threads = threads
    let size = max(128, (patterns.counts.count + 63) / 64)
    var chunks: [Range<Int>] = []
    var start = 0
    let groupOf = { (pattern: Int) in patterns.designs[patterns.designOfPattern[pattern]].group }
    for pattern in patterns.counts.indices where pattern > start {
      guard pattern - start == size || groupOf(pattern) != groupOf(start) else { continue }
      chunks.append(start..<pattern)
      start = pattern
    }
    if start < patterns.counts.count { chunks.append(start..<patterns.counts.count) }
    self.chunks = chunks
  }

  func using(_ quadrature: LatentQuadrature) -> MarginalLikelihood {
    MarginalLikelihood(patterns, quadrature: quadrature, threads: threads)
  }

  /// The state at some parameters: ln L, its gradient, and what complete data would tell.
  struct State {
    let value: Double
    /// 2k + 2G numbers.
    let gradient: [Double]
    /// Minus the expected second derivatives if abilities were known.
    let completeInformation: Matrix
    /// Right answers and answers expected at each point, by group and item: G × k × Q.
    let right: [Double]
    let given: [Double]
    /// Persons expected at each point, by group: G × Q.
    let persons: [Double]
  }

  func state(_ parameters: MarginalParameters) -> State {
    let (k, q) = (parameters.itemCount, quadrature.nodes.count)
    let table = PointTable(parameters, quadrature)
    let width = 2 * k * q + q + 1
    var sums = [Double](repeating: 0, count: chunks.count * width)
    sums.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      Threads.forEachBlock(chunks.count, threads: threads) { chunk in
        guard let base = buffer.baseAddress else { return }
        let right = base + chunk * width
        let (given, persons, value) = (right + k * q, right + 2 * k * q, right + 2 * k * q + q)
        var total = CompensatedSum()
        let isComplete = chunks[chunk].allSatisfy { patterns.designs[patterns.designOfPattern[$0]].items.count == k }
        forEachPattern(in: chunk, table) { pattern, design, _, posterior, logLikelihood in
          let count = Double(patterns.counts[pattern])
          total.add(count * logLikelihood)
          for point in 0..<q { posterior[point] *= count }
          for item in patterns.rightItems[pattern] {
            let row = right + item * q
            for point in 0..<q { row[point] += posterior[point] }
          }
          for point in 0..<q { persons[point] += posterior[point] }
          if !isComplete {
            for item in design.items {
              let row = given + item * q
              for point in 0..<q { row[point] += posterior[point] }
            }
          }
        }
        if isComplete {
          for item in 0..<k {
            for point in 0..<q { given[item * q + point] = persons[point] }
          }
        }
        value.pointee = total.value
      }
    }
    return assemble(sums, width: width, parameters, table)
  }

  private func assemble(_ sums: [Double], width: Int, _ parameters: MarginalParameters, _ table: PointTable) -> State {
    let (k, q, groups) = (parameters.itemCount, quadrature.nodes.count, parameters.groupCount)
    var right = [Double](repeating: 0, count: groups * k * q)
    var given = right
    var persons = [Double](repeating: 0, count: groups * q)
    var value = CompensatedSum()
    for (chunk, range) in chunks.enumerated() {
      let group = patterns.designs[patterns.designOfPattern[range.lowerBound]].group
      let base = chunk * width
      for place in 0..<k * q {
        right[group * k * q + place] += sums[base + place]
        given[group * k * q + place] += sums[base + k * q + place]
      }
      for point in 0..<q { persons[group * q + point] += sums[base + 2 * k * q + point] }
      value.add(sums[base + 2 * k * q + q])
    }
    let nodes = quadrature.nodes
    var gradient = [Double](repeating: 0, count: 2 * k + 2 * groups)
    var complete = Matrix(rows: gradient.count, columns: gradient.count)
    for group in 0..<groups {
      for item in 0..<k {
        let base = (group * k + item) * q
        for point in 0..<q {
          let p = table.right[item * q + point]
          let rest = right[base + point] - given[base + point] * p
          let weight = given[base + point] * p * table.wrong[item * q + point]
          gradient[item] += nodes[point] * rest
          gradient[k + item] += rest
          complete[item, item] += nodes[point] * nodes[point] * weight
          complete[k + item, item] += nodes[point] * weight
          complete[k + item, k + item] += weight
        }
        complete[item, k + item] = complete[k + item, item]
      }
      let (mean, deviation) = (parameters.means[group], parameters.deviations[group])
      let (mu, sigma) = (2 * k + 2 * group, 2 * k + 2 * group + 1)
      for point in 0..<q {
        let z = (nodes[point] - mean) / deviation
        let weight = persons[group * q + point]
        gradient[mu] += weight * z / deviation
        gradient[sigma] += weight * (z * z - 1)
        complete[mu, mu] += weight / (deviation * deviation)
        complete[sigma, mu] += 2 * weight * z / deviation
        complete[sigma, sigma] += 2 * weight * z * z
      }
      complete[mu, sigma] = complete[sigma, mu]
    }
    return State(
      value: value.value, gradient: gradient, completeInformation: complete, right: right, given: given,
      persons: persons)
  }

  /// What complete data would tell on average: for a population n/σ² of μ and 2n of ln σ, positive wherever persons stand.
  func expectedInformation(_ parameters: MarginalParameters, _ state: State) -> Matrix {
    var result = state.completeInformation
    for group in 0..<parameters.groupCount {
      let (mu, sigma) = (2 * parameters.itemCount + 2 * group, 2 * parameters.itemCount + 2 * group + 1)
      let deviation = parameters.deviations[group]
      result[mu, sigma] = 0
      result[sigma, mu] = 0
      result[sigma, sigma] = 2 * result[mu, mu] * deviation * deviation
    }
    return result
  }

  /// s̄ of each pattern, 2k + 2G columns: the gradient of the logarithm of its likelihood.
  func patternScores(_ parameters: MarginalParameters) -> Matrix {
    let table = PointTable(parameters, quadrature)
    var result = Matrix(rows: patterns.counts.count, columns: 2 * parameters.itemCount + 2 * parameters.groupCount)
    for (chunk, range) in chunks.enumerated() {
      let scores = meanScores(chunk, parameters, table).means
      for column in 0..<result.columns {
        for row in 0..<range.count { result[range.lowerBound + row, column] = scores[row, column] }
      }
    }
    return result
  }

  /// The mean and spread of the ability of each pattern, given its answers.
  func abilities(_ parameters: MarginalParameters) -> [Ability] {
    let table = PointTable(parameters, quadrature)
    var result: [Ability] = []
    let nodes = quadrature.nodes
    for chunk in chunks.indices {
      forEachPattern(in: chunk, table) { _, _, _, posterior, _ in
        var mean = 0.0
        for point in nodes.indices { mean += posterior[point] * nodes[point] }
        var variance = 0.0
        for point in nodes.indices { variance += posterior[point] * (nodes[point] - mean) * (nodes[point] - mean) }
        result.append(Ability(estimate: mean, standardError: variance.squareRoot()))
      }
    }
    return result
  }

  /// Calls with each pattern of a chunk, its design and its position, the law of the ability given the answers, and the
  /// logarithm of the likelihood.
  func forEachPattern(
    in chunk: Int, _ table: PointTable,
    _ body: (Int, ResponsePatterns.Design, Int, UnsafeMutableBufferPointer<Double>, Double) -> Void
  ) {
    let nodes = quadrature.nodes
    let q = nodes.count
    var base = [Double](repeating: 0, count: q)
    var posterior = base
    var lastDesign = -1
    for pattern in chunks[chunk] {
      let index = patterns.designOfPattern[pattern]
      let design = patterns.designs[index]
      if index != lastDesign {
        base = table.logWeights[design.group]
        for item in design.items {
          for point in 0..<q { base[point] += table.logWrong[item * q + point] }
        }
        lastDesign = index
      }
      var (slope, intercept) = (0.0, 0.0)
      for item in patterns.rightItems[pattern] {
        slope += table.slopes[item]
        intercept += table.intercepts[item]
      }
      var top = -Double.infinity
      for point in 0..<q {
        let value = base[point] + slope * nodes[point]
        posterior[point] = value
        top = max(top, value)
      }
      var sum = 0.0
      for point in 0..<q {
        let value = exp(posterior[point] - top)
        posterior[point] = value
        sum += value
      }
      let scale = 1 / sum
      for point in 0..<q { posterior[point] *= scale }
      posterior.withUnsafeMutableBufferPointer { body(pattern, design, index, $0, top + intercept + log(sum)) }
    }
  }
}
