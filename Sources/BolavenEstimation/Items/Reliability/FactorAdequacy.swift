internal import BolavenNumerics

/// Whether the correlations between items are worth a factor analysis.
///
///     KMO = Σ r²/(Σ r² + Σ p²)   over pairs of different items, p the correlation with all others held fixed
///     χ²  = −(n − 1 − (2k + 5)/6) ln|R|,  df = k(k − 1)/2
///
/// Source: Kaiser (1974), *An index of factorial simplicity*; Bartlett (1950), *Tests of significance in factor analysis*.
public struct FactorAdequacy: Sendable, Hashable {
  /// KMO, between 0 and 1; from 0.6 on it is worth it.
  public let samplingAdequacy: Double
  /// Bartlett's test that all correlations are 0.
  public let chiSquared: Double
  /// k(k − 1)/2.
  public let degreesOfFreedom: Int
  /// From the χ² distribution.
  public let pValue: Double
  /// Of the correlation matrix, descending, with sum k.
  public let eigenvalues: [Double]

  /// The adequacy of complete points.
  ///
  /// - Throws: `tooFewItems`, `noPersons` below two of each; `notFinite`; `noVariance` with the first item that does not
  ///   vary; `singularCorrelations`; `numerics`.
  public init(_ columns: [[Double]]) throws(ItemError) {
    let scores = try ItemScores(columns)
    guard let correlations = scores.correlations else {
      throw .noVariance(item: columns.indices.first { !scores.varies(item: $0) })
    }
    guard let factor = CholeskyFactor(correlations) else { throw .singularCorrelations }
    let inverse = factor.inverse
    let k = scores.itemCount
    var (simple, partial) = (CompensatedSum(), CompensatedSum())
    for j in 0..<k {
      for i in 0..<k where i != j {
        simple.add(correlations[i, j] * correlations[i, j])
        partial.add(inverse[i, j] * inverse[i, j] / (inverse[i, i] * inverse[j, j]))
      }
    }
    guard simple.value > 0 else { throw .noVariance(item: nil) }
    samplingAdequacy = simple.value / (simple.value + partial.value)
    chiSquared = max(0, -(Double(scores.personCount - 1) - Double(2 * k + 5) / 6) * factor.logDeterminant)
    degreesOfFreedom = k * (k - 1) / 2
    pValue = max(ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(chiSquared), .leastNormalMagnitude)
    do {
      eigenvalues = try SymmetricEigen(correlations).values.reversed()
    } catch {
      throw .numerics(error)
    }
  }
}
