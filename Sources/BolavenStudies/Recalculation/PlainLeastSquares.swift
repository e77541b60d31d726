import BolavenNumerics

/// Least squares by the orthogonalization of Gram and Schmidt in double-double precision, one column after the other.
///
/// Rows are multiplied by the root of their weight first.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.2.8.
struct PlainLeastSquares: Sendable {
  /// √w, n entries; `nil` where every row weighs 1.
  let roots: [Double]?
  /// Orthonormal columns that span the regressors, k of n.
  let basis: [[Double]]
  /// β̂, k entries.
  let coefficients: [Double]
  /// √w(y − xβ̂), n entries.
  let residuals: [Double]
  /// Row i's part in coefficient j: β̂_j = Σᵢ influence[j][i] √wᵢyᵢ.
  let influence: [[Double]]
  /// Σwê².
  let residualSumOfSquares: Double

  /// The most products of a fit that are worth their time.
  static let mostWork = 4e8

  /// The fit of y on columns; `nil` where a column is a combination of those before it, or the work is too long.
  ///
  /// - Parameter droppable: how many of the first columns are left out where they are such combinations.
  init?(_ y: [Double], on columns: [[Double]], weights: [Double]? = nil, droppable: Int = 0) {
    self.init(
      y.map { DoubleDouble($0) }, on: columns.map { $0.map { DoubleDouble($0) } }, weights: weights,
      droppable: droppable)
  }

  /// The fit of numbers in double-double.
  init?(_ y: [DoubleDouble], on columns: [[DoubleDouble]], weights: [Double]? = nil, droppable: Int = 0) {
    let n = y.count
    guard Double(n) * Double(columns.count) * Double(columns.count + 1) <= Self.mostWork, n > 0 else { return nil }
    let roots = weights.map { $0.map { DoubleDouble($0).squareRoot() } }
    let scaled = { (values: [DoubleDouble]) in roots.map { zip(values, $0).map { $0 * $1 } } ?? values }
    var basis: [[DoubleDouble]] = []
    // x_j = Σ r[j][l] q_l.
    var triangle: [[DoubleDouble]] = []
    for (position, column) in columns.enumerated() {
      var rest = scaled(column)
      let size = Self.product(rest, rest).value
      var shares = [DoubleDouble](repeating: DoubleDouble(0), count: columns.count)
      // Twice is enough.
      for _ in 0..<2 {
        for (l, q) in basis.enumerated() {
          let share = Self.product(q, rest)
          shares[l] = shares[l] + share
          for i in 0..<n { rest[i] = rest[i] - q[i] * share }
        }
      }
      let length = Self.product(rest, rest).squareRoot()
      guard length.value * length.value > 1e-24 * size, size > 0 else {
        if position < droppable { continue }
        return nil
      }
      for i in 0..<n { rest[i] = rest[i] / length }
      shares[basis.count] = length
      triangle.append(shares)
      basis.append(rest)
    }
    var rest = scaled(y)
    var heights: [DoubleDouble] = []
    for q in basis {
      let height = Self.product(q, rest)
      heights.append(height)
      for i in 0..<n { rest[i] = rest[i] - q[i] * height }
    }
    var beta = heights
    let kept = basis.count
    for j in (0..<kept).reversed() {
      for l in (j + 1)..<max(j + 1, kept) { beta[j] = beta[j] - triangle[l][j] * beta[l] }
      beta[j] = beta[j] / triangle[j][j]
    }
    // The influence rows are those of R⁻¹Qᵀ, from the last to the first.
    var influence = basis
    for j in (0..<kept).reversed() {
      for l in (j + 1)..<max(j + 1, kept) {
        let share = triangle[l][j]
        for i in 0..<n { influence[j][i] = influence[j][i] - influence[l][i] * share }
      }
      for i in 0..<n { influence[j][i] = influence[j][i] / triangle[j][j] }
    }
    self.roots = roots?.map(\.value)
    self.basis = basis.map { $0.map(\.value) }
    coefficients = beta.map(\.value)
    residuals = rest.map(\.value)
    self.influence = influence.map { $0.map(\.value) }
    residualSumOfSquares = Self.product(rest, rest).value
  }

  /// A column as far as the regressors explain it.
  func projection(of values: [Double]) -> [Double] {
    let scaled = roots.map { zip(values, $0).map { $0 * $1 } } ?? values
    var fitted = [Double](repeating: 0, count: values.count)
    for q in basis {
      let share = Plain.sum(zip(q, scaled).map { $0 * $1 })
      for i in fitted.indices { fitted[i] += q[i] * share }
    }
    return roots.map { zip(fitted, $0).map { $0 / $1 } } ?? fitted
  }

  private static func product(_ a: [DoubleDouble], _ b: [DoubleDouble]) -> DoubleDouble {
    var sum = DoubleDouble(0)
    for i in a.indices { sum = sum + a[i] * b[i] }
    return sum
  }
}

extension Plain {
  /// Σw(y − ȳ)², ȳ the weighted mean or 0.
  static func totalSumOfSquares(_ y: [Double], weights: [Double]?, isCentred: Bool) -> Double {
    let weights = weights ?? [Double](repeating: 1, count: y.count)
    let centre = isCentred ? mean(y, weights: weights) ?? 0 : 0
    var sum = DoubleDouble(0)
    for (value, weight) in zip(y, weights) {
      let gap = DoubleDouble(value) - DoubleDouble(centre)
      sum = sum + gap * gap * weight
    }
    return sum.value
  }

  /// The dummies of groups, one column each, but for the first.
  static func dummies(_ groups: [Int]) -> [[Double]] {
    let count = (groups.max() ?? -1) + 1
    return (1..<max(1, count)).map { group in groups.map { $0 == group ? 1 : 0 } }
  }
}
