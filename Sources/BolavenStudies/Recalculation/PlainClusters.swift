/// A mean of people in clusters, by the definitions.
struct PlainClusters: Sendable {
  let changes: [Double]
  /// The cluster of each, from 0.
  let clusters: [Int]
  /// The probability of intervals.
  let level: Double

  init(changes: [Double], clusters: [Int], level: Double) {
    (self.changes, self.clusters, self.level) = (changes, clusters, level)
  }

  private var members: [[Double]] {
    (0...(clusters.max() ?? 0)).map { cluster in zip(changes, clusters).filter { $0.1 == cluster }.map(\.0) }
  }
  /// G.
  var count: Int { members.count }

  /// CR2 of the intercept as adjusted residuals: (I − H)^(−½) of a cluster has every row's share of 1/n.
  ///
  /// Source: Bell & McCaffrey (2002).
  private var error: (value: Double, freedom: Double)? {
    guard count > 1, let mean = Plain.mean(changes) else { return nil }
    let n = Double(changes.count)
    var variance = 0.0
    for part in members {
      // The sum of adjusted residuals: 1 is an eigenvector of (I − 11'/n) with eigenvalue 1 − n_g/n.
      let sum = Plain.sum(part.map { $0 - mean }) / (1 - Double(part.count) / n).squareRoot()
      variance += sum * sum / (n * n)
    }
    guard variance > 1e-24 else { return nil }
    // With working independence the variance is u'u; its degrees of freedom from Σ p_gg and Σ p_gh².
    let sizes = members.map { Double($0.count) }
    var (trace, squares) = (0.0, 0.0)
    for g in sizes.indices {
      for h in sizes.indices {
        let scale = ((1 - sizes[g] / n) * (1 - sizes[h] / n)).squareRoot()
        let entry = ((g == h ? sizes[g] : 0) - sizes[g] * sizes[h] / n) / scale
        if g == h { trace += entry }
        squares += entry * entry
      }
    }
    return (variance.squareRoot(), trace * trace / squares)
  }

  var limits: (low: Double, high: Double)? {
    guard let error, let mean = Plain.mean(changes) else { return nil }
    let half = Plain.studentQuantile(upperTail: (1 - level) / 2, error.freedom) * error.value
    return (mean - half, mean + half)
  }

  var pValue: Double? {
    guard let error, let mean = Plain.mean(changes) else { return nil }
    return min(1, 2 * Plain.studentTail(mean.magnitude / error.value, error.freedom))
  }

  /// The share of all signs of clusters whose sum is as far from 0.
  var signFlipPValue: Double {
    let sums = members.map { Plain.sum($0) }
    let observed = Plain.sum(sums).magnitude
    var reached = 0
    for signs in 0..<(1 << sums.count) {
      let sum = Plain.sum(sums.enumerated().map { signs >> $0 & 1 == 1 ? -$1 : $1 })
      if sum.magnitude >= observed - Plain.rounding(observed) { reached += 1 }
    }
    return Double(reached) / Double(1 << sums.count)
  }

  /// The intraclass correlation with the typical size of a cluster.
  var correlation: (value: Double, size: Double)? {
    let (n, groups) = (Double(changes.count), Double(count))
    guard groups > 1, n > groups, let mean = Plain.mean(changes) else { return nil }
    var (between, within) = (0.0, 0.0)
    for part in members {
      guard let own = Plain.mean(part) else { continue }
      between += Double(part.count) * (own - mean) * (own - mean)
      within += Plain.sum(part.map { ($0 - own) * ($0 - own) })
    }
    let (msb, msw) = (between / (groups - 1), within / (n - groups))
    let size = (n - Plain.sum(members.map { Double($0.count * $0.count) }) / n) / (groups - 1)
    guard msb + (size - 1) * msw > 1e-24 else { return nil }
    return ((msb - msw) / (msb + (size - 1) * msw), size)
  }
}
