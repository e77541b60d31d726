import Glibc

/// Points at which the abilities of a population are summed instead of integrated.
///
/// A sum over equally spaced points of a smooth function that dies out at both ends is exact to many digits; the error for
/// an item of slope a falls like e^{−2π²/(a·spacing)}. Gauss-Hermite points need fewer but lose digits with steep items.
public struct LatentQuadrature: Sendable, Hashable {
  /// Points on the scale of abilities, ascending.
  public let nodes: [Double]
  /// What a density is multiplied by at each point.
  let steps: [Double]
  /// Whether a fit may take more points where items are steep or groups far apart.
  let isAutomatic: Bool

  /// 61 points from −6 to 6, and more where slopes or groups need them.
  public static let automatic = LatentQuadrature(from: -6, through: 6, count: 61, isAutomatic: true)

  /// Equally spaced points.
  public static func rectangular(from low: Double, through high: Double, count: Int) -> LatentQuadrature {
    LatentQuadrature(from: low, through: high, count: count, isAutomatic: false)
  }

  private init(from low: Double, through high: Double, count: Int, isAutomatic: Bool) {
    precondition(low < high && count > 1, "points stand between two ends")
    let step = (high - low) / Double(count - 1)
    nodes = (0..<count).map { low + step * Double($0) }
    steps = [Double](repeating: step, count: count)
    self.isAutomatic = isAutomatic
  }

  /// The points of Gauss and Hermite for a standard normal population.
  ///
  /// Source: Golub & Welsch (1969), *Calculation of Gauss quadrature rules*; roots by Newton's method on orthonormal
  /// polynomials.
  public static func gaussHermite(count: Int) -> LatentQuadrature {
    precondition((1...100).contains(count), "between 1 and 100 points")
    // h_n of the weight e^{−x²/2}: h_{j+1} = (x h_j − √j h_{j−1})/√(j + 1), h_n' = √n h_{n−1}.
    func polynomial(_ x: Double) -> (value: Double, before: Double) {
      var (before, value) = (0.0, 1.0)
      for j in 0..<count {
        (before, value) = (value, (x * value - Double(j).squareRoot() * before) / Double(j + 1).squareRoot())
      }
      return (value, before)
    }
    // Roots interlace: a fine search from 0 up finds each sign change.
    let step = 0.5 / Double(count).squareRoot()
    var x = count % 2 == 1 ? step / 2 : 0
    var last = polynomial(x).value
    var positive: [Double] = []
    while positive.count < count / 2, x < 2 * Double(count).squareRoot() + 2 {
      let value = polynomial(x + step).value
      if (value < 0) != (last < 0) {
        var root = x + step * last / (last - value)
        for _ in 0..<50 {
          let at = polynomial(root)
          let move = at.value / (Double(count).squareRoot() * at.before)
          root -= move
          if move.magnitude < 1e-15 * max(1, root.magnitude) { break }
        }
        positive.append(root)
      }
      (x, last) = (x + step, value)
    }
    let roots = positive.reversed().map { -$0 } + (count % 2 == 1 ? [0] : []) + positive
    let weights = roots.map { root in
      let before = polynomial(root).before
      return 1 / (Double(count) * before * before)
    }
    // A density is evaluated at the points, so the weight is divided by that of the standard normal.
    return LatentQuadrature(
      nodes: roots, steps: zip(roots, weights).map { $1 * exp($0 * $0 / 2) * (2 * Double.pi).squareRoot() })
  }

  private init(nodes: [Double], steps: [Double]) {
    self.nodes = nodes
    self.steps = steps
    isAutomatic = false
  }

  /// Logarithms of the weights of a normal population at the points.
  func logWeights(mean: Double, deviation: Double) -> [Double] {
    let constant = -log(deviation) - 0.5 * log(2 * Double.pi)
    return zip(nodes, steps).map { node, step in
      let z = (node - mean) / deviation
      return constant - 0.5 * z * z + log(step)
    }
  }

  /// Points enough for items as steep and groups as far apart as these; `nil` where these are enough, or are not to be
  /// changed.
  func refined(steepest: Double, groups: [LatentGroup]) -> LatentQuadrature? {
    guard isAutomatic, let first = nodes.first, let last = nodes.last else { return nil }
    let low = groups.reduce(-6) { min($0, $1.mean - 6 * $1.standardDeviation) }
    let high = groups.reduce(6) { max($0, $1.mean + 6 * $1.standardDeviation) }
    let narrowest = groups.reduce(1) { min($0, $1.standardDeviation) }
    let step = min(0.2 * narrowest, 2 * Double.pi * Double.pi / (23 * max(steepest, 0.1)))
    guard first > low + 0.01 || last < high - 0.01 || steps[0] > step * 1.02 else { return nil }
    let (bottom, top) = (min(first, low - 0.5), max(last, high + 0.5))
    let count = min(2_001, Int(((top - bottom) / (step * 0.9)).rounded(.up)) + 1)
    guard count > nodes.count else { return nil }
    return LatentQuadrature(from: bottom, through: top, count: count, isAutomatic: true)
  }
}
