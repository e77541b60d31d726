internal import BolavenNumerics
import Glibc

/// How much more probable the data are if there was a change than if there was none: the Bayes factor of Jeffreys,
/// Zellner and Siow, with its posterior for the standardized change δ.
///
///     BF₁₀ = ∫₀^∞ (1 + ngr²)^−½ (1 + t²/((1 + ngr²)ν))^−(ν+1)/2 (2π)^−½ g^−3/2 e^−1/(2g) dg / (1 + t²/ν)^−(ν+1)/2
///
/// The prior of δ is a Cauchy distribution with scale r. The integral is taken over ln g by the trapezoidal rule, whose
/// error falls exponentially with the number of points for such integrands: the relative error is below 1e-13.
///
/// Source: Rouder, Speckman, Sun, Morey and Iverson (2009), equation 1; Trefethen and Weideman (2014) for the rule.
public struct BayesFactor: Sendable, Hashable {
  /// t of the paired or two-sample test.
  public let statistic: Double
  /// r.
  public let scale: Double
  /// ln BF₁₀; positive where the data favor a change.
  public let logarithm: Double
  /// BF₁₀; `nil` where it is not representable, beyond e^±700.
  public var value: Double? { logarithm.magnitude < 700 ? exp(logarithm) : nil }
  /// The middle of the posterior of δ.
  public let posteriorMedian: Double
  /// Of the posterior of δ, with equal tails.
  public let credibleInterval: ClosedRange<Double>?
  /// P(δ > 0), given the data and that δ is not exactly 0.
  public let probabilityOfIncrease: Double
  /// The probability of the interval.
  public let level: Double

  /// √2/2, the customary scale of the prior.
  public static let mediumScale = 0.5.squareRoot()

  /// The Bayes factor of a paired change, from its t test.
  ///
  /// - Returns: `nil` where t is not defined, or larger in magnitude than 1e4.
  public init?(_ test: PairedTTest, scale: Double = mediumScale, level: Double = 0.95) {
    self.init(statistic: test.statistic, freedom: test.degreesOfFreedom, size: Double(test.count), scale, level)
  }

  /// The Bayes factor of a difference of two groups, from its pooled t test: n is n₁n₂/(n₁ + n₂).
  ///
  /// - Returns: `nil` where t is not defined, larger in magnitude than 1e4, or not pooled.
  public init?(_ test: TwoSampleTTest, scale: Double = mediumScale, level: Double = 0.95) {
    guard test.variances == .pooled else { return nil }
    let (n1, n2) = (Double(test.counts[0]), Double(test.counts[1]))
    self.init(statistic: test.statistic, freedom: test.degreesOfFreedom, size: n1 * n2 / (n1 + n2), scale, level)
  }

  private init?(statistic: Double?, freedom: Double?, size: Double, _ scale: Double, _ level: Double) {
    precondition(scale > 0 && level > 0 && level < 1, "a scale and a level")
    guard let statistic, let freedom, statistic.magnitude <= 1e4 else { return nil }
    self.statistic = statistic
    self.scale = scale
    self.level = level
    logarithm = logBayesFactor(t: statistic, freedom: freedom, size: size, scale: scale)
    let posterior = StandardizedPosterior(t: statistic, freedom: freedom, size: size, scale: scale)
    posteriorMedian = posterior.quantile(0.5)
    credibleInterval = interval(posterior.quantile((1 - level) / 2), posterior.quantile((1 + level) / 2))
    probabilityOfIncrease = posterior.upperTail(0)
  }
}

private func logBayesFactor(t: Double, freedom: Double, size: Double, scale: Double) -> Double {
  let step = 1.0 / 16
  let information = size * scale * scale
  let last = 45 + max(0, log(1 + t * t / information)) + max(0, -log(information))
  func logIntegrand(_ u: Double) -> Double {
    let spread = 1 + information * exp(u)
    return -0.5 * log(spread) - (freedom + 1) / 2 * log1p(t * t / (spread * freedom)) - 0.5 * log(2 * .pi) - u / 2
      - exp(-u) / 2
  }
  let logs = stride(from: -7.0, through: last, by: step).map(logIntegrand)
  let largest = logs.max() ?? 0
  let sum = compensatedSum(logs.map { exp($0 - largest) })
  return largest + log(sum * step) + (freedom + 1) / 2 * log1p(t * t / freedom)
}

/// The posterior of δ on panels, each with its probability by five-point Gauss-Legendre integration.
private struct StandardizedPosterior {
  private let edges: [Double]
  /// P(δ ≤ edge).
  private let cumulative: [Double]
  private let density: (Double) -> Double

  init(t: Double, freedom: Double, size: Double, scale: Double) {
    let root = size.squareRoot()
    // The likelihood of δ is a scale mixture of normals; its spread about t/√n:
    let width = (1 + t * t / (2 * freedom)).squareRoot() / root
    let likelihood = NoncentralLikelihood(t: t, freedom: freedom)
    let unscaled = { (delta: Double) in
      likelihood.value(delta * root) / (1 + delta * delta / (scale * scale))
    }
    // Few degrees of freedom have long tails, which the prior shortens.
    let reach = (freedom < 5 ? 40.0 : 14.0) * width
    let count = 600
    let low = min(t / root - reach, -reach / 4)
    let high = max(t / root + reach, reach / 4)
    var edges: [Double] = []
    for i in 0...count { edges.append(low + (high - low) * Double(i) / Double(count)) }
    var sums = [0.0]
    for i in 0..<count { sums.append(sums[i] + gaussLegendre(edges[i], edges[i + 1], unscaled)) }
    let total = sums[count]
    self.edges = edges
    cumulative = sums.map { $0 / total }
    density = { unscaled($0) / total }
  }

  func upperTail(_ x: Double) -> Double {
    guard let panel = edges.firstIndex(where: { $0 > x }), panel > 0 else { return x < edges[0] ? 1 : 0 }
    // From whichever edge the tail is added up: the sum of what is above keeps its digits.
    var above = gaussLegendre(x, edges[panel], density)
    for i in panel..<(edges.count - 1) { above += gaussLegendre(edges[i], edges[i + 1], density) }
    return min(1, above)
  }

  func quantile(_ probability: Double) -> Double {
    let panel = max(1, cumulative.firstIndex { $0 >= probability } ?? cumulative.count - 1)
    var (low, high) = (edges[panel - 1], edges[panel])
    let start = edges[panel - 1]
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if cumulative[panel - 1] + gaussLegendre(start, middle, density) < probability {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }
}

/// ∫ w^ν e^(−νw²/2) φ(tw − λ) dw, up to a factor: the density of t at noncentrality λ, without cancellation.
///
/// By the trapezoidal rule: over ln w where t is moderate, over z = tw − λ where φ is much narrower than the rest.
private struct NoncentralLikelihood {
  private let t: Double
  private let freedom: Double
  private let points: [(center: Double, weight: Double)]

  init(t: Double, freedom: Double) {
    self.t = t
    self.freedom = freedom
    guard t.magnitude <= 40 else {
      points = stride(from: -9, through: 9, by: freedom < 5 ? 0.02 : 0.2).map { ($0, exp(-$0 * $0 / 2)) }
      return
    }
    // The mass of w^(ν+1)e^(−νw²/2) over ln w lies about w = √((ν + 1)/ν).
    let reach = (freedom < 5 ? 30.0 : 12.0) / (2 * freedom).squareRoot()
    let count = max(400, Int((8 * reach * t.magnitude).rounded(.up)))
    points = (0...count).map { i in
      let v = (Double(i) / Double(count) * 2 - 1) * reach
      let w = exp(v)
      return (t * w, exp((freedom + 1) * v - freedom / 2 * (w * w - 1)))
    }
  }

  func value(_ lambda: Double) -> Double {
    guard t.magnitude > 40 else {
      return points.reduce(0) { $0 + $1.weight * exp(-($1.center - lambda) * ($1.center - lambda) / 2) }
    }
    return points.reduce(0) { sum, point in
      let w = (lambda + point.center) / t
      return w > 0 ? sum + point.weight * exp(freedom * log(w) - freedom / 2 * (w * w - 1)) : sum
    }
  }
}

private func gaussLegendre(_ low: Double, _ high: Double, _ function: (Double) -> Double) -> Double {
  let (middle, half) = ((low + high) / 2, (high - low) / 2)
  let outer = 0.906_179_845_938_663_99 * half
  let inner = 0.538_469_310_105_683_09 * half
  let outerPair = function(middle - outer) + function(middle + outer)
  let innerPair = function(middle - inner) + function(middle + inner)
  return half
    * (0.568_888_888_888_888_89 * function(middle) + 0.478_628_670_499_366_47 * innerPair
      + 0.236_926_885_056_189_09 * outerPair)
}
