import Glibc

/// Differences between two groups at equal scores, by definition.
struct PlainFunctioning {
  let right: [Bool]
  let scores: [Int]
  let isFocal: [Bool]

  /// Right and wrong of the reference group, then of the focal one, at each score with both groups and both answers.
  private var tables: [(a: Int, b: Int, c: Int, d: Int)] {
    Set(scores).sorted().compactMap { score in
      let members = scores.indices.filter { scores[$0] == score }
      let count = { (focal: Bool, answer: Bool) in members.count { isFocal[$0] == focal && right[$0] == answer } }
      let table = (a: count(false, true), b: count(false, false), c: count(true, true), d: count(true, false))
      return table.a + table.b > 0 && table.c + table.d > 0 && table.a + table.c > 0 && table.b + table.d > 0
        ? table : nil
    }
  }

  /// The law of Σ a under an odds ratio, from its smallest value on.
  private func law(_ ratio: Double) -> (lowest: Int, chances: [Double]) {
    var (lowest, chances) = (0, [1.0])
    for table in tables {
      let (first, second, right) = (table.a + table.b, table.c + table.d, table.a + table.c)
      let least = max(0, right - second)
      var own = (least...min(first, right)).map { a in
        exp(
          Self.choose(first, a) + Self.choose(second, right - a) + Double(a - least) * log(ratio))
      }
      let mass = own.reduce(0, +)
      own = own.map { $0 / mass }
      var next = [Double](repeating: 0, count: chances.count + own.count - 1)
      for (i, p) in chances.enumerated() { for (j, q) in own.enumerated() { next[i + j] += p * q } }
      (lowest, chances) = (lowest + least, next)
    }
    return (lowest, chances)
  }

  private static func choose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
  }

  private var observed: Int { tables.reduce(0) { $0 + $1.a } }

  /// The two-sided p-value of the exact conditional test.
  var exactPValue: Double? {
    guard !tables.isEmpty else { return nil }
    let (lowest, chances) = law(1)
    let limit = chances[observed - lowest] * (1 + 1e-7)
    return min(1, chances.filter { $0 <= limit }.reduce(0, +))
  }

  /// What has to be 0 for the conditional odds ratio: Σ a less what is expected, over its variance.
  func ratioRemainder(_ ratio: Double) -> Double {
    let (lowest, chances) = law(ratio)
    let mean = chances.enumerated().reduce(0) { $0 + Double($1.offset + lowest) * $1.element }
    let variance = chances.enumerated().reduce(0) {
      $0 + (Double($1.offset + lowest) - mean) * (Double($1.offset + lowest) - mean) * $1.element
    }
    return (Double(observed) - mean) / max(variance, 1e-300)
  }

  /// Σ(ad/n)/Σ(bc/n).
  var mantelHaenszelRatio: Double? {
    var (above, below) = (0.0, 0.0)
    for table in tables {
      let n = Double(table.a + table.b + table.c + table.d)
      above += Double(table.a * table.d) / n
      below += Double(table.b * table.c) / n
    }
    return above > 0 && below > 0 ? above / below : nil
  }

  /// From χ² with continuity correction.
  var mantelHaenszelPValue: Double? {
    guard !tables.isEmpty else { return nil }
    var (excess, variance) = (0.0, 0.0)
    for table in tables {
      let (first, second) = (Double(table.a + table.b), Double(table.c + table.d))
      let (right, wrong) = (Double(table.a + table.c), Double(table.b + table.d))
      let n = first + second
      excess += Double(table.a) - first * right / n
      if n > 1 { variance += first * second * right * wrong / (n * n * (n - 1)) }
    }
    let gap = max(0, abs(excess) - 0.5)
    return Plain.chiSquaredTail(gap * gap / variance, 1)
  }

  // MARK: Logistic regression

  /// p-values of a difference at every score and of one that depends on it, and the change of Nagelkerke's R². Where right
  /// and wrong are separated the likelihoods are their limits.
  var logistic: (uniform: Double, nonUniform: Double, change: Double)? {
    let (mean, deviation) = (Plain.mean(scores.map(Double.init)) ?? 0, Plain.deviation(scores.map(Double.init)) ?? 1)
    let rows = right.indices.map { person -> [Double] in
      let (z, g) = ((Double(scores[person]) - mean) / deviation, isFocal[person] ? 1.0 : 0)
      return [1, z, g, g * z]
    }
    guard let one = likelihood(rows.map { Array($0[..<2]) }), let two = likelihood(rows.map { Array($0[..<3]) }),
      let three = likelihood(rows)
    else { return nil }
    let n = Double(right.count)
    let share = Double(right.count { $0 }) / n
    let null = n * (share * log(share) + (1 - share) * log(1 - share))
    let nagelkerke = { (value: Double) in (1 - exp(2 * (null - value) / n)) / (1 - exp(2 * null / n)) }
    return (
      Plain.chiSquaredTail(max(0, 2 * (two - one)), 1), Plain.chiSquaredTail(max(0, 2 * (three - two)), 1),
      nagelkerke(three) - nagelkerke(one)
    )
  }

  private func likelihood(_ rows: [[Double]]) -> Double? {
    let k = rows[0].count
    var beta = [Double](repeating: 0, count: k)
    func value(_ beta: [Double]) -> Double {
      zip(rows, right).reduce(0) { sum, person in
        let eta = zip(person.0, beta).reduce(0) { $0 + $1.0 * $1.1 }
        return sum - log1p(exp(person.1 ? -eta : eta))
      }
    }
    var best = value(beta)
    for _ in 0..<100 {
      var score = [Double](repeating: 0, count: k)
      var information = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
      for (row, answer) in zip(rows, right) {
        let p = 1 / (1 + exp(-zip(row, beta).reduce(0) { $0 + $1.0 * $1.1 }))
        for i in 0..<k {
          score[i] += row[i] * ((answer ? 1 : 0) - p)
          for j in 0..<k { information[i][j] += row[i] * row[j] * p * (1 - p) }
        }
      }
      guard let inverse = PlainItems.inverse(information) else { break }
      let step = (0..<k).map { i in (0..<k).reduce(0) { $0 + inverse[i][$1] * score[$1] } }
      let next = zip(beta, step).map { $0 + $1 }
      let found = value(next)
      guard found >= best - 1e-12 else { break }
      let isThere = found - best < 1e-13
      (beta, best) = (next, max(best, found))
      if isThere { break }
    }
    return best
  }
}
