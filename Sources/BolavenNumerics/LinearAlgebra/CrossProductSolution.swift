/// Least squares from cross products alone, for columns that are well told apart.
///
///     β̂ = (XᵀX)⁻¹ Xᵀy,   Σê² = yᵀy − yᵀXβ̂
///
/// Columns are brought to one length. Of a set of collinear columns the later ones are dropped: those whose squared
/// distance from the span of the earlier ones is at most 10⁻¹⁴ of their squared length.
///
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §5.3.2.
public struct CrossProductSolution: Sendable {
  /// Ascending, counted from 0.
  public let keptColumns: [Int]
  /// β̂, one for each kept column.
  public let coefficients: [Double]
  /// (XᵀX)⁻¹ of the kept columns, rank × rank.
  public let inverseGram: Matrix
  /// Σê², at least 0.
  public let residualSumOfSquares: Double
  /// |x_j|√(XᵀX)⁻¹_jj, the largest; 1 without columns.
  ///
  /// It says how much rounding of the data is magnified in a coefficient. The cross products lose twice as many digits.
  public let magnification: Double
  /// Whether a column is so near to the span of others that cross products cannot tell: a squared distance below 10⁻⁸
  /// of its squared length.
  public let isDoubtful: Bool

  /// The solution from cross products.
  ///
  /// - Parameters:
  ///   - products: of k regressors and, behind them, the response: (k + 1) × (k + 1).
  ///   - excluded: regressors that are left out.
  public init(_ products: Matrix, without excluded: Set<Int> = []) {
    let response = products.rows - 1
    var kept: [Int] = []
    var rows: [[Double]] = []
    var doubtful = false
    let lengths = (0..<response).map { products[$0, $0].squareRoot() }
    for j in 0..<response where !excluded.contains(j) && lengths[j] > 0 {
      // Row j of the factor of the products of columns of length 1.
      var row: [Double] = []
      for (place, i) in kept.enumerated() {
        var sum = CompensatedSum()
        sum.add(products[i, j] / (lengths[i] * lengths[j]))
        for l in 0..<place { sum.subtractProduct(rows[place][l], row[l]) }
        row.append(sum.value / rows[place][place])
      }
      var distance = CompensatedSum()
      distance.add(1)
      for value in row { distance.subtractProduct(value, value) }
      if distance.value < 1e-8 { doubtful = true }
      guard distance.value > 1e-14 else { continue }
      row.append(distance.value.squareRoot())
      rows.append(row)
      kept.append(j)
    }
    let k = kept.count
    var projection: [Double] = []
    for (place, i) in kept.enumerated() {
      var sum = CompensatedSum()
      sum.add(products[i, response] / lengths[i])
      for l in 0..<place { sum.subtractProduct(rows[place][l], projection[l]) }
      projection.append(sum.value / rows[place][place])
    }
    // The inverse of the factor, row by row: L⁻¹.
    var inverse = Matrix(rows: k, columns: k)
    for j in 0..<k {
      for i in j..<k {
        var sum = i == j ? 1.0 : 0
        for l in j..<max(i, j) { sum -= rows[i][l] * inverse[l, j] }
        inverse[i, j] = sum / rows[i][i]
      }
    }
    var gram = inverse.transposedTimes(inverse)
    magnification = (0..<k).map { gram[$0, $0].squareRoot() }.max() ?? 1
    coefficients = (0..<k).map { j in
      (j..<k).reduce(0) { $0 + inverse[$1, j] * projection[$1] } / lengths[kept[j]]
    }
    for j in 0..<k {
      for i in 0..<k { gram[i, j] /= lengths[kept[i]] * lengths[kept[j]] }
    }
    inverseGram = gram
    keptColumns = kept
    isDoubtful = doubtful
    var residual = CompensatedSum()
    residual.add(products[response, response])
    for value in projection { residual.subtractProduct(value, value) }
    residualSumOfSquares = max(0, residual.value)
  }
}
