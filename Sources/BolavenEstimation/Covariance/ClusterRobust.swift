import BolavenNumerics

/// Errors that are correlated within clusters, in one way or several, without an adjustment by leverage.
///
/// CR0 has no factor, CR1 G/(G−1), CR1S G/(G−1)·(n−1)/(n−K), the factor of Stata and fixest.
///
/// Source: Cameron & Miller (2015), §II.C and §VI.B.
struct ClusterRobust: CovarianceMethod {
  let errors = ErrorStructure.clustered
  let factor: SmallSampleFactor.ClusterFactor
  var middle: String { factor.formula + "sum over clusters (X'e)(X'e)'" }

  func measure(_ context: CovarianceContext) throws(EstimationError) -> MeasuredCovariance {
    let ways = context.settings.clusters
    let multiplier = context.factor.clusters(factor, ways: ways, fit: context.fit)
    if ways.count > 1 {
      let several = try MultiwayCluster(factor, of: context.fit, clusters: ways, factor: context.factor)
      return MeasuredCovariance(
        matrix: several.matrix, factor: multiplier, clusterCounts: counts(ways),
        residualDegreesOfFreedom: fewest(ways) - 1, wasRepaired: several.wasRepaired)
    }
    let equations = context.equations
    return MeasuredCovariance(
      matrix: clusterRobustCovariance(equations, clusters: ways[0]).scaled(by: multiplier), factor: multiplier,
      clusterCounts: counts(ways), residualDegreesOfFreedom: fewest(ways) - 1,
      rowWeights: .plain(equations.basis, ways[0]))
  }
}

/// Clusters of each way, by name.
func counts(_ ways: [Clusters]) -> [(name: String, count: Int)] { ways.map { ($0.name, $0.count) } }

/// The fewest clusters of any way.
func fewest(_ ways: [Clusters]) -> Double { Double(ways.map(\.count).min() ?? 1) }

/// The covariance of coefficients where rows of one cluster may be correlated, without an adjustment by leverage.
///
///     V̂ = B (Σ_g s_g s_gᵀ) Bᵀ,   s_g = Σ_{i∈g} x̃ᵢ ẽᵢ
///
/// Source: Cameron & Miller (2015), §II.C.
func clusterRobustCovariance(_ equations: EstimatingEquations, clusters: Clusters) -> Matrix {
  let sums = scoreSums(equations, by: clusters)
  return equations.sandwich(sums.transposedTimes(sums))
}

/// s_g, one row a cluster: G × m.
///
/// Rows are cut into the same parts on any number of threads, and the sums of the parts are added in their order.
func scoreSums(_ equations: EstimatingEquations, by clusters: Clusters, threads: Int = Threads.available) -> Matrix {
  if let clusterScores = equations.clusterScores { return clusterScores(clusters, threads) }
  let scored = equations.scored
  let m = scored.columnCount - 1
  let count = clusters.count
  let n = scored.rowCount
  // More parts would cost more to add up than they save.
  let parts = n >= 65_536 && count * m <= n / 4 ? 8 : 1
  let partRows = (n + parts - 1) / parts
  var sums = [Double](repeating: 0, count: parts * count * m)
  let codes = clusters.codes
  sums.withUnsafeMutableBufferPointer { sums in
    guard let base = sums.baseAddress else { return }
    let target = ScorePlaces(base: base)
    Threads.forEachBlock(parts, threads: threads) { part in
      let own = target.base + part * count * m
      let first = min(n, part * partRows)
      addScores(scored, rows: first..<min(n, first + partRows), codes: codes, count: count, to: own)
    }
  }
  var total = Array(sums[..<(count * m)])
  for part in 1..<max(1, parts) {
    for i in total.indices { total[i] += sums[part * count * m + i] }
  }
  return Matrix(rows: count, columns: m, storage: total)
}

/// The sums of one cluster lie together, so that a row touches one place in memory.
private func addScores(
  _ scored: BlockedColumns, rows: Range<Int>, codes: [Int32], count: Int, to sums: UnsafeMutablePointer<Double>
) {
  let m = scored.columnCount - 1
  let size = 1_024
  withUnsafeTemporaryAllocation(of: Double.self, capacity: size * (m + 1) + count * m) { room in
    room.initialize(repeating: 0)
    let block = UnsafeMutableBufferPointer(rebasing: room[..<(size * (m + 1))])
    let together = UnsafeMutableBufferPointer(rebasing: room[(size * (m + 1))...])
    codes.withUnsafeBufferPointer { codes in
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: size) {
        let part = start..<min(start + size, rows.upperBound)
        let length = part.count
        scored.write(part, to: UnsafeMutableBufferPointer(rebasing: block[..<(length * (m + 1))]))
        for i in 0..<length {
          let residual = block[m &* length &+ i]
          let place = Int(codes[start &+ i]) &* m
          for j in 0..<m { together[place &+ j] += block[j &* length &+ i] * residual }
        }
      }
    }
    for g in 0..<count {
      for j in 0..<m { sums[j * count + g] = together[g * m + j] }
    }
  }
}

/// Places of which each part writes its own.
private struct ScorePlaces: @unchecked Sendable {
  let base: UnsafeMutablePointer<Double>
}
