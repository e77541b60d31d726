import Glibc

/// Where a person stands on the scale of the items.
public struct Ability: Sendable, Hashable {
  /// θ in logits.
  public let estimate: Double
  /// 1/√I(θ) of a likelihood estimate; the standard deviation of the law that a mean belongs to.
  public let standardError: Double
}

/// What one person's answers to items of known difficulty say of the person.
///
///     P_j = 1/(1 + e^{−a_j(θ − b_j)}),   I = Σ a²P(1 − P),   J = Σ a³P(1 − P)(1 − 2P)
///     maximum likelihood:            Σ a(u − P) = 0             none with all right or all wrong
///     weighted likelihood (Warm):    Σ a(u − P) + J/(2I) = 0    finite always
///
/// Source: Warm (1989), *Weighted likelihood estimation of ability in item response theory*.
public struct AbilityScale: Sendable, Hashable {
  /// a, positive; all 1 in the Rasch model.
  public let slopes: [Double]
  /// b in logits.
  public let difficulties: [Double]

  /// Items with slopes and difficulties.
  ///
  /// - Throws: `tooFewItems` without any, `slopeNotPositive`.
  public init(slopes: [Double], difficulties: [Double]) throws(ItemError) {
    precondition(slopes.count == difficulties.count, "every item has a slope and a difficulty")
    guard !slopes.isEmpty else { throw .tooFewItems(count: 0, needed: 1) }
    if let item = slopes.firstIndex(where: { !($0 > 0) }) { throw .slopeNotPositive(item: item) }
    self.slopes = slopes
    self.difficulties = difficulties
  }

  /// Items of the Rasch model: slopes of 1.
  ///
  /// - Throws: `tooFewItems` without any.
  public init(difficulties: [Double]) throws(ItemError) {
    try self.init(slopes: [Double](repeating: 1, count: difficulties.count), difficulties: difficulties)
  }

  /// I(θ), the information of all items.
  public func information(at ability: Double) -> Double {
    sums(ability).information
  }

  /// The share of right answers expected, Σ P_j/m.
  public func expectedShare(at ability: Double) -> Double {
    zip(slopes, difficulties).reduce(0) { $0 + logistic($1.0 * (ability - $1.1)) } / Double(slopes.count)
  }

  /// Warm's estimate, which exists for every score.
  ///
  /// - Parameter weightedScore: Σ a_j u_j over the items; the number right in the Rasch model.
  public func weightedLikelihood(weightedScore: Double) -> Ability {
    root { theta in
      let sums = sums(theta)
      return weightedScore - sums.expected + sums.skewness / (2 * sums.information)
    }
  }

  /// The maximum likelihood estimate; `nil` where all answers are right, or all wrong.
  ///
  /// - Parameter weightedScore: Σ a_j u_j over the items; the number right in the Rasch model.
  public func maximumLikelihood(weightedScore: Double) -> Ability? {
    let full = slopes.reduce(0, +)
    guard weightedScore > 1e-9 * full, weightedScore < full * (1 - 1e-9) else { return nil }
    return root { theta in weightedScore - sums(theta).expected }
  }

  private func sums(_ theta: Double) -> (expected: Double, information: Double, skewness: Double) {
    var (expected, information, skewness) = (0.0, 0.0, 0.0)
    for (a, b) in zip(slopes, difficulties) {
      let p = logistic(a * (theta - b))
      let variance = p * logistic(-a * (theta - b))
      expected += a * p
      information += a * a * variance
      skewness += a * a * a * variance * (1 - 2 * p)
    }
    return (expected, max(information, .leastNormalMagnitude), skewness)
  }

  /// Where a function falls through 0: bisection in a bracket that holds every root, hurried by secants.
  private func root(_ function: (Double) -> Double) -> Ability {
    var low = (difficulties.min() ?? 0) - 2
    var high = (difficulties.max() ?? 0) + 2
    var width = 1.0
    while function(low) < 0, width < 1e3 { (low, width) = (low - width, 2 * width) }
    width = 1
    while function(high) > 0, width < 1e3 { (high, width) = (high + width, 2 * width) }
    var (atLow, atHigh) = (function(low), function(high))
    for step in 0..<200 where high - low > 1e-13 * max(1, low.magnitude, high.magnitude) {
      // Every third step halves, so that a flat end cannot hold the secant.
      let secant = low + (high - low) * atLow / (atLow - atHigh)
      let middle = step % 3 == 2 || !(secant > low && secant < high) ? (low + high) / 2 : secant
      let value = function(middle)
      if value == 0 {
        (low, high) = (middle, middle)
      } else if value > 0 {
        (low, atLow) = (middle, value)
      } else {
        (high, atHigh) = (middle, value)
      }
    }
    let theta = (low + high) / 2
    return Ability(estimate: theta, standardError: 1 / information(at: theta).squareRoot())
  }
}
