internal import BolavenNumerics

/// The exact distribution of the sum of k of N positive or zero integers drawn without replacement.
///
/// It is the null distribution of every two-sample statistic that is a sum of scores: rank sums, sums of values.
enum SubsetSums {
  /// The most additions of the table that are worth an exact p.
  static let mostOperations = 2_000_000_000.0
  /// The most entries of the table.
  static let mostEntries = 50_000_000.0

  /// P(|S − E| ≥ |observed − E|), E = k Σw/N, compared in integers; `nil` where the table would be too large.
  ///
  /// - Parameters:
  ///   - weights: N integers of any sign.
  ///   - size: k, from 1 to N − 1.
  ///   - observed: the sum of the k drawn.
  static func twoSidedPValue(weights: [Int], size: Int, observed: Int) -> Double? {
    let n = weights.count
    // Adding a constant to every weight adds k times it to every sum: the smallest weight becomes 0, and the common
    // factor goes.
    let least = weights.min() ?? 0
    let unit = max(1, weights.reduce(0) { WholeNumbers.greatestCommonDivisor($0, $1 - least) })
    var shifted = weights.map { ($0 - least) / unit }
    var (k, sum) = (size, (observed - size * least) / unit)
    let total = shifted.reduce(0, +)
    // The others' sum is what is left: the smaller of the two groups is tabulated.
    if 2 * k > n { (k, sum) = (n - k, total - sum) }
    shifted.sort()
    let largest = shifted.suffix(k).reduce(0, +)
    guard Double(k + 1) * Double(largest + 1) <= mostEntries,
      Double(n) * Double(k) * Double(largest + 1) / 2 <= mostOperations, n <= 1_000
    else { return nil }
    let counts = counts(shifted, size: k, largest: largest)
    let far = (n * sum - k * total).magnitude
    guard far > 0 else { return 1 }
    var (outside, all) = (CompensatedSum(), CompensatedSum())
    for (s, ways) in counts.enumerated() where ways > 0 {
      all.add(ways)
      if (n * s - k * total).magnitude >= far { outside.add(ways) }
    }
    return min(1, max(outside.value / all.value, .leastNormalMagnitude))
  }

  /// How many subsets of k of the ascending weights have the sum 0, 1, …, largest. Up to 1,000 weights nothing overflows.
  static func counts(_ weights: [Int], size k: Int, largest: Int) -> [Double] {
    let width = largest + 1
    var table = [Double](repeating: 0, count: (k + 1) * width)
    table[0] = 1
    // The largest sum that j of the weights so far reach.
    var reach = [Int](repeating: -1, count: k + 1)
    reach[0] = 0
    table.withUnsafeMutableBufferPointer { table in
      for weight in weights {
        for j in stride(from: k, to: 0, by: -1) where reach[j - 1] >= 0 {
          let from = (j - 1) * width
          let to = j * width + weight
          for s in 0...reach[j - 1] { table[to + s] += table[from + s] }
          reach[j] = max(reach[j], min(largest, reach[j - 1] + weight))
        }
      }
    }
    return Array(table[(k * width)...])
  }
}
