internal import BolavenNumerics

/// The permutation test of the difference of two groups' means.
///
/// Under the null every assignment of the N values to groups of n₁ and n₂ is as likely; p is the share with
/// |x̄₁ − x̄₂| at least the observed one, which is counted. The two tails are not doubled.
///
/// It is exact where the values are whole numbers after scaling by 10^k, k ≤ 6, and their table is affordable, or where
/// there are at most 10⁷ assignments. Otherwise assignments are drawn: p = (1 + #)/(B + 1). Real sums within
/// 1e-10 · Σ|x − x̄| of the observed one count as equal to it.
///
/// Source: Fisher (1935), §21; Pitman (1937); Phipson and Smyth (2010) for the drawn p.
public struct TwoSamplePermutation: Sendable, Hashable {
  /// Whether all assignments were counted, or some drawn.
  public enum Method: Sendable, Hashable { case exact, sampled }

  /// n₁ and n₂.
  public let counts: [Int]
  /// x̄₁ − x̄₂.
  public let difference: Double
  /// How the p-value was found.
  public let method: Method
  /// Two-sided.
  public let pValue: Double
  /// The drawn p-value with its draws; `nil` where p is exact.
  public let sampled: SampledPValue?

  /// The most assignments that are enumerated where no table serves.
  public static let mostAssignments = 10_000_000.0

  /// The comparison of the first group with the second.
  ///
  /// - Throws: `tooFewInGroup` for an empty group, `notFinite`, `tooLarge`.
  public init(_ first: [Double], _ second: [Double], draws: Draws = .standard) throws(PairedError) {
    let values = try GroupValues([first, second], needed: 1)
    counts = [first.count, second.count]
    difference = values.mean(0) - values.mean(1)
    let all = values.all
    let rounding = [Double](repeating: values.rounding, count: all.count)
    if let exact = WholeNumbers.multiples(of: all, rounding: rounding, largestSum: 1 << 50).flatMap({ whole in
      SubsetSums.twoSidedPValue(
        weights: whole, size: first.count, observed: whole.prefix(first.count).reduce(0, +))
    }) {
      (method, pValue, sampled) = (.exact, exact, nil)
      return
    }
    let deviations = Deviations(all, size: first.count)
    if assignments(of: all.count, size: first.count) <= Self.mostAssignments {
      (method, pValue, sampled) = (.exact, deviations.enumeratedPValue(), nil)
    } else {
      let drawn = deviations.sampledPValue(draws)
      (method, pValue, sampled) = (.sampled, drawn.value, drawn)
    }
  }
}

/// C(n, k), infinite where it is not representable.
private func assignments(of n: Int, size k: Int) -> Double {
  (0..<min(k, n - k)).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
}

/// Values about their mean: the sum of those in a group is n₁n₂/N times the difference of the means.
private struct Deviations {
  let values: [Double]
  let size: Int
  let threshold: Double

  init(_ all: [Double], size: Int) {
    let mean = compensatedSum(all) / Double(all.count)
    let deviations = all.map { $0 - mean }
    let slack = 1e-10 * compensatedSum(deviations.map(\.magnitude))
    threshold = compensatedSum(deviations.prefix(size)).magnitude - slack
    // The larger group's sum is the smaller one's with the other sign.
    self.size = min(size, all.count - size)
    values = deviations
  }

  func enumeratedPValue() -> Double {
    var (extreme, total) = (0, 0)
    func choose(_ left: Int, from start: Int, _ sum: Double) {
      if left == 0 {
        total += 1
        if sum.magnitude >= threshold { extreme += 1 }
        return
      }
      for i in start...(values.count - left) { choose(left - 1, from: i + 1, sum + values[i]) }
    }
    choose(size, from: 0, 0)
    return Double(extreme) / Double(total)
  }

  /// Each replicate draws its group from its own stream, by the first steps of a shuffle.
  func sampledPValue(_ draws: Draws) -> SampledPValue {
    var extreme = 0
    for replicate in 0..<draws.count {
      var stream = Philox(seed: draws.seed, replicate: UInt64(replicate))
      var shuffled = values
      var sum = 0.0
      for i in 0..<size {
        shuffled.swapAt(i, i + stream.position(below: shuffled.count - i))
        sum += shuffled[i]
      }
      if sum.magnitude >= threshold { extreme += 1 }
    }
    return SampledPValue(extremeCount: extreme, draws: draws)
  }
}
