import Glibc

/// What choosing people by their first score explains, by the definitions.
struct PlainSelection: Sendable {
  let pairs: PlainPairs
  /// Scores before of everybody.
  let enrolled: [Double]
  let limit: Double
  /// Of the test before; `nil` for the correlation of both tests.
  let reliability: Double?

  var chosen: PlainPairs {
    let people = pairs.pre.indices.filter { pairs.pre[$0] <= limit }
    return PlainPairs(pre: people.map { pairs.pre[$0] }, post: people.map { pairs.post[$0] }, level: pairs.level)
  }

  private func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    guard let both = Plain.covariance(x, y), let a = Plain.deviation(x), let b = Plain.deviation(y), a * b > 0 else {
      return nil
    }
    return both / (a * b)
  }

  var expected: Double? {
    guard let r = reliability ?? correlation(pairs.pre, pairs.post), let all = Plain.mean(enrolled),
      let own = Plain.mean(chosen.pre)
    else { return nil }
    return (1 - r) * (all - own)
  }

  var net: Double? { expected.flatMap { expected in Plain.mean(chosen.changes).map { $0 - expected } } }

  var netLimits: (low: Double, high: Double)? {
    guard let expected, let limits = chosen.limits() else { return nil }
    return (limits.low - expected, limits.high - expected)
  }

  /// The height of the line of the changes on the scores before at the mean of everybody, with its limits.
  var adjusted: (gain: Double, limits: (low: Double, high: Double)?)? {
    guard let xx = Plain.variance(pairs.pre), xx > 1e-12, let xy = Plain.covariance(pairs.pre, pairs.changes),
      let dd = Plain.variance(pairs.changes), let all = Plain.mean(enrolled), let own = Plain.mean(pairs.pre),
      let d = Plain.mean(pairs.changes)
    else { return nil }
    let (n, gap) = (Double(pairs.count), all - own)
    let gain = d + xy / xx * gap
    let residual = (dd - xy * xy / xx) * (n - 1)
    guard n > 2, residual > 1e-12 else { return (gain, nil) }
    let error = (residual / (n - 2) * (1 / n + gap * gap / (xx * (n - 1)))).squareRoot()
    let half = Plain.studentQuantile(upperTail: (1 - pairs.level) / 2, n - 2) * error
    return (gain, (gain - half, gain + half))
  }

  var oldham: Double? { correlation(zip(pairs.pre, pairs.post).map { ($0 + $1) / 2 }, pairs.changes) }

  var oldhamLimits: (low: Double, high: Double)? {
    guard let oldham, pairs.count > 3, oldham.magnitude < 1 else { return nil }
    let half = Plain.normalQuantile((1 + pairs.level) / 2) / Double(pairs.count - 3).squareRoot()
    return (tanh(atanh(oldham) - half), tanh(atanh(oldham) + half))
  }

  var oldhamPValue: Double? {
    guard let oldham, pairs.count > 2, oldham.magnitude < 1 else { return nil }
    let freedom = Double(pairs.count - 2)
    let t = oldham.magnitude * (freedom / (1 - oldham * oldham)).squareRoot()
    return min(1, 2 * Plain.studentTail(t, freedom))
  }
}
