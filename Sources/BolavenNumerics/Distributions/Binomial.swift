/// The number of successes in n independent trials, each with probability p.
///
///     P(X = k) = n!/(k!(n − k)!) · pᵏ(1 − p)ⁿ⁻ᵏ
///
/// Source: Johnson, Kemp & Kotz (2005), *Univariate Discrete Distributions*, ch. 3.
public struct Binomial: Distribution {
  /// n ≥ 0.
  public let trials: Int
  /// p, of success in one trial, 0 to 1.
  public let probability: Double

  /// Binomial with n trials and probability p.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0 && (0...1).contains(probability), "a number of trials and a probability")
    self.trials = trials
    self.probability = probability
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    let k = x.rounded(.down)
    return k < 0 ? 0 : k >= Double(trials) ? 1 : BoostMath.binomialCumulative(k, Double(trials), probability)
  }

  /// P(X > x).
  public func upperTail(_ x: Double) -> Double {
    let k = x.rounded(.down)
    return k < 0 ? 1 : k >= Double(trials) ? 0 : BoostMath.binomialUpperTail(k, Double(trials), probability)
  }

  /// P(X = k); 0 for a k outside 0 to n.
  public func mass(_ k: Int) -> Double {
    (0...trials).contains(k) ? BoostMath.binomialMass(Double(k), Double(trials), probability) : 0
  }

  /// The smallest k with P(X ≤ k) ≥ the probability, at most n.
  public func quantile(_ probability: Double) -> Double {
    var low = 0
    var high = trials
    while low < high {
      let middle = (low + high) / 2
      if cumulative(Double(middle)) >= probability { high = middle } else { low = middle + 1 }
    }
    return Double(low)
  }
}
