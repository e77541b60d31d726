import Glibc

/// The law of the number of right answers among independent items, and how it changes with their difficulties.
///
/// With p_j = 1/(1 + e^{b_j}) and ε_j = e^{−b_j}, the elementary symmetric functions of the ε are
///
///     γ_r(ε) = P(R = r) · Π(1 + ε_j),   P_r^{(j)} = (1 − p_j) P_r^{(j−1)} + p_j P_{r−1}^{(j−1)}
///
/// The recursion adds positive numbers that are at most 1, so nothing cancels and nothing overflows. Derivatives are
/// formed in the same way, from the law of the items before and the weights of the scores carried back over the items
/// behind, never by a division.
///
/// Source: Verhelst, Glas & van der Sluis (1984), *Estimation problems in the Rasch model*; Liou (1994), *More on the
/// computation of higher-order derivatives of the elementary symmetric functions*.
struct ScoreLaw {
  /// m items.
  let itemCount: Int
  private let right: [Double]
  private let wrong: [Double]
  /// The law of the first j items, m + 1 entries, for j from 0 to m.
  private let prefixes: [Double]
  /// Σ ln(1 + ε_j).
  private let logScale: Double

  /// - Parameter difficulties: b, m entries.
  init(difficulties: [Double]) {
    let m = difficulties.count
    itemCount = m
    right = difficulties.map { 1 / (1 + exp($0)) }
    wrong = difficulties.map { 1 / (1 + exp(-$0)) }
    logScale = difficulties.reduce(0) { $0 + softplus(-$1) }
    var prefixes = [Double](repeating: 0, count: (m + 1) * (m + 1))
    prefixes[0] = 1
    for j in 0..<m {
      let (before, after) = (j * (m + 1), (j + 1) * (m + 1))
      prefixes[after] = wrong[j] * prefixes[before]
      for r in 1...(j + 1) {
        prefixes[after + r] = wrong[j] * prefixes[before + r] + right[j] * prefixes[before + r - 1]
      }
    }
    self.prefixes = prefixes
  }

  /// P(R = r).
  func probability(_ score: Int) -> Double { prefixes[itemCount * (itemCount + 1) + score] }

  /// ln γ_r(ε).
  func logSymmetricFunction(_ score: Int) -> Double { log(probability(score)) + logScale }

  /// Σ n_r ln γ_r.
  ///
  /// - Parameter counts: n_r for the scores 0 to m.
  func logSum(counts: [Double]) -> Double {
    var sum = 0.0
    for r in 0...itemCount where counts[r] > 0 { sum += counts[r] * logSymmetricFunction(r) }
    return sum
  }

  /// Sums over the persons of their probabilities of being right, given their scores.
  struct Derivatives {
    /// Σ n_r P(u_j = 1 | r), one an item.
    let expected: [Double]
    /// Σ n_r (P(u_j = u_l = 1 | r) − P(u_j = 1 | r) P(u_l = 1 | r)), m × m, lower triangle.
    let information: [Double]
  }

  /// - Parameter counts: n_r for the scores 0 to m.
  func derivatives(counts: [Double]) -> Derivatives {
    let m = itemCount
    let width = m + 1
    // Weights n_r/P_r, carried back over the items behind each: sums of positive numbers again.
    var weights = [Double](repeating: 0, count: (m + 1) * (m + 3))
    let stride = m + 3
    for r in 0...m where counts[r] > 0 { weights[m * stride + r] = counts[r] / probability(r) }
    for j in (0..<m).reversed() {
      for r in 0...m {
        weights[j * stride + r] =
          wrong[j] * weights[(j + 1) * stride + r] + right[j] * weights[(j + 1) * stride + r + 1]
      }
    }
    var expected = [Double](repeating: 0, count: m)
    var information = [Double](repeating: 0, count: m * m)
    // P(u_j = 1 | r), one row an item, for the scores that somebody has.
    let scores = (1..<max(1, m)).filter { counts[$0] > 0 }
    var conditional = [Double](repeating: 0, count: m * scores.count)
    var others = [Double](repeating: 0, count: width)
    weights.withUnsafeBufferPointer { weights in
      others.withUnsafeMutableBufferPointer { others in
        for j in 0..<m {
          for r in 0...m { others[r] = r <= j ? prefixes[j * width + r] : 0 }
          var sum = 0.0
          for r in 0...j { sum += others[r] * weights[(j + 1) * stride + r + 1] }
          expected[j] = right[j] * sum
          information[j + j * m] = expected[j]
          for l in j + 1..<max(j + 1, m) {
            let behind = (l + 1) * stride
            var both = 0.0
            // The law of the items before l without j; the score of all is 2 higher where j and l are right.
            for r in 0..<l { both += others[r] * weights[behind + r + 2] }
            information[l + j * m] = right[j] * right[l] * both
            let (p, q) = (right[l], wrong[l])
            for r in Swift.stride(from: l, through: 1, by: -1) { others[r] = q * others[r] + p * others[r - 1] }
            others[0] *= q
          }
          for (place, r) in scores.enumerated() {
            conditional[j + place * m] = right[j] * others[r - 1] / probability(r)
          }
        }
      }
    }
    for (place, r) in scores.enumerated() {
      for j in 0..<m {
        let factor = counts[r] * conditional[j + place * m]
        for l in j..<m { information[l + j * m] -= factor * conditional[l + place * m] }
      }
    }
    // Everybody with a full score has every item right: no information, but it was counted above.
    for j in 0..<m {
      for l in j..<m { information[l + j * m] -= counts[m] }
    }
    return Derivatives(expected: expected, information: information)
  }
}

/// ln(1 + eˣ), without overflow.
@inline(__always) func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-x.magnitude)) }

/// 1/(1 + e⁻ˣ).
@inline(__always) func logistic(_ x: Double) -> Double {
  guard x < 0 else { return 1 / (1 + exp(-x)) }
  let small = exp(x)
  return small / (1 + small)
}
