/// The randomization test over every way pairs could have been assigned, by the normal equations of each.
///
/// With pair means taken out of everything, one assignment's regression of y on treatment and covariates needs only sums of
/// products within pairs, those with the treatment turning their sign with the pair. The statistic is t with the
/// residuals' products with the treatment, given the covariates, summed by pair.
///
/// Source: Imbens & Rubin (2015), *Causal Inference*, ch. 5 and 10.
struct PlainRandomization: Sendable {
  /// Σ over the rows of a pair of products of treatment, covariates and response, in this order: symmetric.
  private let products: [[[Double]]]

  /// - Parameters:
  ///   - pairs: rows of each pair.
  ///   - columns: the treatment first, then covariates, the response last; n entries each.
  init(pairs: [[Int]], _ columns: [[Double]]) {
    products = pairs.map { rows in
      let centred = columns.map { column -> [Double] in
        let mean = Plain.mean(rows.map { column[$0] }) ?? 0
        return rows.map { column[$0] - mean }
      }
      return centred.map { a in centred.map { b in Plain.sum(zip(a, b).map { $0 * $1 }) } }
    }
  }

  /// The share of assignments whose |t| is at least the observed one.
  var pValue: Double {
    let count = 1 << products.count
    let observed = statistic(0).magnitude
    var reached = 0
    for assignment in 0..<count where statistic(assignment).magnitude >= observed * (1 - 1e-10) { reached += 1 }
    return Double(reached) / Double(count)
  }

  /// t of the assignment in which the pairs with a 1 have changed arms.
  private func statistic(_ assignment: Int) -> Double {
    let last = products[0].count - 1
    var sums = [[Double]](repeating: [Double](repeating: 0, count: last + 1), count: last + 1)
    for (pair, product) in products.enumerated() {
      let sign = assignment >> pair & 1 == 1 ? -1.0 : 1.0
      for a in 0...last {
        for b in 0...last { sums[a][b] += (a == 0) == (b == 0) ? product[a][b] : sign * product[a][b] }
      }
    }
    // Treatment given covariates, and everything on both.
    let slopes =
      last > 1 ? Self.solve((1..<last).map { a in (1..<last).map { sums[a][$0] } }, (1..<last).map { sums[$0][0] }) : []
    let beta = Self.solve((0..<last).map { a in (0..<last).map { sums[a][$0] } }, (0..<last).map { sums[$0][last] })
    var squares = 0.0
    for (pair, product) in products.enumerated() {
      let sign = assignment >> pair & 1 == 1 ? -1.0 : 1.0
      let entry = { (a: Int, b: Int) in (a == 0) == (b == 0) ? product[a][b] : sign * product[a][b] }
      var score = 0.0
      for a in 0..<last {
        let part = a == 0 ? 1 : -slopes[a - 1]
        var product = entry(a, last)
        for b in 0..<last { product -= entry(a, b) * beta[b] }
        score += part * product
      }
      squares += score * score
    }
    // The sum of squares of the treatment given covariates is what the scores are divided by.
    var rest = sums[0][0]
    for (a, slope) in slopes.enumerated() { rest -= slope * sums[a + 1][0] }
    guard beta[0].magnitude * rest > 1e-13 * products.reduce(0, { $0 + $1[0][last].magnitude }) else { return 0 }
    return squares > 0 ? beta[0] * rest / squares.squareRoot() : beta[0] * .infinity
  }

  /// The solution of a small system by elimination with the largest pivot.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    let n = right.count
    var a = matrix
    var b = right
    for p in 0..<n {
      let pivot = (p..<n).max { a[$0][p].magnitude < a[$1][p].magnitude } ?? p
      (a[p], a[pivot]) = (a[pivot], a[p])
      (b[p], b[pivot]) = (b[pivot], b[p])
      for row in (p + 1)..<max(p + 1, n) {
        let share = a[row][p] / a[p][p]
        for column in p..<n { a[row][column] -= share * a[p][column] }
        b[row] -= share * b[p]
      }
    }
    for p in (0..<n).reversed() {
      for column in (p + 1)..<max(p + 1, n) { b[p] -= a[p][column] * b[column] }
      b[p] /= a[p][p]
    }
    return b
  }
}
