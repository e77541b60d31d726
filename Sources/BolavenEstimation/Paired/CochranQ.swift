internal import BolavenNumerics

/// Cochran's comparison of the shares of right answers of the same people in k waves.
///
///     Q = (k − 1)(kΣC_j² − T²)/(kT − ΣR_i²)      C_j right in wave j, R_i right of person i, T in all
///
/// Asymptotically χ² with k − 1 degrees of freedom. For three waves the exact p counts the ways in which each person's
/// right answers could fall on the waves, with ΣC_j² at least the observed one. For two waves Q is McNemar's χ²; its
/// exact test is `McNemar`.
///
/// Source: Cochran (1950); Patil (1975) for the exact distribution.
public struct CochranQ: Sendable, Hashable {
  /// n, people.
  public let count: Int
  /// C_j/n, one share a wave.
  public let shares: [Double]
  /// People whose answers differ between waves; only they inform.
  public let changedCount: Int
  /// `nil` if nobody changed.
  public let statistic: Double?
  /// k − 1.
  public let degreesOfFreedom: Double
  /// From χ²; `nil` if nobody changed.
  public let asymptoticPValue: Double?
  /// For three waves with at most 400 people who changed; 1 if nobody did; otherwise `nil`.
  public let exactPValue: Double?

  /// The most people who changed for whom the exact p is computed.
  public static let largestExact = 400

  /// - Parameter waves: k ≥ 2 waves of n answers, `true` if right, same people in the same order.
  /// - Throws: `tooFewPairs` without any person.
  public init(_ waves: [[Bool]]) throws(PairedError) {
    precondition(waves.count > 1 && waves.allSatisfy { $0.count == waves[0].count }, "waves have the same people")
    let k = waves.count
    count = waves[0].count
    guard count > 0 else { throw .tooFewPairs(count: 0, needed: 1) }
    let rightInWave = waves.map { $0.count { $0 } }
    let rightOfPerson = (0..<count).map { person in waves.count { $0[person] } }
    let total = rightInWave.reduce(0, +)
    shares = rightInWave.map { [count] in Double($0) / Double(count) }
    changedCount = rightOfPerson.count { $0 > 0 && $0 < k }
    degreesOfFreedom = Double(k - 1)
    let divisor = k * total - rightOfPerson.reduce(0) { $0 + $1 * $1 }
    if divisor > 0 {
      let spread = k * rightInWave.reduce(0) { $0 + $1 * $1 } - total * total
      let q = Double((k - 1) * spread) / Double(divisor)
      statistic = q
      asymptoticPValue = max(ChiSquared(degreesOfFreedom: Double(k - 1)).upperTail(q), .leastNormalMagnitude)
    } else {
      (statistic, asymptoticPValue) = (nil, nil)
    }
    if changedCount == 0 {
      exactPValue = 1
    } else if k == 3, changedCount <= Self.largestExact {
      exactPValue = exactOfThree(
        once: rightOfPerson.count { $0 == 1 }, twice: rightOfPerson.count { $0 == 2 },
        always: rightOfPerson.count { $0 == 3 }, observed: rightInWave)
    } else {
      exactPValue = nil
    }
  }
}

/// P(ΣC_j² ≥ observed): a person right once is as likely right in each wave, one right twice as likely wrong in each.
private func exactOfThree(once: Int, twice: Int, always: Int, observed: [Int]) -> Double {
  let people = once + twice
  let width = 2 * people + 1
  // The first two waves' totals, each from −people to people; a wrong answer of those right twice counts −1.
  var table = [Double](repeating: 0, count: width * width)
  table[people * width + people] = 1
  for person in 0..<people {
    let step = person < once ? 1 : -1
    var next = [Double](repeating: 0, count: width * width)
    for first in (people - person)...(people + person) {
      for second in (people - person)...(people + person) {
        let share = table[first * width + second] / 3
        guard share > 0 else { continue }
        next[(first + step) * width + second] += share
        next[first * width + second + step] += share
        next[first * width + second] += share
      }
    }
    table = next
  }
  let far = observed.reduce(0) { $0 + $1 * $1 }
  var tail = CompensatedSum()
  let base = always + twice
  for first in 0..<width {
    for second in 0..<width where table[first * width + second] > 0 {
      let (a, b) = (first - people, second - people)
      let c = once - twice - a - b
      let squares = [a, b, c].reduce(0) { $0 + (base + $1) * (base + $1) }
      if squares >= far { tail.add(table[first * width + second]) }
    }
  }
  return min(1, max(tail.value, .leastNormalMagnitude))
}
