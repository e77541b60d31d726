internal import BolavenNumerics

/// The Hodges-Lehmann estimate of the shift: the median of the Walsh averages (dᵢ + dⱼ)/2, i ≤ j.
///
/// The interval runs from the k-th smallest to the k-th largest of the n(n+1)/2 averages, where k is the largest
/// integer with P(W ≤ k − 1) ≤ (1 − level)/2 under the signed-rank null without ties: at least the stated level for
/// continuous scores, more with ties. The distribution is exact up to n = 1,000, beyond that normal. Averages are
/// selected without being stored: O(n) memory.
///
/// Zero differences are kept by default: they are observed shifts. R's `exactRankTests` drops them.
///
/// Source: Hodges and Lehmann (1963); Hollander, Wolfe and Chicken (2014), §3.2-3.3.
public struct HodgesLehmann: Sendable, Hashable {
  /// What is done with differences of zero: kept among the differences, or dropped before anything else.
  public enum Zeros: Sendable, Hashable { case kept, dropped }

  /// What was done with differences of zero.
  public let zeros: Zeros
  /// n, differences used.
  public let count: Int
  /// The median of the averages, in units of the score; `nil` if no difference is left.
  public let estimate: Double?
  /// Of the shift, in units of the score; `nil` if so few differences cannot give an interval at `level`.
  public let interval: ClosedRange<Double>?
  /// The probability of the interval, between 0 and 1.
  public let level: Double
  /// k; `nil` without an interval.
  public let rankOfLimits: Int?

  /// - Parameters:
  ///   - pre: n scores before.
  ///   - post: n scores after, same people in the same order.
  /// - Throws: `tooFewPairs` without any pair, `notFinite`, `tooLarge`, `level`.
  public init(pre: [Double], post: [Double], zeros: Zeros = .kept, level: Double = 0.95) throws(PairedError) {
    try check(level: level)
    let differences = try PairedScores(pre: pre, post: post).differences
    let walsh = WalshAverages(zeros == .kept ? differences : differences.filter { $0 != 0 })
    self.zeros = zeros
    self.level = level
    count = walsh.values.count
    estimate = walsh.median
    guard let k = Self.rankOfLimits(count: count, level: level) else {
      (interval, rankOfLimits) = (nil, nil)
      return
    }
    interval = BolavenEstimation.interval(walsh.smallest(k), walsh.smallest(walsh.count - k + 1))
    rankOfLimits = k
  }

  /// The largest k with P(W ≤ k − 1) ≤ (1 − level)/2 for ranks 1…n; `nil` if there is none.
  private static func rankOfLimits(count n: Int, level: Double) -> Int? {
    let tail = (1 - level) / 2
    guard n > 0, SignSums.scaled(1, by: -n) <= tail || n > SignedRank.largestExact else { return nil }
    let half = n * (n + 1) / 4
    if n > SignedRank.largestExact {
      let size = Double(n)
      let deviation = (size * (size + 1) * (2 * size + 1) / 24).squareRoot()
      let limit = size * (size + 1) / 4 + 0.5 + Normal().quantile(tail) * deviation
      return limit >= 1 ? min(half, Int(limit)) : nil
    }
    let table = SignSums.counts(weights: Array(1...n), upTo: half)
    var cumulative = CompensatedSum()
    for (k, patterns) in table.counts.enumerated() {
      cumulative.add(patterns)
      if SignSums.scaled(cumulative.value, by: -table.doublings) > tail { return k == 0 ? nil : k }
    }
    return half
  }
}

/// The n(n+1)/2 averages of pairs of values, each value also with itself, in order of size but never stored.
struct WalshAverages {
  /// Ascending.
  let values: [Double]

  init(_ values: [Double]) { self.values = values.sorted() }

  var count: Int { values.count * (values.count + 1) / 2 }

  /// `nil` without values.
  var median: Double? {
    guard !values.isEmpty else { return nil }
    let lower = smallest((count + 1) / 2)
    return count.isMultiple(of: 2) ? (lower + smallest(count / 2 + 1)) / 2 : lower
  }

  /// The k-th smallest average, 1 ≤ k ≤ count, exactly.
  ///
  /// Bisection over the doubles between the extremes, which are ordered like integers: at most 64 counts of O(n) each.
  func smallest(_ k: Int) -> Double {
    guard let first = values.first, let last = values.last else { return 0 }
    var low = orderedBits(first)
    var high = orderedBits(last)
    while low < high {
      // The mean rounded down, without overflow.
      let middle = (low & high) + ((low ^ high) >> 1)
      if countUpTo(double(orderedBits: middle)) >= k { high = middle } else { low = middle + 1 }
    }
    return double(orderedBits: low)
  }

  /// The number of averages ≤ x. Rounding of the sums keeps their order, so two ends moving towards each other are enough.
  private func countUpTo(_ x: Double) -> Int {
    var total = 0
    var end = values.count
    for start in values.indices {
      while end > start, (values[start] + values[end - 1]) / 2 > x { end -= 1 }
      if end <= start { break }
      total += end - start
    }
    return total
  }

  /// An integer for each double, in the same order.
  private func orderedBits(_ x: Double) -> Int64 {
    let bits = Int64(bitPattern: x.bitPattern)
    return bits >= 0 ? bits : bits ^ Int64.max
  }

  private func double(orderedBits bits: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: bits >= 0 ? bits : bits ^ Int64.max))
  }
}
