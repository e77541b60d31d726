internal import BolavenNumerics

/// One common factor behind the items by maximum likelihood, and omega: the share of the variance of the standardized
/// total that it explains.
///
///     R ≈ λλᵀ + Ψ,   ω = (Σλ)²/((Σλ)² + Σψ)
///
/// Found by the EM algorithm with squared extrapolation. Refused below 100 persons: `SampleRule.factorAnalysis`.
///
/// Source: Rubin & Thayer (1982), *EM algorithms for ML factor analysis*; Varadhan & Roland (2008), *Simple and globally
/// convergent methods for accelerating the convergence of any EM algorithm*; McDonald (1999), *Test Theory*, ch. 6.
public struct OneFactor: Sendable, Hashable {
  /// λ, one an item, with positive sum.
  public let loadings: [Double]
  /// ψ, one an item, at least 0.005.
  public let uniquenesses: [Double]
  /// ω.
  public let omegaTotal: Double
  /// An item is explained as good as completely: the solution stands at the edge, and ω is not to be trusted.
  public let isHeywood: Bool
  /// n.
  public let personCount: Int

  /// As in other software: no item is explained better than this.
  private static let smallestUniqueness = 0.005

  /// The factor of complete points.
  ///
  /// - Throws: `tooFewPersons` of `SampleRule.factorAnalysis`; `tooFewItems` below three; `notFinite`; `noVariance`;
  ///   `notConverged`.
  public init(_ columns: [[Double]]) throws(ItemError) {
    let scores = try ItemScores(columns, items: 3)
    try SampleRule.factorAnalysis.require(scores.personCount)
    guard let correlations = scores.correlations else {
      throw .noVariance(item: columns.indices.first { !scores.varies(item: $0) })
    }
    let k = scores.itemCount
    var loadings = (0..<k).map { item in
      min(0.9, max(0.1, (compensatedSum(correlations.column(item)) - 1) / Double(k - 1)).squareRoot())
    }
    var change = 1.0
    for _ in 0..<5_000 {
      let once = Self.improved(loadings, correlations)
      let twice = Self.improved(once, correlations)
      let first = zip(once, loadings).map { $0 - $1 }
      let second = zip(zip(twice, once), first).map { $0.0 - $0.1 - $1 }
      change = first.reduce(0) { max($0, $1.magnitude) }
      guard change > 1e-13 else { break }
      let curvature = second.reduce(0) { $0 + $1 * $1 }
      let slope = first.reduce(0) { $0 + $1 * $1 }
      let step = curvature > 0 ? -(slope / curvature).squareRoot() : -1
      let leap = (0..<k).map { loadings[$0] - 2 * step * first[$0] + step * step * second[$0] }
      let isInside = leap.allSatisfy { $0.magnitude < 0.9975 }
      loadings = step < -1 && isInside ? Self.improved(leap, correlations) : twice
    }
    guard change <= 1e-9 else { throw .notConverged(iterations: 5_000, step: change) }
    let sum = compensatedSum(loadings)
    if sum < 0 { loadings = loadings.map { -$0 } }
    self.loadings = loadings
    uniquenesses = loadings.map { max(Self.smallestUniqueness, 1 - $0 * $0) }
    isHeywood = uniquenesses.contains { $0 <= Self.smallestUniqueness * (1 + 1e-9) }
    omegaTotal = sum * sum / (sum * sum + compensatedSum(uniquenesses))
    personCount = scores.personCount
  }

  /// One step of EM; the uniquenesses are 1 − λ², which holds at its fixed points.
  private static func improved(_ loadings: [Double], _ correlations: Matrix) -> [Double] {
    let uniquenesses = loadings.map { max(smallestUniqueness, 1 - $0 * $0) }
    let scaled = zip(loadings, uniquenesses).map { $0 / $1 }
    let scale = 1 + zip(loadings, scaled).reduce(0) { $0 + $1.0 * $1.1 }
    let weights = scaled.map { $0 / scale }
    let products = correlations.times(weights)
    let second = 1 / scale + zip(weights, products).reduce(0) { $0 + $1.0 * $1.1 }
    return products.map { $0 / second }
  }
}
