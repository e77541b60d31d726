import BolavenEstimation
import BolavenNumerics
import BolavenReports

extension KnowledgeGroups {
  /// Every number of a table of groups from the scores.
  func addRecalculations(to ways: inout Recalculations, _ tests: PlainTests, settings: KnowledgeSettings, id: String) {
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    let (pre, post) = (tests.pre, tests.post)
    let level = settings.confidence
    let parts = members.map { people in
      PlainPairs(pre: people.map { pre[$0] }, post: people.map { post[$0] }, level: level)
    }
    for (name, pairs) in zip(groups.names, parts) {
      ways.add(at(name, "people"), RecalculationWording.count) { Double(pairs.count) }
      ways.add(at(name, "pre"), Wording.mean) { Plain.mean(pairs.pre) }
      ways.add(at(name, "post"), Wording.mean) { Plain.mean(pairs.post) }
      ways.add(at(name, "change"), Wording.mean, scale: 1) { Plain.mean(pairs.changes) }
      ways.add(at(name, "interval"), Wording.studentLimits, scale: 1, limits: { pairs.limits() })
    }
    let covariance = PlainCovarianceAnalysis(parts)
    ways.add(at("adjusted", "p"), Wording.line) { covariance.groupsPValue }
    ways.add(at("interaction", "p"), Wording.line) { covariance.slopesPValue }
    if parts.count == 2 {
      let two = PlainGroups(parts[0].changes, parts[1].changes, level: level)
      ways.add(at("difference", "change"), Wording.mean, scale: 1) { two.difference }
      ways.add(at("difference", "interval"), Wording.studentLimits, scale: 1, limits: { two.limits })
      if two.isEnumerable { ways.add(at("difference", "p"), Wording.choices) { two.permutationPValue } }
      ways.add(at("welch", "p"), Wording.studentLimits) { two.welchPValue }
      let ranks = Plain.midRanks(parts[0].changes + parts[1].changes)
      let ranked = PlainGroups(
        Array(ranks.prefix(parts[0].count)), Array(ranks.dropFirst(parts[0].count)), level: level)
      ways.add(at("mann_whitney", "change"), Wording.averages) { two.superiority }
      if ranked.isEnumerable { ways.add(at("mann_whitney", "p"), Wording.choices) { ranked.permutationPValue } }
      ways.add(at("adjusted", "change"), Wording.line, scale: 1) { covariance.difference }
      ways.add(at("adjusted", "interval"), Wording.line, scale: 1, limits: { covariance.limits(level: level) })
    } else if parts.count > 2 {
      ways.add(at("welch", "p"), Wording.fisher) { PlainGroups.welchPValue(parts.map(\.changes)) }
      if let drawn = changes?.sampledPermutation, pre.count <= 2_000 {
        // The same streams shuffle the same pairs: in their order, group after group.
        ways.add(at("permutation", "p"), Wording.shuffles) {
          PlainGroups.shuffledPValue(parts.map(\.changes), draws: drawn.draws)
        }
      }
    }
  }

  private typealias Wording = KnowledgeRecalculationWording
}

/// The analysis of covariance from sums within groups.
struct PlainCovarianceAnalysis: Sendable {
  let parts: [PlainPairs]

  init(_ parts: [PlainPairs]) { self.parts = parts }

  private var count: Double { Double(parts.reduce(0) { $0 + $1.count }) }

  /// Σ(x − x̄)(y − ȳ), each of a pair of columns.
  private func sums(_ pre: [Double], _ post: [Double]) -> (xx: Double, xy: Double, yy: Double) {
    let freedom = Double(max(0, pre.count - 1))
    return (
      (Plain.variance(pre) ?? 0) * freedom, (Plain.covariance(pre, post) ?? 0) * freedom,
      (Plain.variance(post) ?? 0) * freedom
    )
  }

  private var within: (xx: Double, xy: Double, yy: Double) {
    parts.map { sums($0.pre, $0.post) }.reduce((0, 0, 0)) { ($0.0 + $1.xx, $0.1 + $1.xy, $0.2 + $1.yy) }
  }

  private func residual(_ sums: (xx: Double, xy: Double, yy: Double)) -> Double {
    sums.yy - sums.xy * sums.xy / sums.xx
  }

  /// One line for each group against one line for all.
  var groupsPValue: Double? {
    let k = Double(parts.count)
    let whole = sums(parts.flatMap(\.pre), parts.flatMap(\.post))
    guard within.xx > 1e-12, count - k - 1 > 0, residual(within) > 1e-12 * within.yy else { return nil }
    let f = (residual(whole) - residual(within)) / (k - 1) / (residual(within) / (count - k - 1))
    return Plain.fisherTail(max(0, f), k - 1, count - k - 1)
  }

  /// Slopes of their own against one slope.
  var slopesPValue: Double? {
    let k = Double(parts.count)
    let own = parts.map { sums($0.pre, $0.post) }
    guard own.allSatisfy({ $0.xx > 1e-12 }), count - 2 * k > 0 else { return nil }
    let rest = own.reduce(0) { $0 + residual($1) }
    guard rest > 1e-12 * within.yy else { return nil }
    let f = (residual(within) - rest) / (k - 1) / (rest / (count - 2 * k))
    return Plain.fisherTail(max(0, f), k - 1, count - 2 * k)
  }

  private var gaps: (x: Double, y: Double)? {
    guard parts.count == 2, let a = Plain.mean(parts[0].pre), let b = Plain.mean(parts[1].pre),
      let c = Plain.mean(parts[0].post), let d = Plain.mean(parts[1].post)
    else { return nil }
    return (a - b, c - d)
  }

  var difference: Double? {
    guard let gaps, within.xx > 1e-12 else { return nil }
    return gaps.y - within.xy / within.xx * gaps.x
  }

  func limits(level: Double) -> (low: Double, high: Double)? {
    guard let gaps, let difference, count > 3 else { return nil }
    let sizes = parts.reduce(0) { $0 + 1 / Double($1.count) }
    let error = (residual(within) / (count - 3) * (sizes + gaps.x * gaps.x / within.xx)).squareRoot()
    let half = Plain.studentQuantile(upperTail: (1 - level) / 2, count - 3) * error
    return (difference - half, difference + half)
  }
}

extension PlainGroups {
  /// The share of pairs of one value of each group in which the first is larger, equal ones half.
  var superiority: Double? {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    var sum = 0.0
    for x in first { for y in second { sum += x > y + 1e-9 ? 1 : x < y - 1e-9 ? 0 : 0.5 } }
    return sum / Double(first.count * second.count)
  }

  /// Welch's F of several groups.
  ///
  /// Source: Welch (1951).
  static func welchPValue(_ groups: [[Double]]) -> Double? {
    let spreads = groups.compactMap { Plain.variance($0) }.filter { $0 > 1e-24 }
    guard spreads.count == groups.count else { return nil }
    let k = Double(groups.count)
    let weights = zip(groups, spreads).map { Double($0.count) / $1 }
    let total = Plain.sum(weights)
    let means = groups.compactMap { Plain.mean($0) }
    let center = Plain.sum(zip(weights, means).map { $0 * $1 }) / total
    let between = Plain.sum(zip(weights, means).map { $0 * ($1 - center) * ($1 - center) }) / (k - 1)
    let lambda = Plain.sum(
      zip(weights, groups).map { (1 - $0 / total) * (1 - $0 / total) / Double($1.count - 1) })
    let f = between / (1 + 2 * (k - 2) * lambda / (k * k - 1))
    return Plain.fisherTail(f, k - 1, (k * k - 1) / (3 * lambda))
  }

  /// p of Σ n d̄² about the common mean over the shuffles of the same streams.
  static func shuffledPValue(_ groups: [[Double]], draws: Draws) -> Double? {
    let all = groups.flatMap { $0 }
    guard let mean = Plain.mean(all) else { return nil }
    let spread = { (values: [Double]) -> Double in
      var (start, sum) = (0, 0.0)
      for group in groups {
        let part = values[start..<start + group.count].reduce(0) { $0 + ($1 - mean) }
        sum += part * part / Double(group.count)
        start += group.count
      }
      return sum
    }
    let observed = spread(all) * (1 - 1e-10)
    var reached = 0
    for replicate in 0..<draws.count {
      var stream = Philox(seed: draws.seed, replicate: UInt64(replicate))
      var shuffled = all
      for place in stride(from: all.count - 1, to: 0, by: -1) {
        shuffled.swapAt(place, Int(stream.next().multipliedFullWidth(by: UInt64(place + 1)).high))
      }
      if spread(shuffled) >= observed { reached += 1 }
    }
    return Double(1 + reached) / Double(draws.count + 1)
  }
}
