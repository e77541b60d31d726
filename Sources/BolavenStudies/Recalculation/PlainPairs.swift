/// The numbers of paired scores by their definitions.
struct PlainPairs: Sendable {
  let pre: [Double]
  let post: [Double]
  /// The probability of intervals.
  let level: Double
  /// post − pre; one that is rounding only is 0.
  let changes: [Double]

  init(pre: [Double], post: [Double], level: Double) {
    self.pre = pre
    self.post = post
    self.level = level
    changes = zip(pre, post).map { before, after in
      (after - before).magnitude <= Plain.rounding(max(before.magnitude, after.magnitude)) ? 0 : after - before
    }
  }

  var count: Int { pre.count }

  /// A mean with its t limits, each divided by a number; `nil` without spread.
  func limits(dividedBy divisor: Double = 1) -> (low: Double, high: Double)? {
    guard let mean = Plain.mean(changes), let deviation = Plain.deviation(changes), deviation > Plain.rounding(0) else {
      return nil
    }
    let half = critical * deviation / Double(count).squareRoot()
    return ((mean - half) / divisor, (mean + half) / divisor)
  }

  private var critical: Double {
    Plain.studentQuantile(upperTail: (1 - level) / 2, Double(count - 1))
  }

  // MARK: Ranks

  /// The two-sided p-value of the signed-rank test without changes of zero, over all signs of the ranks.
  var signedRankPValue: Double {
    let signed = changes.filter { $0 != 0 }
    let doubled = Plain.midRanks(signed.map(\.magnitude)).map { Int((2 * $0).rounded()) }
    let total = doubled.reduce(0, +)
    let observed = zip(doubled, signed).reduce(0) { $0 + ($1.1 > 0 ? $1.0 : 0) }
    let distance = abs(2 * observed - total)
    guard signed.count <= 1000 else {
      let squares = doubled.reduce(0.0) { $0 + Double($1) * Double($1) }
      return 2 * Plain.normalTail(Double(distance) / squares.squareRoot())
    }
    let chances = Self.signSums(doubled)
    var tail = 0.0
    for (sum, chance) in chances.enumerated() where abs(2 * sum - total) >= distance { tail += chance }
    return min(1, tail)
  }

  /// P(Σ = s) where each weight counts or does not with chance ½: one weight after the other.
  private static func signSums(_ weights: [Int]) -> [Double] {
    var chances = [1.0]
    for weight in weights {
      var next = [Double](repeating: 0, count: chances.count + weight)
      for (sum, chance) in chances.enumerated() {
        next[sum] += chance / 2
        next[sum + weight] += chance / 2
      }
      chances = next
    }
    return chances
  }

  /// The averages of every two changes, each also with itself, in their order.
  private var averages: [Double] {
    var averages: [Double] = []
    for i in changes.indices { for j in i..<changes.count { averages.append((changes[i] + changes[j]) / 2) } }
    return averages.sorted()
  }

  /// The most pairs whose averages are all written down.
  static let mostAveraged = 2000

  /// The median of the averages.
  var shift: Double? {
    let averages = averages
    let middle = averages.count / 2
    guard !averages.isEmpty else { return nil }
    return averages.count.isMultiple(of: 2) ? (averages[middle - 1] + averages[middle]) / 2 : averages[middle]
  }

  /// The k-th smallest and largest average, k the largest number with P(W ≤ k − 1) ≤ (1 − level)/2 for ranks 1 to n.
  var shiftLimits: (low: Double, high: Double)? {
    guard count <= 1000 else { return nil }
    var rank = 0
    var cumulative = 0.0
    for chance in Self.signSums(Array(1...max(1, count))) {
      cumulative += chance
      if cumulative > (1 - level) / 2 { break }
      rank += 1
    }
    let averages = averages
    guard rank > 0, rank <= averages.count else { return nil }
    return (averages[rank - 1], averages[averages.count - rank])
  }

  // MARK: A score that counts

  /// Who reaches a score before and after.
  func reached(_ cut: Double) -> (pre: [Bool], post: [Bool]) {
    let reaches = { (score: Double) in score >= cut - 1e-9 * max(1, cut) }
    return (pre.map(reaches), post.map(reaches))
  }

  /// McNemar's exact two-sided p-value.
  static func mcNemar(_ pre: [Bool], _ post: [Bool]) -> Double {
    let gained = zip(pre, post).count { !$0 && $1 }
    let lost = zip(pre, post).count { $0 && !$1 }
    guard gained != lost else { return 1 }
    return min(1, 2 * Plain.fairCoin(atMost: min(gained, lost), of: gained + lost))
  }

  /// Newcombe's limits of the difference of two paired shares.
  ///
  /// Source: Newcombe (1998), method 10.
  func newcombe(_ pre: [Bool], _ post: [Bool]) -> (low: Double, high: Double) {
    let n = pre.count
    let both = Double(zip(pre, post).count { $0 && $1 })
    let neither = Double(zip(pre, post).count { !$0 && !$1 })
    let gained = Double(zip(pre, post).count { !$0 && $1 })
    let lost = Double(zip(pre, post).count { $0 && !$1 })
    let (first, second) = ((both + lost) / Double(n), (both + gained) / Double(n))
    let one = Plain.wilson(pre.count { $0 }, of: n, level: level)
    let two = Plain.wilson(post.count { $0 }, of: n, level: level)
    let product = both * neither - gained * lost
    let corrected = product > 0 ? max(0, product - Double(n) / 2) : product
    let margins = (both + lost) * (gained + neither) * (both + gained) * (lost + neither)
    let phi = margins > 0 ? corrected / margins.squareRoot() : 0
    let below =
      (second - two.low) * (second - two.low) - 2 * phi * (second - two.low) * (one.high - first)
      + (one.high - first) * (one.high - first)
    let above =
      (two.high - second) * (two.high - second) - 2 * phi * (two.high - second) * (first - one.low)
      + (first - one.low) * (first - one.low)
    let difference = (gained - lost) / Double(n)
    return (difference - max(0, below).squareRoot(), difference + max(0, above).squareRoot())
  }

  // MARK: Sizes

  /// d̄/√((s_x² + s_y²)/2).
  private var averageSize: Double? {
    guard let mean = Plain.mean(changes), let x = Plain.variance(pre), let y = Plain.variance(post), x + y > 0 else {
      return nil
    }
    return mean / ((x + y) / 2).squareRoot()
  }

  /// The same, corrected for few people.
  var gAverage: Double? {
    averageSize.flatMap { size in Plain.hedgesFactor(Double(count - 1)).map { $0 * size } }
  }

  /// Bonett's limits of the uncorrected size.
  ///
  /// Source: Bonett (2008).
  var averageSizeLimits: (low: Double, high: Double)? {
    guard let d = averageSize, let x = Plain.variance(pre), let y = Plain.variance(post),
      let both = Plain.covariance(pre, post), let change = Plain.variance(changes)
    else { return nil }
    let s = (x + y) / 2
    let freedom = Double(count - 1)
    let variance = d * d * (x * x + y * y + 2 * both * both) / (8 * freedom * s * s) + change / (freedom * s)
    guard variance > 0 else { return nil }
    let half = Plain.normalQuantile((1 + level) / 2) * variance.squareRoot()
    return (d - half, d + half)
  }

  /// d̄/s_d.
  var dZ: Double? {
    guard let mean = Plain.mean(changes), let deviation = Plain.deviation(changes), deviation > Plain.rounding(0) else {
      return nil
    }
    return mean / deviation
  }

  /// The sizes for which the t that was found lies at either tail.
  var dZLimits: (low: Double, high: Double)? {
    guard let dZ else { return nil }
    let root = Double(count).squareRoot()
    let freedom = Double(count - 1)
    let (t, tail) = (dZ * root, (1 - level) / 2)
    let reach = 20 * (1 + t * t / (2 * freedom)).squareRoot()
    let low = Plain.root(low: t - reach, high: t + reach) { Plain.noncentralStudentTail(t, freedom, $0) - tail }
    let high = Plain.root(low: t - reach, high: t + reach) { lambda in
      // P(T < t) is the upper tail of the mirror image.
      tail - Plain.noncentralStudentTail(-t, freedom, -lambda)
    }
    return (low / root, high / root)
  }

  /// (ȳ − x̄)/(best − x̄).
  func classGain(_ best: Double) -> Double? {
    guard let mean = Plain.mean(changes), let first = Plain.mean(pre), best - first > Plain.rounding(best) else {
      return nil
    }
    return mean / (best - first)
  }

  /// The limits of the class gain by the delta method.
  func classGainLimits(_ best: Double) -> (low: Double, high: Double)? {
    guard let gain = classGain(best), let first = Plain.mean(pre), let x = Plain.variance(pre),
      let y = Plain.variance(post), let both = Plain.covariance(pre, post)
    else { return nil }
    let variance = (y + (1 - gain) * (1 - gain) * x - 2 * (1 - gain) * both) / Double(count)
    guard variance > 1e-12 * (y + x) else { return nil }
    let half = critical * variance.squareRoot() / (best - first)
    return (gain - half, gain + half)
  }

  /// The mean over people of (y − x)/(best − x) for a rise, (y − x)/x for a fall and 0 for none, people who stayed at
  /// either end left out; `nil` where a score is below 0.
  func normalizedChange(_ best: Double) -> Double? {
    guard (pre + post).allSatisfy({ $0 >= 0 }) else { return nil }
    return Plain.mean(
      zip(pre, changes).compactMap { before, change -> Double? in
        if change > 0 { return change / (best - before) }
        if change < 0 { return change / before }
        return before == 0 || best - before <= Plain.rounding(best) ? nil : 0
      })
  }
}
