/// The numbers of two groups by their definitions.
struct PlainGroups: Sendable {
  let first: [Double]
  let second: [Double]
  /// The probability of intervals.
  let level: Double

  init(_ first: [Double], _ second: [Double], level: Double) {
    (self.first, self.second, self.level) = (first, second, level)
  }

  /// x̄₁ − x̄₂.
  var difference: Double? {
    Plain.mean(first).flatMap { one in Plain.mean(second).map { one - $0 } }
  }

  /// Welch's standard error with its degrees of freedom; `nil` without a spread.
  private var error: (value: Double, freedom: Double)? {
    guard let one = Plain.variance(first), let two = Plain.variance(second), one + two > 1e-24 else { return nil }
    let (a, b) = (one / Double(first.count), two / Double(second.count))
    let freedom = (a + b) * (a + b) / (a * a / Double(first.count - 1) + b * b / Double(second.count - 1))
    return ((a + b).squareRoot(), freedom)
  }

  /// Welch's limits of the difference.
  var limits: (low: Double, high: Double)? {
    guard let difference, let error else { return nil }
    let half = Plain.studentQuantile(upperTail: (1 - level) / 2, error.freedom) * error.value
    return (difference - half, difference + half)
  }

  /// Welch's two-sided p-value.
  var welchPValue: Double? {
    guard let difference, let error else { return nil }
    return min(1, 2 * Plain.studentTail(difference.magnitude / error.value, error.freedom))
  }

  /// Whether all values are whole, or halves, so that their sums can be counted.
  var isEnumerable: Bool {
    let all = first + second
    return all.count <= 200 && all.allSatisfy { 2 * $0 == (2 * $0).rounded() && $0.magnitude < 1000 }
  }

  /// The share of the ways to choose the smaller group from everybody whose difference of means is as large: sums of
  /// chosen values counted one value after the other.
  var permutationPValue: Double? {
    let small = first.count <= second.count ? first : second
    let all = (first + second).map { 2 * $0 }
    let least = all.min() ?? 0
    let weights = all.map { Int($0 - least) }
    let total = weights.reduce(0, +)
    let size = small.count
    guard size > 0, total < 200_000 else { return nil }
    // ways[j][s]: how many choices of j values have the sum s.
    var ways = [[Int: Double]](repeating: [:], count: size + 1)
    ways[0][0] = 1
    for weight in weights {
      for j in stride(from: size - 1, through: 0, by: -1) {
        for (sum, count) in ways[j] { ways[j + 1][sum + weight, default: 0] += count }
      }
    }
    let n = weights.count
    let distance = { (sum: Int) in abs(n * sum - size * total) }
    let observed = distance(Int(2 * small.reduce(0, +) - least * Double(size)))
    var (tail, whole) = (0.0, 0.0)
    for (sum, count) in ways[size].sorted(by: { $0.key < $1.key }) {
      whole += count
      if distance(sum) >= observed { tail += count }
    }
    return tail / whole
  }
}
