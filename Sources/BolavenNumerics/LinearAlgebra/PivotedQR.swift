import Glibc

/// QR with column pivoting: rank, the columns kept, and least squares through Q and R.
///
/// Columns are scaled to unit length first, so that units do not decide the rank. Of a set of collinear columns the later
/// ones, in the order given, are dropped: a column whose distance from the span of the kept ones before it is at most the
/// tolerance, relative to its length.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.4.2-5.5.
public struct PivotedQR: Sendable {
  /// The number of independent columns.
  public let rank: Int
  /// Ascending, counted from 0; rank entries.
  public let keptColumns: [Int]
  /// Ascending, counted from 0: columns of zeros and those that are combinations of earlier ones.
  public let droppedColumns: [Int]
  /// Q, n × rank: its row sums of squares are the leverages of the kept columns.
  public let orthonormalBasis: Matrix

  /// The kept columns, n × rank.
  public var keptMatrix: Matrix { matrix }

  private let matrix: Matrix
  /// What rounding left out of the kept columns; `nil` where nothing was.
  private let remainders: Matrix?
  private let lengths: [Double]
  /// R of the kept columns in pivot order, rank × rank, upper triangular.
  private let triangle: Matrix
  /// Which kept column stands at each pivot.
  private let order: [Int]

  /// 10⁻¹⁰: the distance from the span of other columns, relative to its length, up to which a column is a combination.
  public static let collinearity = 1e-10

  /// The factorization of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: n × k, finite.
  ///   - remainders: what rounding the entries to doubles left out, n × k; solutions are those of the unrounded columns.
  ///   - relativeTolerance: distance from the span of other columns below which a column is a combination of them.
  /// - Throws: `notFinite`, `libraryMissing`, `factorization`.
  public init(_ matrix: Matrix, remainders: Matrix? = nil, relativeTolerance: Double = Self.collinearity)
    throws(NumericsError)
  {
    if let position = matrix.storage.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: position % matrix.rows, column: position / matrix.rows)
    }
    let lengths = (0..<matrix.columns).map { length(matrix.column($0)) }
    let nonzero = lengths.indices.filter { lengths[$0] > 0 }
    let scaled = scale(matrix.selectingColumns(nonzero), by: nonzero.map { 1 / lengths[$0] })
    var kept = nonzero
    var factorization = try OpenBLAS.pivotedQR(scaled)
    if numericalRank(factorization.factors, relativeTolerance) < nonzero.count {
      let independent = independentColumns(scaled, tolerance: relativeTolerance)
      kept = independent.map { nonzero[$0] }
      factorization = try OpenBLAS.pivotedQR(scaled.selectingColumns(independent))
    }
    rank = kept.count
    keptColumns = kept
    droppedColumns = (0..<matrix.columns).filter { !kept.contains($0) }
    orthonormalBasis = try OpenBLAS.orthonormalBasis(
      factors: factorization.factors, tau: factorization.tau, rank: kept.count)
    var triangle = Matrix(rows: kept.count, columns: kept.count)
    for j in 0..<kept.count {
      for i in 0...j { triangle[i, j] = factorization.factors[i, j] }
    }
    self.triangle = triangle
    order = factorization.order
    self.lengths = kept.map { lengths[$0] }
    self.matrix = matrix.selectingColumns(kept)
    self.remainders = remainders?.selectingColumns(kept)
  }

  /// Least-squares coefficients of the kept columns, in their order, and the residuals.
  public struct Solution: Sendable {
    /// β̂, rank entries.
    public fileprivate(set) var coefficients: [Double]
    /// b − Xβ̂, n entries.
    public fileprivate(set) var residuals: [Double]
  }

  /// The coefficients that bring Xβ nearest to b, X the kept columns.
  ///
  /// The first solution is refined: from f = b − r − Xβ and g = −Xᵀr, formed without rounding, follow
  /// δβ = R⁻¹(Qᵀf − h) and δr = f − Q(Qᵀf − h) with h = R⁻ᵀg, until β changes no more than its last digits.
  ///
  /// - Parameter rightHandSide: b, n entries.
  ///
  /// Source: Björck (1967), *Iterative refinement of linear least squares solutions I*.
  public func solve(_ rightHandSide: [Double]) -> Solution {
    precondition(rightHandSide.count == matrix.rows, "one entry a row")
    return refined(rightHandSide, gradient: nil)
  }

  /// The solution of r + Xb = f and Xᵀr = g.
  ///
  /// - Parameter gradient: g, rank entries; 0 where left out.
  private func refined(_ rightHandSide: [Double], gradient: [Double]?) -> Solution {
    var solution = Solution(
      coefficients: [Double](repeating: 0, count: rank), residuals: [Double](repeating: 0, count: matrix.rows))
    var lastChange = Double.infinity
    for _ in 0..<Self.mostSteps {
      let change = refine(&solution, rightHandSide, gradient)
      // No longer shrinking: what is left is rounding, or a matrix too near to a dependent one.
      guard change > 0x1p-52, change < lastChange / 2 else { break }
      lastChange = change
    }
    return solution
  }

  /// The first step solves, the others refine.
  private static let mostSteps = 6

  /// One step; returns the largest change of a coefficient, relative to the largest contribution Xβ.
  private func refine(
    _ solution: inout Solution, _ rightHandSide: [Double], _ gradient: [Double]?
  ) -> Double {
    let f = (0..<matrix.rows).map { i in
      var sum = CompensatedSum()
      sum.add(rightHandSide[i])
      sum.add(-solution.residuals[i])
      for j in 0..<rank { sum.subtractProduct(matrix[i, j], solution.coefficients[j]) }
      if let remainders { for j in 0..<rank { sum.add(-remainders[i, j] * solution.coefficients[j]) } }
      return sum.value
    }
    let g = (0..<rank).map { j in
      var sum = CompensatedSum()
      if let gradient { sum.add(gradient[j]) }
      for i in 0..<matrix.rows { sum.subtractProduct(matrix[i, j], solution.residuals[i]) }
      if let remainders { for i in 0..<matrix.rows { sum.add(-remainders[i, j] * solution.residuals[i]) } }
      return sum.value
    }
    let h = solveTransposedTriangle(order.map { g[$0] / lengths[$0] })
    let projection = zip(orthonormalBasis.transposedTimes(f), h).map { $0 - $1 }
    let steps = solveTriangle(projection)
    let fitted = orthonormalBasis.times(projection)
    for i in f.indices { solution.residuals[i] += f[i] - fitted[i] }
    var change = 0.0
    var size = 0.0
    for (pivot, column) in order.enumerated() {
      solution.coefficients[column] += steps[pivot] / lengths[column]
      change = max(change, steps[pivot].magnitude)
      size = max(size, (solution.coefficients[column] * lengths[column]).magnitude)
    }
    return size > 0 ? change / size : 0
  }

  /// Decimal digits that coefficients have where the columns are themselves rounded in their last digit.
  ///
  ///     15.9 − log₁₀ max_j |x_j| √(XᵀX)⁻¹_jj,   at least 0
  public var supportedDigits: Double {
    let inverse = inverseGram
    // |x_j| √(XᵀX)⁻¹_jj is how much a change of the data is magnified in coefficient j.
    let magnification = (0..<rank).map { lengths[$0] * inverse[$0, $0].squareRoot() }.max() ?? 1
    return max(0, 15.9 - log10(max(1, magnification)))
  }

  /// (XᵀX)⁻¹ of the kept columns, rank × rank, to nearly all digits: from products in extended precision.
  ///
  /// Where even those see no independence it is R⁻¹R⁻ᵀ, and with remainders it is refined as a solution is.
  public var inverseGram: Matrix {
    if remainders != nil { return unroundedInverseGram }
    if let inverse = extendedInverseGram(of: BlockedColumns(matrix)) { return inverse }
    let inverse = inverseTriangle
    return inverse.times(inverse.transposed)
  }

  /// T = R⁻¹, rank × rank, one row a kept column in their order: β̂ = T Qᵀb and TTᵀ = (XᵀX)⁻¹.
  ///
  /// QTᵀ holds the weight of each row in each coefficient.
  public var inverseTriangle: Matrix {
    var inverse = Matrix(rows: rank, columns: rank)
    for j in 0..<rank {
      var unit = [Double](repeating: 0, count: rank)
      unit[j] = 1
      let column = solveTriangle(unit)
      for i in 0..<rank { inverse[order[i], j] = column[i] / lengths[order[i]] }
    }
    return inverse
  }

  /// Column j is the b of r + Xb = 0 and Xᵀr = −e_j, refined as a solution is.
  private var unroundedInverseGram: Matrix {
    let zeros = [Double](repeating: 0, count: matrix.rows)
    let columns = (0..<rank).flatMap { j -> [Double] in
      var unit = [Double](repeating: 0, count: rank)
      unit[j] = -1
      return refined(zeros, gradient: unit).coefficients
    }
    return Matrix(rows: rank, columns: rank, storage: columns).symmetrized
  }

  /// R⁻¹ b.
  private func solveTriangle(_ rightHandSide: [Double]) -> [Double] {
    var x = rightHandSide
    for i in stride(from: rank - 1, through: 0, by: -1) {
      for j in (i + 1)..<max(i + 1, rank) { x[i] -= triangle[i, j] * x[j] }
      x[i] /= triangle[i, i]
    }
    return x
  }

  /// R⁻ᵀ b.
  private func solveTransposedTriangle(_ rightHandSide: [Double]) -> [Double] {
    var x = rightHandSide
    for i in 0..<rank {
      for j in 0..<i { x[i] -= triangle[j, i] * x[j] }
      x[i] /= triangle[i, i]
    }
    return x
  }
}

private func length(_ values: [Double]) -> Double {
  let largest = values.reduce(0) { max($0, $1.magnitude) }
  guard largest > 0 else { return 0 }
  return largest * compensatedSum(values.lazy.map { ($0 / largest) * ($0 / largest) }).squareRoot()
}

private func scale(_ matrix: Matrix, by factors: [Double]) -> Matrix {
  var scaled = matrix
  for j in 0..<matrix.columns {
    for i in 0..<matrix.rows { scaled[i, j] *= factors[j] }
  }
  return scaled
}

private func numericalRank(_ factors: Matrix, _ tolerance: Double) -> Int {
  let size = min(factors.rows, factors.columns)
  guard size > 0 else { return 0 }
  let first = factors[0, 0].magnitude
  return (0..<size).prefix { factors[$0, $0].magnitude > tolerance * first }.count
}

/// Columns, in order, that are further than the tolerance from the span of those kept before: Gram-Schmidt, twice.
private func independentColumns(_ scaled: Matrix, tolerance: Double) -> [Int] {
  var basis: [[Double]] = []
  var kept: [Int] = []
  for j in 0..<scaled.columns where basis.count < scaled.rows {
    var residual = scaled.column(j)
    for _ in 0..<2 {
      for direction in basis {
        let share = compensatedSum(zip(direction, residual).lazy.map { $0 * $1 })
        for i in residual.indices { residual[i] -= share * direction[i] }
      }
    }
    let size = length(residual)
    guard size > tolerance else { continue }
    basis.append(residual.map { $0 / size })
    kept.append(j)
  }
  return kept
}
