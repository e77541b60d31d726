import BolavenEstimation
import BolavenNumerics

/// The mean change of people of whom some took one test only, by the formulas of each method.
struct PlainLosses: Sendable {
  let pairs: PlainPairs
  /// Scores before of people without one after.
  let onlyBefore: [Double]
  /// Scores after of people without one before.
  let onlyAfter: [Double]

  /// A change with its uncertainty.
  struct Change {
    let change: Double
    let error: Double
    let freedom: Double
    let level: Double

    var limits: (low: Double, high: Double) {
      let half = Plain.studentQuantile(upperTail: (1 - level) / 2, freedom) * error
      return (change - half, change + half)
    }
    var pValue: Double { min(1, 2 * Plain.studentTail(change.magnitude / error, freedom)) }
  }

  init(_ tests: PlainTests, level: Double) {
    pairs = PlainPairs(pre: tests.pre, post: tests.post, level: level)
    onlyBefore = tests.onlyBefore
    onlyAfter = tests.onlyAfter
  }

  /// Everybody's score before.
  var enrolled: [Double] { pairs.pre + onlyBefore }

  /// The mean change if every missing score after were this one.
  func change(ifMissingAre score: Double) -> Double? {
    Plain.mean(pairs.changes + onlyBefore.map { score - $0 })
  }

  /// The line of the scores after on those before, over the pairs.
  private var line: (slope: Double, spread: Double, sumOfSquares: Double)? {
    guard let xx = Plain.variance(pairs.pre), xx > 1e-12, let xy = Plain.covariance(pairs.pre, pairs.post),
      let yy = Plain.variance(pairs.post), pairs.count > 2
    else { return nil }
    let slope = xy / xx
    let freedom = Double(pairs.count - 1)
    return (slope, (yy - slope * xy) * freedom, xx * freedom)
  }

  /// The maximum of the likelihood of two normal scores.
  ///
  /// Source: Little & Rubin (2020), §7.2.
  var likelihood: Change? {
    guard let line, let all = Plain.mean(enrolled), let known = Plain.mean(pairs.pre),
      let d = Plain.mean(pairs.changes),
      let spread = Plain.variance(enrolled)
    else { return nil }
    let (n, freedom, gap) = (Double(pairs.count), Double(pairs.count - 2), all - known)
    let variance =
      line.spread / freedom * (1 / n + gap * gap / line.sumOfSquares) + (line.slope - 1) * (line.slope - 1) * spread
      / Double(enrolled.count)
    return Change(
      change: d + (line.slope - 1) * gap, error: variance.squareRoot(), freedom: freedom, level: pairs.level)
  }

  /// Predictive mean matching by the same streams, each step written out again.
  ///
  /// Source: van Buuren (2018), algorithm 3.3; Barnard & Rubin (1999).
  func imputed(_ draws: Draws) -> Change? {
    guard let line, let known = Plain.mean(pairs.pre), let after = Plain.mean(pairs.post) else { return nil }
    let (n, freedom) = (Double(pairs.count), pairs.count - 2)
    var (means, variances) = ([Double](), [Double]())
    for imputation in 0..<draws.count {
      var stream = Philox(seed: draws.seed, replicate: UInt64(imputation))
      let chance = stream.uniform()
      let square = Plain.root(low: 0, high: 40 + 10 * Double(freedom)) {
        (1 - chance) - Plain.chiSquaredTail($0, freedom)
      }
      let deviation = (line.spread / square).squareRoot()
      let slope = line.slope + deviation / line.sumOfSquares.squareRoot() * stream.normal()
      let level = after + deviation / n.squareRoot() * stream.normal()
      var changes = pairs.changes
      for x in onlyBefore {
        let aim = level + slope * (x - known)
        let distances = pairs.pre.map { (after + line.slope * ($0 - known) - aim).magnitude }
        // Equal scores before are equally near: rounding does not decide between them.
        let nearest = distances.indices.sorted { a, b in
          (distances[a] - distances[b]).magnitude <= 1e-11 ? a < b : distances[a] < distances[b]
        }
        let place = Int(stream.next().multipliedFullWidth(by: UInt64(min(5, nearest.count))).high)
        changes.append(pairs.post[nearest[place]] - x)
      }
      guard let mean = Plain.mean(changes), let variance = Plain.variance(changes) else { return nil }
      means.append(mean)
      variances.append(variance / Double(changes.count))
    }
    guard let change = Plain.mean(means), let within = Plain.mean(variances), let between = Plain.variance(means) else {
      return nil
    }
    let m = Double(draws.count)
    let total = within + (1 + 1 / m) * between
    let share = (1 + 1 / m) * between / total
    let complete = Double(enrolled.count - 1)
    let observed = (complete + 1) / (complete + 3) * complete * (1 - share)
    let whole = share > 0 ? 1 / (share * share / (m - 1) + 1 / observed) : observed
    return Change(change: change, error: total.squareRoot(), freedom: whole, level: pairs.level)
  }

  /// The t test of partially overlapping samples.
  ///
  /// Source: Derrick, Russ, Toher & White (2017).
  var overlapping: Change? {
    let (before, after) = (pairs.pre + onlyBefore, pairs.post + onlyAfter)
    guard let first = Plain.mean(before), let second = Plain.mean(after), let v = Plain.variance(before),
      let w = Plain.variance(after), let shared = Plain.covariance(pairs.pre, pairs.post),
      let sx = Plain.deviation(pairs.pre), let sy = Plain.deviation(pairs.post)
    else { return nil }
    let correlation = sx * sy > 0 ? shared / (sx * sy) : 0
    let (a, b, c) = (Double(onlyBefore.count), Double(onlyAfter.count), Double(pairs.count))
    let (n1, n2) = (a + c, b + c)
    let variance = v / n1 + w / n2 - 2 * correlation * (v * w).squareRoot() * c / (n1 * n2)
    guard variance > 1e-24 else { return nil }
    let sum = v / n1 + w / n2
    let gamma = sum * sum / (v * v / (n1 * n1 * (n1 - 1)) + w * w / (n2 * n2 * (n2 - 1)))
    let freedom = (c - 1) + (gamma - c + 1) / (a + b + 2 * c) * (a + b)
    return Change(change: second - first, error: variance.squareRoot(), freedom: freedom, level: pairs.level)
  }
}
