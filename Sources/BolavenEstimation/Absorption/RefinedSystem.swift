/// S times vectors.
protocol ReducedOperator: Sendable {
  /// - Parameter coefficients: `lanes` numbers for each.
  func product(_ coefficients: [Double], lanes: Int, threads: Int) -> [Double]
}

/// A factorization of S, or of something near it.
protocol DirectSolver: Sendable {
  var solver: AbsorptionReport.Solver { get }

  /// S⁻ r.
  ///
  /// - Parameter right: `lanes` numbers for each coefficient.
  func solve(_ right: [Double], lanes: Int) -> [Double]
}

/// A direct solution that is refined until what is left of the equations is rounding.
///
/// What is left is computed from the rows themselves, so that neither the factorization nor the sums that S was made of lose
/// a digit. Source: Golub & Van Loan (2013), *Matrix Computations*, §3.5.3.
struct RefinedSystem: ReducedSystem {
  let direct: any DirectSolver
  let equations: any ReducedOperator

  /// What may be left of the equations of a direct solution, relative to ‖D'W x‖.
  static let tolerance = 1e-10
  /// `negligible` is this much of ‖D'W x‖.
  static let negligible = 1e-14

  var solver: AbsorptionReport.Solver { direct.solver }

  func solve(_ right: [Double], lanes: Int, negligible: [Double], threads: Int) throws(EstimationError)
    -> ReducedSolution
  {
    let limits = negligible.map { $0 / Self.negligible * Self.tolerance }
    var best = ReducedSolution(
      coefficients: [Double](repeating: 0, count: right.count), residuals: laneNorms(right, lanes: lanes))
    var remainder = right
    for _ in 0..<4 {
      guard zip(best.residuals, negligible).contains(where: { $0 > 10 * $1 }) else { break }
      var next = direct.solve(remainder, lanes: lanes)
      for place in next.indices { next[place] += best.coefficients[place] }
      var left = equations.product(next, lanes: lanes, threads: threads)
      for place in left.indices { left[place] = right[place] - left[place] }
      let residuals = laneNorms(left, lanes: lanes)
      let isBetter = zip(residuals, best.residuals).contains { $0 < $1 / 2 }
      // A column that the effects span leaves rounding, of which no step makes less: it must not stop the others.
      guard zip(residuals, zip(best.residuals, limits)).allSatisfy({ $0 <= max($1.0, $1.1) }) else { break }
      best = ReducedSolution(coefficients: next, residuals: residuals)
      remainder = left
      guard isBetter else { break }
    }
    guard zip(best.residuals, limits).contains(where: { !($0 <= $1) }) else { return best }
    // Too near to singular for a factorization: the rest is iterated.
    guard let rows = equations as? GroupedRows else {
      let relative = zip(best.residuals, negligible).map { $1 > 0 ? $0 / $1 * Self.negligible : 0 }
      throw .absorptionNotConverged(iterations: 0, residual: relative.max() ?? 0)
    }
    let rest = try ConjugateGradients(rows, threads: threads).solve(
      remainder, lanes: lanes, negligible: negligible, threads: threads)
    for place in best.coefficients.indices { best.coefficients[place] += rest.coefficients[place] }
    return ReducedSolution(coefficients: best.coefficients, iterations: rest.iterations, residuals: rest.residuals)
  }
}
