import Glibc

/// Tails of distributions by series of positive terms, and quantiles by halving.
extension Plain {
  /// P(Z > z).
  static func normalTail(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

  /// The z below which a normal number falls with probability p.
  static func normalQuantile(_ p: Double) -> Double {
    root(low: -40, high: 40) { z in z < 0 ? normalTail(-z) - p : (1 - p) - normalTail(z) }
  }

  /// Iₓ(a, b) = x^a (1 − x)^b / (a B(a, b)) Σₖ Πⱼ₍ⱼ₌₀..ₖ₋₁₎ (a + b + j)/(a + 1 + j) xᵏ.
  ///
  /// - Parameter complement: 1 − x, which x alone may not hold to all digits.
  ///
  /// Source: Abramowitz & Stegun (1964), 26.5.4.
  static func incompleteBeta(_ x: Double, complement: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard complement > 0 else { return 1 }
    // Where x is large the series is long: what is missing from 1 is shorter.
    if x > 0.999, complement * (a + b) < b + 1 { return 1 - incompleteBeta(complement, complement: x, b, a) }
    var (term, sum) = (1.0, 1.0)
    var k = 0.0
    while k < 1e8 {
      term *= (a + b + k) / (a + 1 + k) * x
      sum += term
      k += 1
      if term < 1e-18 * sum, k > b { break }
    }
    let logX = x > 0.5 ? log1p(-complement) : log(x)
    let logY = complement > 0.5 ? log1p(-x) : log(complement)
    return exp(a * logX + b * logY - log(a) - logBeta(a, b)) * sum
  }

  /// log B(a, b), from logarithms of the gamma function lifted to where its series is short.
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    if max(a, b) > 50, min(a, b) == 0.5 {
      // log Γ(a + ½) − log Γ(a): the two are large and nearly equal.
      let x = max(a, b)
      let ratio =
        0.5 * log(x) - 1 / (8 * x) + 1 / (192 * x * x * x) - 1 / (640 * pow(x, 5)) + 17 / (14336 * pow(x, 7))
      return lgamma(0.5) - ratio
    }
    return lgamma(a) + lgamma(b) - lgamma(a + b)
  }

  /// P(T > t) of Student's t; ν need not be whole.
  static func studentTail(_ t: Double, _ freedom: Double) -> Double {
    if t < 0 { return 1 - studentTail(-t, freedom) }
    let sum = freedom + t * t
    return incompleteBeta(freedom / sum, complement: t * t / sum, freedom / 2, 0.5) / 2
  }

  /// The t with P(T > t) = tail, for a tail below ½.
  static func studentQuantile(upperTail tail: Double, _ freedom: Double) -> Double {
    var high = 1.0
    while studentTail(high, freedom) > tail, high < 1e300 { high *= 2 }
    return root(low: 0, high: high) { tail - studentTail($0, freedom) }
  }

  /// P(F > f).
  static func fisherTail(_ f: Double, _ numerator: Double, _ denominator: Double) -> Double {
    guard f > 0 else { return 1 }
    let sum = denominator + numerator * f
    return incompleteBeta(denominator / sum, complement: numerator * f / sum, denominator / 2, numerator / 2)
  }

  /// P(χ² > x) for a whole number of degrees of freedom: a finite sum.
  ///
  /// Source: Abramowitz & Stegun (1964), 26.4.4-26.4.5.
  static func chiSquaredTail(_ x: Double, _ freedom: Int) -> Double {
    let half = x / 2
    if freedom.isMultiple(of: 2) {
      var (term, sum) = (exp(-half), exp(-half))
      for j in 1..<max(1, freedom / 2) { (term, sum) = (term * half / Double(j), sum + term * half / Double(j)) }
      return sum
    }
    var sum = erfc(half.squareRoot())
    var term = exp(-half) * half.squareRoot() / tgamma(1.5)
    for j in 0..<((freedom - 1) / 2) {
      sum += term
      term *= half / (Double(j) + 1.5)
    }
    return sum
  }

  /// P(T > t) of the noncentral t: ∫ P(Z > t s − λ) g(s) ds over the spread s = √(χ²/ν), by equal steps of log s.
  ///
  /// Source: Johnson, Kotz & Balakrishnan (1995), *Continuous Univariate Distributions*, ch. 31.
  static func noncentralStudentTail(_ t: Double, _ freedom: Double, _ noncentrality: Double) -> Double {
    let width = 1 / (2 * freedom).squareRoot()
    let step = min(width, 1 / max(1, t.magnitude)) / 12
    let (low, high) = (-max(12 * width, 44 / freedom), 12 * width)
    let constant = log(2) + freedom / 2 * log(freedom / 2) - lgamma(freedom / 2)
    var sum = 0.0
    var u = low
    while u <= high {
      let s = exp(u)
      sum += normalTail(t * s - noncentrality) * exp(constant + freedom * u - freedom * s * s / 2)
      u += step
    }
    return sum * step
  }

  /// P(X ≤ k) of n tosses of a fair coin.
  static func fairCoin(atMost k: Int, of n: Int) -> Double {
    guard k >= 0 else { return 0 }
    var row = [1.0]
    for _ in 0..<n {
      var next = [Double](repeating: 0, count: row.count + 1)
      for (j, p) in row.enumerated() {
        next[j] += p / 2
        next[j + 1] += p / 2
      }
      row = next
    }
    return row.prefix(k + 1).reduce(0, +)
  }

  /// Hedges's J(m) = Γ(m/2)/(√(m/2) Γ((m − 1)/2)).
  static func hedgesFactor(_ m: Double) -> Double? {
    guard m > 1 else { return nil }
    return exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / (m / 2).squareRoot()
  }

  /// The exact interval of k out of n: shares at which k or more, or k or fewer, have half of what the level leaves.
  ///
  /// Source: Clopper and Pearson (1934).
  static func clopperPearson(_ k: Int, of n: Int, level: Double) -> (low: Double, high: Double) {
    let tail = (1 - level) / 2
    let chance = { (share: Double, counts: ClosedRange<Int>) in
      sum(
        counts.map { i in
          let ways = lgamma(Double(n + 1)) - lgamma(Double(i + 1)) - lgamma(Double(n - i + 1))
          return exp(ways + Double(i) * log(share) + Double(n - i) * log1p(-share))
        })
    }
    return (
      k == 0 ? 0 : root(low: 0, high: 1) { chance($0, k...n) - tail },
      k == n ? 1 : root(low: 0, high: 1) { tail - chance($0, 0...k) }
    )
  }

  /// Wilson's interval of k out of n.
  ///
  /// Source: Wilson (1927).
  static func wilson(_ k: Int, of n: Int, level: Double) -> (low: Double, high: Double) {
    let (share, size) = (Double(k) / Double(n), Double(n))
    let z = normalQuantile((1 + level) / 2)
    let middle = (share + z * z / (2 * size)) / (1 + z * z / size)
    let half = z / (1 + z * z / size) * (share * (1 - share) / size + z * z / (4 * size * size)).squareRoot()
    return (middle - half, middle + half)
  }
}
