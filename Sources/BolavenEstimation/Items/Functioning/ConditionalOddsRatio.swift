import Glibc

/// The exact test that the odds of a right answer are the same in two groups within strata, however few persons.
///
/// Given the margins of every table, Σ A has a law that depends on the odds ratio only: the convolution of noncentral
/// hypergeometric laws. The two-sided p-value sums what is no more probable than the observed (relative tolerance 10⁻⁷);
/// the odds ratio is that under which the observed sum is expected.
///
/// Source: Gart (1970); Mehta, Patel & Gray (1985), *Computing an exact confidence interval for the common odds ratio in
/// several 2 × 2 contingency tables*.
public struct ConditionalOddsRatio: Sendable, Hashable {
  /// Σ A, right answers of the reference group.
  public let observed: Int
  /// The conditional maximum likelihood estimate; `nil` where the sum is the smallest or largest possible.
  public let oddsRatio: Double?
  /// Exact, two-sided.
  public let pValue: Double
  /// The smallest two-sided p-value that these margins allow.
  public let smallestAttainablePValue: Double

  /// The test of tables with whole counts.
  ///
  /// - Throws: `noCommonItems` where no stratum has both groups and both answers.
  public init(_ tables: [StratumTable]) throws(ItemError) {
    let tables = tables.filter(\.isInformative)
    guard !tables.isEmpty else { throw .noCommonItems }
    var law: [Double] = [1]
    var lowest = 0
    for table in tables {
      let stratum = hypergeometric(table)
      lowest += stratum.lowest
      var next = [Double](repeating: 0, count: law.count + stratum.law.count - 1)
      for (i, p) in law.enumerated() {
        for (j, q) in stratum.law.enumerated() { next[i + j] += p * q }
      }
      law = next
    }
    let sum = Int(tables.reduce(0) { $0 + $1.referenceRight.rounded() })
    let place = sum - lowest
    let limit = law[place] * (1 + 1e-7)
    let weights = law
    observed = sum
    pValue = min(1, max(weights.filter { $0 <= limit }.reduce(0, +), .leastNormalMagnitude))
    let rarest = (weights.min() ?? 1) * (1 + 1e-7)
    smallestAttainablePValue = min(1, max(weights.filter { $0 <= rarest }.reduce(0, +), .leastNormalMagnitude))
    guard place > 0, place < law.count - 1 else {
      oddsRatio = nil
      return
    }
    let logs = weights.map { log($0) }
    var (low, high) = (-50.0, 50.0)
    while high - low > 1e-14 * max(1, low.magnitude) {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { break }
      let tilted = logs.enumerated().map { $1 + middle * Double($0) }
      let top = tilted.max() ?? 0
      var (mass, moment) = (0.0, 0.0)
      for (i, value) in tilted.enumerated() {
        let weight = exp(value - top)
        mass += weight
        moment += weight * Double(i)
      }
      if moment / mass < Double(place) { low = middle } else { high = middle }
    }
    oddsRatio = exp((low + high) / 2)
  }
}

/// The law of A in one table with given margins and odds ratio 1, from its smallest value on.
private func hypergeometric(_ table: StratumTable) -> (lowest: Int, law: [Double]) {
  let (first, focal, right) =
    (Int(table.reference.rounded()), Int(table.focal.rounded()), Int(table.right.rounded()))
  let lowest = max(0, right - focal)
  let highest = min(first, right)
  // Ratios of neighbors; logarithms keep large tables from running out of range.
  var logs = [0.0]
  for a in lowest..<max(lowest, highest) {
    let ratio = Double(first - a) * Double(right - a) / (Double(a + 1) * Double(focal - right + a + 1))
    logs.append((logs.last ?? 0) + log(ratio))
  }
  let top = logs.max() ?? 0
  let weights = logs.map { exp($0 - top) }
  let total = weights.reduce(0, +)
  return (lowest, weights.map { $0 / total })
}
