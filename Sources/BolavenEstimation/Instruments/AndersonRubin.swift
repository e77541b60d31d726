import BolavenNumerics

/// A test of the coefficient of an endogenous column that holds however weak the instruments are, and the set of values
/// that it does not reject.
///
///     AR(β₀) = (π̂_y − β₀π̂_x)ᵀ V̂(β₀)⁻¹ (π̂_y − β₀π̂_x) / q
///
/// the F of the q instruments in the regression of y − xβ₀ on them and the other regressors, under the covariance of
/// the model. Coefficients are linear and sandwich covariances quadratic in β₀, so that the set is found from three
/// regressions: with one instrument by a quadratic inequality, with more on a grid over the whole line, its ends by
/// bisection. It can be an interval, two rays, the whole line, or empty. It is unbounded where the instruments do not
/// explain the column: far from 0 the test is that of the first stage.
///
/// Source: Anderson & Rubin (1949); Andrews, Stock & Sun (2019), §5.
public struct AndersonRubin: Sendable {
  /// The test that the coefficient is 0.
  public let test: WaldTest
  /// Values that are not rejected at one less the confidence of the model: intervals, ascending.
  ///
  /// An end that is `nil` has no bound; none where every value is rejected.
  public let confidenceSet: [(low: Double?, high: Double?)]

  /// - Returns: `nil` with several endogenous columns, or where a covariance cannot be had.
  init?(
    _ variables: InstrumentalVariables, measure: CovarianceMeasure, standardError: Double?, confidence: Double
  ) throws(EstimationError) {
    let design = variables.fit.design
    guard design.endogenousCount == 1, let column = design.columns.last else { return nil }
    let outcome = try denseFit(variables.firstStage(of: DesignColumn(term: design.outcome, values: design.y)))
    let treatment = try denseFit(variables.firstStage(of: column))
    let ratio = (sumOfSquares(outcome.residuals) / sumOfSquares(treatment.residuals)).squareRoot()
    guard ratio.isFinite, ratio > 0 else { return nil }
    let sum = DesignColumn(term: design.outcome, values: zip(design.y, column.values).map { $0 + ratio * $1 })
    let both = try denseFit(variables.firstStage(of: sum))
    guard let firstCovariance = try measure.covariance(of: outcome), let second = try measure.covariance(of: treatment),
      let third = try measure.covariance(of: both)
    else { return nil }
    let positions = outcome.terms.indices.filter { variables.keptInstruments.contains(outcome.terms[$0]) }
    let block = { (matrix: Matrix) in matrix.selectingRows(positions).selectingColumns(positions) }
    let shared = block(third.matrix).adding(block(firstCovariance.matrix), times: -1)
      .adding(block(second.matrix), times: -ratio * ratio).scaled(by: 1 / (2 * ratio))
    let freedom = firstCovariance.degreesOfFreedom(at: 0, .residual)
    let testAt = { (value: Double) -> WaldTest? in
      let spread = block(firstCovariance.matrix).adding(shared, times: -2 * value).adding(
        block(second.matrix), times: value * value)
      return WaldTest(
        restrictions: Matrix.identity(positions.count),
        coefficients: positions.map { outcome.coefficients[$0] - value * treatment.coefficients[$0] },
        covariance: spread, denominatorDegreesOfFreedom: freedom)
    }
    guard let test = testAt(0), let center = variables.fit.coefficients.last, variables.fit.terms.last == column.term
    else { return nil }
    self.test = test
    if positions.count == 1, let freedom, let first = positions.first {
      let critical = FisherF(numerator: 1, denominator: freedom).quantile(confidence)
      confidenceSet = Self.set(
        outcome: outcome.coefficients[first], treatment: treatment.coefficients[first],
        outcomeVariance: block(firstCovariance.matrix)[0, 0], covariance: shared[0, 0],
        treatmentVariance: block(second.matrix)[0, 0], critical: critical)
      return
    }
    let unit = standardError.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } ?? max(center.magnitude, 1)
    let isAccepted = { (test: WaldTest?) in (test?.pValue ?? 0) >= 1 - confidence }
    let isUnbounded = isAccepted(
      WaldTest(
        restrictions: Matrix.identity(positions.count), coefficients: positions.map { treatment.coefficients[$0] },
        covariance: block(second.matrix), denominatorDegreesOfFreedom: freedom))
    confidenceSet = Self.set(center: center, unit: unit, isUnbounded: isUnbounded) { isAccepted(testAt($0)) }
  }

  /// With one instrument, where (π_y − β π_x)² ≤ c V(π_y − β π_x): the solutions of a quadratic inequality.
  private static func set(
    outcome: Double, treatment: Double, outcomeVariance: Double, covariance: Double, treatmentVariance: Double,
    critical: Double
  ) -> [(low: Double?, high: Double?)] {
    let a = treatment * treatment - critical * treatmentVariance
    let half = critical * covariance - outcome * treatment
    let c = outcome * outcome - critical * outcomeVariance
    let discriminant = half * half - a * c
    guard discriminant > 0, a != 0 else { return a > 0 ? [] : [(nil, nil)] }
    // The root that adds sizes, and the other from their product.
    let sum = -(half + (half < 0 ? -1 : 1) * discriminant.squareRoot())
    let roots = [sum / a, c / sum].sorted()
    return a > 0 ? [(roots[0], roots[1])] : [(nil, roots[0]), (roots[1], nil)]
  }

  /// Where a condition holds on the line: tried at values that are dense near the center, and beyond them at ever larger
  /// distances until the condition is what it is at infinity.
  private static func set(
    center: Double, unit: Double, isUnbounded: Bool, _ holds: (Double) -> Bool
  ) -> [(low: Double?, high: Double?)] {
    let steps = 800
    var values = (1..<steps).map { center + unit * spread(Double(2 * $0 - steps) / Double(steps)) }
    for side in [-1.0, 1] {
      var distance = unit * spread(1 - 2 / Double(steps))
      for _ in 0..<60 where holds(center + side * distance) != isUnbounded {
        distance *= 2
        values.append(center + side * distance)
      }
    }
    values.sort()
    let accepted = values.map(holds)
    var set: [(low: Double?, high: Double?)] = []
    var start: Double?
    for i in values.indices {
      let before = i > 0 && accepted[i - 1]
      if accepted[i], !before, i > 0 { start = boundary(inside: values[i], outside: values[i - 1], holds) }
      if !accepted[i], before {
        set.append((start, boundary(inside: values[i - 1], outside: values[i], holds)))
        start = nil
      }
    }
    if accepted.last == true { set.append((start, nil)) }
    return set
  }

  private static func boundary(inside: Double, outside: Double, _ holds: (Double) -> Bool) -> Double {
    var inside = inside
    var outside = outside
    for _ in 0..<200 {
      let middle = inside + (outside - inside) / 2
      if middle == inside || middle == outside { break }
      if holds(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }
}

/// Equal steps between −1 and 1, spread over the whole line.
private func spread(_ x: Double) -> Double { x / (1 - x * x) * 1.5 }
