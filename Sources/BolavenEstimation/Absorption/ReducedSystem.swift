/// The equations that are left when the largest factor is taken out: S b = r,
///
///     S = D₂'W D₂ − D₂'W D₁ (D₁'W D₁)⁻¹ D₁'W D₂,   r = D₂'W x̃
///
/// where D₁ are the columns of the largest factor, D₂ those of the others, and x̃ is a column without the largest factor.
/// S is singular: the effects of the factors overlap. Any solution serves.
protocol ReducedSystem: Sendable {
  var solver: AbsorptionReport.Solver { get }

  /// - Parameters:
  ///   - right: `lanes` numbers for each coefficient.
  ///   - negligible: of each lane, a norm of the residual at which nothing is left to gain.
  func solve(_ right: [Double], lanes: Int, negligible: [Double], threads: Int) throws(EstimationError)
    -> ReducedSolution
}

/// A solution of the reduced equations.
struct ReducedSolution: Sendable {
  /// `lanes` numbers for each coefficient.
  var coefficients: [Double]
  /// 0 for a direct solution.
  var iterations = 0
  /// ‖r − S b‖ of each lane.
  var residuals: [Double]
}

/// There is nothing but the largest factor.
struct EmptySystem: ReducedSystem {
  var solver: AbsorptionReport.Solver { .onePass }

  func solve(_ right: [Double], lanes: Int, negligible: [Double], threads: Int) -> ReducedSolution {
    ReducedSolution(coefficients: [], residuals: [Double](repeating: 0, count: lanes))
  }
}

/// Lane by lane ‖v‖.
func laneNorms(_ values: [Double], lanes: Int) -> [Double] {
  var squares = [Double](repeating: 0, count: lanes)
  values.withUnsafeBufferPointer { values in
    for start in stride(from: 0, to: values.count, by: lanes) {
      for lane in 0..<lanes { squares[lane] += values[start + lane] * values[start + lane] }
    }
  }
  return squares.map { $0.squareRoot() }
}
