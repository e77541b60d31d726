import BolavenData
import BolavenNumerics

/// The randomization test of no effect at all, over every way the P pairs could have been assigned.
///
///     p = #{|T| ≥ |T observed|} / 2^P
///
/// After the pair effects are partialled out, swapping the arms of a pair turns the sign of its treatment deviations,
/// so each of the 2^P assignments needs only sums kept for each pair. The p-value is the share of assignments with a
/// statistic at least as large in magnitude as the observed one, the observed one included (relative tolerance 1e-10).
///
/// Source: Imbens & Rubin (2015), *Causal Inference*, ch. 5 and 10; Wu & Ding (2021) on studentized statistics.
public struct PairedRandomization: Sendable {
  /// 2^P, equally likely.
  public let assignments: Int
  /// Assignments whose |pair-clustered t| is at least the observed one.
  public let studentizedCount: Int
  /// Assignments whose |coefficient| is at least the observed one.
  public let coefficientCount: Int

  /// The share of assignments with a |t| at least as large.
  public var studentizedPValue: Double { Double(studentizedCount) / Double(assignments) }
  /// The share of assignments with a |coefficient| at least as large.
  public var coefficientPValue: Double { Double(coefficientCount) / Double(assignments) }
  /// The smallest two-sided p-value that can be reached: an assignment and its mirror image.
  public var smallestPValue: Double { 2 / Double(assignments) }

  /// The most pairs that are enumerated.
  public static let mostPairs = 17

  /// The test of a sample with the fit of its effect.
  ///
  /// - Returns: `nil` unless the sample was assigned by lot within 2 to 17 pairs of units, one of each arm, without
  ///   weights.
  /// - Throws: `collinear` for controls that are combinations of each other and of the pairs; `numerics`.
  public init?(of sample: TreatmentSample, fit: LinearFit) throws(EstimationError) {
    guard sample.isRandomised, sample.strataArePairs, sample.weights == nil, let pairs = sample.strata?.grouping,
      pairs.groupCount > 1, pairs.groupCount <= Self.mostPairs, isOnePerArm(sample, pairs: pairs)
    else { return nil }
    let covariates = fit.keptColumns.filter { column in
      column > 0 && fit.design.terms[column] != sample.treatmentName
        && !(fit.design.effects?.columns.contains(column) ?? false)
    }
    let sums = try PairSums(
      pairs: pairs, treatment: sample.treatment, response: fit.design.y,
      covariates: covariates.map { fit.design.x.column($0) })
    let observed = sums.statistics(flipped: 0)
    let tolerance = 1 - 1e-10
    var studentized = 0
    var coefficient = 0
    assignments = 1 << pairs.groupCount
    for assignment in 0..<assignments {
      let drawn = sums.statistics(flipped: assignment)
      if drawn.t.magnitude >= observed.t.magnitude * tolerance { studentized += 1 }
      if drawn.coefficient.magnitude >= observed.coefficient.magnitude * tolerance { coefficient += 1 }
    }
    studentizedCount = studentized
    coefficientCount = coefficient
  }
}

/// Whether every pair holds one treated and one comparison unit of assignment.
private func isOnePerArm(_ sample: TreatmentSample, pairs: Grouping) -> Bool {
  for rows in pairs.rowsOfGroups {
    let units = sample.clusters.map { clusters in rows.map { clusters.grouping.groupOfRow[$0] } } ?? rows
    var armOfUnit: [Int: Double] = [:]
    for (unit, row) in zip(units, rows) {
      if let arm = armOfUnit[unit], arm != sample.treatment[row] { return false }
      armOfUnit[unit] = sample.treatment[row]
    }
    guard armOfUnit.count == 2, armOfUnit.values.reduce(0, +) == 1 else { return false }
  }
  return true
}

/// Sums of each pair from which every assignment's coefficient and t follow.
///
/// D̃ deviates from its pair's mean, X̃ are covariates likewise, y* is the response with pair effects and covariates
/// partialled out. With signs s_p: γ = (X̃ᵀX̃)⁻¹ Σ s_p X̃_pᵀD̃_p, r_p = s_p D̃_p − X̃_pγ, τ = Σ r_pᵀy*_p / Σ r_pᵀr_p and
/// the variance of τ is Σ (r_pᵀy*_p − τ r_pᵀr_p)² / (Σ r_pᵀr_p)².
private struct PairSums {
  let treatmentResponse: [Double]
  let treatmentSquares: [Double]
  let covariateTreatment: [[Double]]
  let covariateResponse: [[Double]]
  let covariateSquares: [Matrix]
  let inverseCovariates: Matrix

  init(
    pairs: Grouping, treatment: [Double], response: [Double], covariates: [[Double]]
  ) throws(EstimationError) {
    let rows = pairs.rowsOfGroups
    let d = deviations(treatment, rows)
    let x = covariates.map { deviations($0, rows) }
    let matrix = Matrix(rows: treatment.count, columns: x.count, storage: x.flatMap { $0 })
    var y = deviations(response, rows)
    if x.isEmpty {
      inverseCovariates = Matrix(rows: 0, columns: 0)
    } else {
      let factorization = try factorize(matrix)
      guard factorization.rank == x.count else { throw .collinear(term: "controls") }
      y = factorization.solve(y).residuals
      inverseCovariates = factorization.inverseGram
    }
    let response = y
    let product = { (a: [Double], b: [Double], members: [Int]) in
      compensatedSum(members.lazy.map { a[$0] * b[$0] })
    }
    treatmentResponse = rows.map { product(d, response, $0) }
    treatmentSquares = rows.map { product(d, d, $0) }
    covariateTreatment = rows.map { members in x.map { product($0, d, members) } }
    covariateResponse = rows.map { members in x.map { product($0, response, members) } }
    covariateSquares = rows.map { members in
      Matrix(rows: x.count, columns: x.count, storage: x.flatMap { a in x.map { product(a, $0, members) } })
    }
  }

  func statistics(flipped: Int) -> (coefficient: Double, t: Double) {
    let count = treatmentResponse.count
    let sign = { (pair: Int) in flipped >> pair & 1 == 1 ? -1.0 : 1.0 }
    var cross = [Double](repeating: 0, count: inverseCovariates.columns)
    for pair in 0..<count {
      for j in cross.indices { cross[j] += sign(pair) * covariateTreatment[pair][j] }
    }
    let slope = cross.isEmpty ? [] : inverseCovariates.times(cross)
    var products = [Double](repeating: 0, count: count)
    var squares = products
    for pair in 0..<count {
      var product = sign(pair) * treatmentResponse[pair]
      var square = treatmentSquares[pair]
      for j in slope.indices {
        product -= slope[j] * covariateResponse[pair][j]
        square -= 2 * sign(pair) * slope[j] * covariateTreatment[pair][j]
        for l in slope.indices { square += slope[j] * slope[l] * covariateSquares[pair][j, l] }
      }
      products[pair] = product
      squares[pair] = square
    }
    let total = squares.reduce(0, +)
    let sum = products.reduce(0, +)
    // Products that cancel but for rounding leave nothing.
    guard sum.magnitude > 1e-13 * products.reduce(0, { $0 + $1.magnitude }) else { return (0, 0) }
    let coefficient = sum / total
    var variance = 0.0
    for pair in 0..<count {
      let score = products[pair] - coefficient * squares[pair]
      variance += score * score
    }
    let deviation = variance.squareRoot()
    guard deviation > 1e-13 * sum.magnitude else { return (coefficient, sum > 0 ? .infinity : -.infinity) }
    return (coefficient, sum / deviation)
  }
}

private func deviations(_ values: [Double], _ rows: [[Int]]) -> [Double] {
  var centred = values
  for members in rows where !members.isEmpty {
    let mean = compensatedSum(members.lazy.map { values[$0] }) / Double(members.count)
    for row in members { centred[row] = values[row] - mean }
  }
  return centred
}
