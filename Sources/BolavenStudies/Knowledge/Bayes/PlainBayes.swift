import Glibc

/// Bayes factor and posterior of a paired change by plain integration.
struct PlainBayes: Sendable {
  private let t: Double
  private let count: Double
  private static let scale = 0.5.squareRoot()

  /// - Parameter pairs: with a spread of changes, else nothing is defined.
  init(_ pairs: PlainPairs) {
    count = Double(pairs.count)
    t = (pairs.dZ ?? .nan) * count.squareRoot()
  }

  private var freedom: Double { count - 1 }

  /// ln BF₁₀, from the density of t over δ: ∫ p(t | δ) Cauchy(δ) dδ / p(t | 0).
  var logarithm: Double? {
    guard t.isFinite, count > 1 else { return nil }
    // ∫ over ln g, in steps short enough for fourteen digits, scaled by the largest term.
    let information = count * Self.scale * Self.scale
    let terms = stride(from: -8.0, through: 60 + log(1 + t * t / information), by: 1.0 / 64).map { u in
      let spread = 1 + information * exp(u)
      return -log(spread) / 2 - (freedom + 1) / 2 * log1p(t * t / (spread * freedom)) - u / 2 - exp(-u) / 2
    }
    let largest = terms.max() ?? 0
    return largest + log(Plain.sum(terms.map { exp($0 - largest) }) / 64 / (2 * Double.pi).squareRoot())
      + (freedom + 1) / 2 * log1p(t * t / freedom)
  }

  var factor: Double? { logarithm.flatMap { $0.magnitude < 700 ? exp($0) : nil } }

  /// p(t | δ) up to a factor: ∫ s^ν e^(−νs²/2) φ(ts − δ√n) ds, over ln s in equal steps.
  private func likelihood(_ delta: Double) -> Double {
    let width = 1 / (2 * freedom).squareRoot()
    let step = min(width, 1 / max(1, t.magnitude)) / 8
    var sum = 0.0
    var u = -max(12 * width, 44 / freedom)
    while u <= 12 * width {
      let s = exp(u)
      let z = t * s - delta * count.squareRoot()
      sum += exp((freedom + 1) * u - freedom * (s * s - 1) / 2 - z * z / 2)
      u += step
    }
    return sum
  }

  /// The δ below which the posterior has a probability.
  func quantile(_ probability: Double) -> Double? {
    guard t.isFinite, count > 1 else { return nil }
    let middle = t / count.squareRoot()
    let width = (1 + t * t / (2 * freedom)).squareRoot() / count.squareRoot()
    let reach = (freedom < 5 ? 60.0 : 16.0) * width
    let (low, high) = (min(middle, 0) - reach, max(middle, 0) + reach)
    let panels = 4000
    let step = (high - low) / Double(panels)
    let density = (0...2 * panels).map { place -> Double in
      let delta = low + Double(place) * step / 2
      return likelihood(delta) / (1 + delta * delta / (Self.scale * Self.scale))
    }
    var sums = [0.0]
    for panel in 0..<panels {
      let part = (density[2 * panel] + 4 * density[2 * panel + 1] + density[2 * panel + 2]) * step / 6
      sums.append(sums[panel] + part)
    }
    let aim = probability * sums[panels]
    guard let panel = sums.firstIndex(where: { $0 >= aim }), panel > 0 else { return nil }
    // Within a panel the density is the parabola through its three points.
    let (a, b, c) = (density[2 * panel - 2], density[2 * panel - 1], density[2 * panel])
    let inside = { (x: Double) in
      step * (a * x + (-3 * a + 4 * b - c) * x * x / 2 + (2 * a - 4 * b + 2 * c) * x * x * x / 3)
    }
    let x = Plain.root(low: 0, high: 1) { inside($0) - (aim - sums[panel - 1]) }
    return low + (Double(panel - 1) + x) * step
  }

  /// P(B > ½) of B ~ Beta(gained, lost), by the series of the incomplete beta function.
  static func increase(gained: Double, lost: Double) -> Double {
    Plain.incompleteBeta(0.5, complement: 0.5, lost, gained)
  }
}
