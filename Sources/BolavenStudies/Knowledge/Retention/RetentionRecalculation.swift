import BolavenReports

extension KnowledgeRetention {
  /// Every number of the table of retention from the scores of three tests.
  ///
  /// - Parameter follow: scores of these people at the follow-up, read once more.
  func addRecalculations(
    to ways: inout Recalculations, _ tests: PlainTests, follow: [Double], settings: KnowledgeSettings, id: String
  ) {
    let at = { (row: String, column: String) in "\(id).\(row).\(column)" }
    let (allPre, allPost) = (tests.pre, tests.post)
    let (pre, post) = (followUp.people.map { allPre[$0] }, followUp.people.map { allPost[$0] })
    for (wave, values) in [("pre", pre), ("post", post), ("follow", follow)] {
      ways.add(at("all", wave), Wording.mean) { Plain.mean(values) }
      ways.add(at("deviation", wave), Wording.deviation) { Plain.deviation(values) }
    }
    for (row, from, to) in [("gain", pre, post), ("loss", post, follow), ("lasting", pre, follow)] {
      let pairs = PlainPairs(pre: from, post: to, level: settings.confidence)
      ways.add(at(row, "change"), Wording.mean, scale: 1) { Plain.mean(pairs.changes) }
      ways.add(at(row, "interval"), Wording.studentLimits, scale: 1, limits: { pairs.limits() })
      ways.add(at(row, "p"), Wording.signs) { pairs.signedRankPValue }
    }
    let plain = PlainRetention(pre: pre, post: post, follow: follow, level: settings.confidence)
    ways.add(at("retained", "change"), Wording.gain) { plain.retained }
    if !isUnbounded { ways.add(at("retained", "interval"), Wording.ratio, limits: { plain.limits }) }
    guard let share = settings.mastery, let best = tests.best else { return }
    let reached = [pre, post, follow].map { $0.map { $0 >= share * best - 1e-9 * max(1, share * best) } }
    for (wave, values) in zip(["pre", "post", "follow"], reached) {
      ways.add(at("mastery", wave), Wording.reached) { Double(values.count { $0 }) / Double(values.count) }
    }
    ways.add(at("mastery", "p"), Wording.choices) { PlainRetention.cochran(reached) }
  }

  private typealias Wording = KnowledgeRecalculationWording
}

/// What was left of a gain, by the definitions.
struct PlainRetention: Sendable {
  let pre: [Double]
  let post: [Double]
  let follow: [Double]
  let level: Double

  private var kept: [Double] { zip(pre, follow).map { $1 - $0 } }
  private var gained: [Double] { zip(pre, post).map { $1 - $0 } }

  /// (F̄ − x̄)/(ȳ − x̄).
  var retained: Double? {
    guard let above = Plain.mean(kept), let below = Plain.mean(gained), below.magnitude > 1e-12 else { return nil }
    return above / below
  }

  /// The ratios r at which the paired t of kept − r · gained is at its critical value, by halving from the estimate.
  var limits: (low: Double, high: Double)? {
    guard let retained, pre.count > 1 else { return nil }
    let critical = Plain.studentQuantile(upperTail: (1 - level) / 2, Double(pre.count - 1))
    let excess = { (ratio: Double) -> Double in
      let rests = zip(kept, gained).map { $0 - ratio * $1 }
      guard let mean = Plain.mean(rests), let deviation = Plain.deviation(rests) else { return 0 }
      return mean.magnitude - critical * deviation / Double(rests.count).squareRoot()
    }
    var reach = 1.0
    while reach < 1e9, excess(retained - reach) < 0 || excess(retained + reach) < 0 { reach *= 2 }
    return (
      Plain.root(low: retained - reach, high: retained) { -excess($0) },
      Plain.root(low: retained, high: retained + reach) { excess($0) }
    )
  }

  /// The exact p-value of Cochran's Q of three tests: a person's right answers may fall on any of the tests.
  static func cochran(_ waves: [[Bool]]) -> Double? {
    guard waves.count == 3 else { return nil }
    var chances: [[Int]: Double] = [[0, 0, 0]: 1]
    for person in waves[0].indices {
      let right = waves.count { $0[person] }
      var next: [[Int]: Double] = [:]
      for (sums, chance) in chances {
        switch right {
        case 0: next[sums, default: 0] += chance
        case 3: next[sums.map { $0 + 1 }, default: 0] += chance
        default:
          for test in 0..<3 {
            var other = right == 1 ? sums : sums.map { $0 + 1 }
            other[test] += right == 1 ? 1 : -1
            next[other, default: 0] += chance / 3
          }
        }
      }
      chances = next
    }
    let squares = { (sums: [Int]) in sums.reduce(0) { $0 + $1 * $1 } }
    let observed = squares(waves.map { $0.count { $0 } })
    return min(1, Plain.sum(chances.filter { squares($0.key) >= observed }.values))
  }
}
