public import BolavenNumerics

/// A test that linear combinations of coefficients equal given values.
///
///     F = (Rβ̂ − r)ᵀ (R V̂ Rᵀ)⁻¹ (Rβ̂ − r) / q
///
/// compared with F of q and ν degrees of freedom, or with χ² of q where ν is `nil`.
///
/// Source: Greene (2018), *Econometric Analysis*, §5.4.
public struct WaldTest: Sendable, Hashable {
  /// F, or qF where the reference is χ².
  public let statistic: Double
  /// q, the number of restrictions.
  public let numeratorDegreesOfFreedom: Int
  /// ν; `nil` for χ².
  public let denominatorDegreesOfFreedom: Double?
  /// The chance of a statistic at least so large if all restrictions hold.
  public let pValue: Double

  init(statistic: Double, numeratorDegreesOfFreedom: Int, denominatorDegreesOfFreedom: Double?, pValue: Double) {
    self.statistic = statistic
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    self.pValue = pValue
  }

  /// The test of q equations Rβ = r.
  ///
  /// - Parameters:
  ///   - restrictions: R, q × k.
  ///   - values: r, q entries; 0 where left out.
  ///   - coefficients: β̂, k entries.
  ///   - covariance: V̂, k × k.
  ///   - denominatorDegreesOfFreedom: ν; `nil` for χ².
  /// - Returns: `nil` without equations, where RV̂Rᵀ is not finite or not of full rank, so that they cannot be tested
  ///   jointly, and for ν that is not above 0.
  public init?(
    restrictions: Matrix, values: [Double]? = nil, coefficients: [Double], covariance: Matrix,
    denominatorDegreesOfFreedom: Double?
  ) {
    let q = restrictions.rows
    guard q > 0, covariance.storage.allSatisfy(\.isFinite) else { return nil }
    let difference = zip(restrictions.times(coefficients), values ?? [Double](repeating: 0, count: q)).map { $0 - $1 }
    let spread = restrictions.times(covariance).times(restrictions.transposed)
    let sizes = (0..<q).map { spread[$0, $0].squareRoot() }
    guard sizes.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var correlation = spread
    for i in 0..<q {
      for j in 0..<q { correlation[i, j] /= sizes[i] * sizes[j] }
    }
    guard let eigen = try? SymmetricEigen(correlation.symmetrized), let largest = eigen.values.last,
      let smallest = eigen.values.first, smallest > 1e-12 * largest
    else { return nil }
    let scaled = zip(difference, sizes).map { $0 / $1 }
    let rotated = eigen.vectors.transposedTimes(scaled)
    let quadratic = compensatedSum(zip(rotated, eigen.values).lazy.map { $0 * $0 / $1 })
    numeratorDegreesOfFreedom = q
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    if let freedom = denominatorDegreesOfFreedom {
      guard freedom > 0 else { return nil }
      statistic = quadratic / Double(q)
      pValue = FisherF(
        numerator: Double(q), denominator: freedom
      ).upperTail(statistic)
    } else {
      statistic = quadratic
      pValue = ChiSquared(degreesOfFreedom: Double(q)).upperTail(quadratic)
    }
  }
}
