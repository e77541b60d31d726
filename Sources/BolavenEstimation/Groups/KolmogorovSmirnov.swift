internal import BolavenNumerics
internal import Glibc

/// The Kolmogorov-Smirnov test that two groups come from one distribution, whatever it is.
///
///     D = max |F₁(x) − F₂(x)|,   F the shares of a group at or below x
///
/// The exact p is the share of the C(n₁ + n₂, n₁) assignments of the observed values, ties and all, whose D is at least the
/// observed one: the chance that a random path from (0, 0) to (n₁, n₂), looked at where a value ends, strays as far from the
/// diagonal. It takes n₁·n₂ steps and is used up to 10⁸ of them; beyond that p ≈ 2Σ(−1)^(k−1) exp(−2k²D²n₁n₂/(n₁ + n₂)).
///
/// Source: Smirnov (1939); Hodges (1958) for the paths; Schröer and Trenkler (1995) with ties.
public struct KolmogorovSmirnov: Sendable, Hashable {
  /// Where `pValue` comes from: all assignments, or the limit for many values.
  public enum Method: Sendable, Hashable { case exact, asymptotic }

  /// n₁ and n₂.
  public let counts: [Int]
  /// D, from 0 to 1.
  public let statistic: Double
  /// Where `pValue` comes from.
  public let method: Method
  /// Two-sided, by `method`.
  public let pValue: Double
  /// Two-sided, from the limit for many values.
  public let asymptoticPValue: Double

  /// The comparison of the first group with the second. Values that differ by rounding only are ties.
  ///
  /// - Throws: `tooFewInGroup` for an empty group, `notFinite`, `tooLarge`.
  public init(_ first: [Double], _ second: [Double]) throws(PairedError) {
    let values = try GroupValues([first, second], needed: 1)
    let (n1, n2) = (first.count, second.count)
    let all = (first.map { ($0, 0) } + second.map { ($0, 1) }).sorted { $0.0 < $1.0 }
    // How many values are at or below each different value.
    var ends: [Int] = []
    var below = [0, 0]
    // |F₁ − F₂| n₁ n₂, a whole number.
    var largest = 0
    for (place, value) in all.enumerated() {
      below[value.1] += 1
      guard place + 1 == all.count || all[place + 1].0 - value.0 > 2 * values.rounding else { continue }
      ends.append(place + 1)
      largest = max(largest, abs(below[0] * n2 - below[1] * n1))
    }
    counts = [n1, n2]
    statistic = Double(largest) / (Double(n1) * Double(n2))
    let scaled = statistic * statistic * Double(n1) * Double(n2) / Double(n1 + n2)
    asymptoticPValue = Self.limit(scaled)
    if n1 <= 100_000_000 / n2 {
      (method, pValue) = (.exact, Self.straying(n1, n2, ends: ends, distance: largest))
    } else {
      (method, pValue) = (.asymptotic, asymptoticPValue)
    }
  }

  /// The chance that a path is at least so far from the diagonal at one of the ends.
  private static func straying(_ n1: Int, _ n2: Int, ends: [Int], distance: Int) -> Double {
    var isEnd = [Bool](repeating: false, count: n1 + n2 + 1)
    for end in ends { isEnd[end] = true }
    // Of the paths to (i, j), the share that has been there; a path came from (i − 1, j) with chance i/(i + j).
    var strayed = [Double](repeating: 0, count: n2 + 1)
    for i in 0...n1 {
      for j in 0...n2 where i + j > 0 {
        if isEnd[i + j], abs(i * n2 - j * n1) >= distance {
          strayed[j] = 1
        } else {
          let left = j > 0 ? strayed[j - 1] : 0
          strayed[j] = (Double(i) * (i > 0 ? strayed[j] : 0) + Double(j) * left) / Double(i + j)
        }
      }
    }
    return min(1, strayed[n2])
  }

  private static func limit(_ scaled: Double) -> Double {
    guard scaled > 0.02 else { return 1 }
    var sum = 0.0
    for k in 1...100 {
      let term = exp(-2 * Double(k * k) * scaled)
      sum += k.isMultiple(of: 2) ? -term : term
      if term < 1e-18 { break }
    }
    return min(1, max(0, 2 * sum))
  }
}
