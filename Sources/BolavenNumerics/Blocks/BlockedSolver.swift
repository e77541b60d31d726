internal import Glibc

/// The steps of `BlockedLeastSquares`: the cheapest way that is certain.
struct BlockedSolver<Rows: BlockSequence> {
  let rows: Rows
  let shape: RegressionShape
  let threads: Int
  let tolerance: Double

  struct Solution {
    var products: StandardizedProducts
    var cholesky: OrderedCholesky
    var method: BlockedLeastSquares.Method
    /// About the centers, of all regressors, for each response.
    var coefficients: [[DoubleDouble]] = []
    var residualSquares: [DoubleDouble] = []
    var conditionNumber = 1.0
    var inverseTriangle = Matrix(rows: 0, columns: 0)
    var inverseGram = Matrix(rows: 0, columns: 0)
    var estimatedDigits = 0.0
  }

  /// Condition up to which cross products in double precision leave 13 digits, and up to which they leave 11 of the
  /// standard errors.
  private static var accurateCondition: Double { 10 }
  private static var refinableCondition: Double { 100 }

  func solve(smallWork: Double) throws(NumericsError) -> Solution {
    let products = try ordinaryProducts()
    let work = Double(products.rowCount) * Double(shape.columns * shape.columns)
    if work > smallWork {
      let cholesky = OrderedCholesky(products) { [self] in ordinaryVerdict($0) }
      var solution = Solution(products: products, cholesky: cholesky, method: .crossProducts)
      describe(&solution)
      if solution.conditionNumber <= Self.refinableCondition, try areCombinations(cholesky.doubtful, solution) {
        if solution.conditionNumber > Self.accurateCondition || !keepsDigits(solution, share: 1e-3) {
          try refine(&solution)
        }
        return solution
      }
    }
    let standards = products.standards
    let extended = try StandardizedProducts(
      extendedOver: rows, shape, centers: standards.centers, scales: standards.scales, threads: threads)
    let cholesky = OrderedCholesky(extended) { [self] in extendedVerdict($0) }
    var solution = Solution(products: extended, cholesky: cholesky, method: .extendedCrossProducts)
    describe(&solution)
    if !keepsDigits(solution, share: 1e-18) { try refine(&solution) }
    return solution
  }

  /// The first pass, again where the first rows were no guide to the others.
  private func ordinaryProducts() throws(NumericsError) -> StandardizedProducts {
    var products = try StandardizedProducts(over: rows, shape, threads: threads)
    if !products.isFinite {
      let sizes = try largestSizes()
      let none = [Double](repeating: 0, count: shape.columns)
      products = try StandardizedProducts(
        over: rows, shape, centers: (none, sizes.map(powerOfTwo(inverting:))), threads: threads)
    }
    if isOffCenter(products) {
      products = try StandardizedProducts(over: rows, shape, centers: products.standards, threads: threads)
    }
    return products
  }

  /// Whether squares about a center are far larger than about the mean, so that digits are lost in the difference.
  private func isOffCenter(_ products: StandardizedProducts) -> Bool {
    guard let constant = shape.constant, products[constant, constant].high > 0 else { return false }
    return (0..<shape.columns).contains { j in
      guard j != constant else { return false }
      let own = products[j, j].high
      let share = products[j, constant].high * products[j, constant].high / products[constant, constant].high
      return own > 0 && share > 0.8 * own && own - share > 1e-12 * own
    }
  }

  /// Of each column, and where there is a number that is not finite, the error that says so.
  private func largestSizes() throws(NumericsError) -> [Double] {
    let p = shape.columns
    let width = rows.columnCount
    let isWeighted = shape.isWeighted
    var sizes = [Double](repeating: 0, count: p)
    var first: NumericsError?
    let pass = RowPass(threads: threads, sums: p + 3)
    try pass.run(over: rows) { _ in
      { rows, sums in
        for i in 0..<rows.panel.rows {
          for j in 0..<width {
            let x = rows.panel.values[i + j * rows.panel.stride]
            if j < p { sums[j] = max(sums[j], x.magnitude) }
            let isWrong = !x.isFinite || (isWeighted && j == p && x < 0)
            guard isWrong, sums[p] == 0 else { continue }
            sums[p] = 1
            sums[p + 1] = Double(rows.firstRow + i)
            sums[p + 2] = Double(j)
          }
        }
      }
    } combining: { sums in
      for j in 0..<p { sizes[j] = max(sizes[j], sums[j]) }
      if sums[p] > 0, first == nil { first = .notFinite(row: Int(sums[p + 1]), column: Int(sums[p + 2])) }
    }
    if let first { throw first }
    return sizes
  }

  private func ordinaryVerdict(_ candidate: OrderedCholesky.Candidate) -> OrderedCholesky.Verdict {
    let limit = tolerance * tolerance * candidate.squares.high
    let noise = 1e-12 * candidate.summedSquares
    guard candidate.squares.high > 0, candidate.distance.high + noise > limit / 4 else { return .dropped }
    guard candidate.distance.high > max(1e-5 * candidate.centeredSquares.high, noise) else { return .doubtful }
    return candidate.distance.high > limit ? .kept : .dropped
  }

  private func extendedVerdict(_ candidate: OrderedCholesky.Candidate) -> OrderedCholesky.Verdict {
    // Extended precision itself leaves distances of 1e-15.
    let limit = max(tolerance, 1e-13)
    return candidate.distance.high > limit * limit * candidate.squares.high ? .kept : .dropped
  }

  /// Whether columns lie within the tolerance of the span of the kept ones, by their residuals.
  private func areCombinations(_ columns: [Int], _ solution: Solution) throws(NumericsError) -> Bool {
    guard !columns.isEmpty else { return true }
    let products = solution.products
    let pass = try RefinementPass(
      over: rows, shape, centers: products.centers, responses: columns,
      coefficients: columns.map { centeredCoefficients(of: $0, solution) }, threads: threads)
    return columns.indices.allSatisfy { place in
      let j = columns[place]
      let squares = pass.residualSquares[place].high * products.scales[j] * products.scales[j]
      return squares <= tolerance * tolerance / 4 * solution.cholesky.squares[j].high
    }
  }

  /// Coefficients of a column, in its own units, on the kept regressors about their centers.
  private func centeredCoefficients(of column: Int, _ solution: Solution) -> [DoubleDouble] {
    let products = solution.products
    let scaled = solution.cholesky.coefficients(of: column)
    var all = [DoubleDouble](repeating: DoubleDouble(0), count: shape.regressors)
    for (place, j) in solution.cholesky.kept.enumerated() {
      all[j] = scaled[place] * (products.scales[j] / products.scales[column])
    }
    if let constant = shape.constant, solution.cholesky.kept.first == constant {
      all[constant] = all[constant] + DoubleDouble(products.centers[column])
    }
    return all
  }

  /// Whether what is left of each response is known as a difference of its squares.
  private func keepsDigits(_ solution: Solution, share: Double) -> Bool {
    (shape.regressors..<shape.columns).allSatisfy { column in
      let total = solution.cholesky.centeredSquares[column].high
      return solution.cholesky.residualSquares(of: column).high > share * total
    }
  }

  /// Coefficients, (XᵀWX)⁻¹ and condition from the factor.
  private func describe(_ solution: inout Solution) {
    let cholesky = solution.cholesky
    let products = solution.products
    let responses = shape.regressors..<shape.columns
    solution.coefficients = responses.map { centeredCoefficients(of: $0, solution) }
    solution.residualSquares = responses.map {
      let scale = products.scales[$0]
      return cholesky.residualSquares(of: $0) * (1 / scale) * (1 / scale)
    }
    let triangle = inverseTriangle(solution)
    let inverse = triangle.timesTransposed
    let ascending = cholesky.kept.indices.sorted { cholesky.kept[$0] < cholesky.kept[$1] }
    solution.inverseTriangle = triangle.matrix.selectingRows(ascending)
    solution.inverseGram = inverse.matrix.selectingRows(ascending).selectingColumns(ascending)
    solution.conditionNumber = condition(inverse, solution)
    let error = solution.conditionNumber * solution.conditionNumber
    solution.estimatedDigits = max(
      0, min(15.9, (solution.method == .extendedCrossProducts ? 31 : 15.3) - log10(error)))
  }

  /// √(|C|·|C⁻¹|) in the 1-norm, C the products of the kept columns about their means, of length 1.
  private func condition(_ inverse: ExtendedColumns, _ solution: Solution) -> Double {
    let products = solution.products
    let kept = solution.cholesky.kept
    let constant = kept.first.flatMap { $0 == shape.constant ? $0 : nil }
    let places = kept.indices.filter { kept[$0] != constant }
    let lengths = kept.map { solution.cholesky.centeredSquares[$0].high.squareRoot() }
    let rawLengths = kept.indices.map { lengths[$0] / products.scales[kept[$0]] }
    var norm = 0.0
    var inverseNorm = 0.0
    for b in places {
      var sum = 0.0
      var inverseSum = 0.0
      for a in places {
        var product = products[kept[a], kept[b]].high
        if let constant {
          product -=
            products[kept[a], constant].high * products[kept[b], constant].high / products[constant, constant].high
        }
        sum += (product / (lengths[a] * lengths[b])).magnitude
        inverseSum += (inverse[a, b].high * rawLengths[a] * rawLengths[b]).magnitude
      }
      norm = max(norm, sum)
      inverseNorm = max(inverseNorm, inverseSum)
    }
    return max(1, (norm * inverseNorm).squareRoot())
  }

  /// D · T, D from coefficients of standardized columns to those of the given ones: the constant's about 0 is that about
  /// the centers less Σ cⱼβⱼ.
  private func inverseTriangle(_ solution: Solution) -> ExtendedColumns {
    let products = solution.products
    let kept = solution.cholesky.kept
    let isCentered = shape.constant != nil && kept.first == shape.constant
    var triangle = solution.cholesky.inverse
    for l in kept.indices {
      for (a, j) in kept.enumerated() where a <= l && !(isCentered && a == 0) {
        triangle[a, l] = triangle[a, l] * products.scales[j]
        if isCentered { triangle[0, l] = triangle[0, l] - triangle[a, l] * products.centers[j] }
      }
    }
    return triangle
  }

  /// Passes with residuals in extended precision, until the coefficients change no more.
  private func refine(_ solution: inout Solution) throws(NumericsError) {
    let products = solution.products
    let kept = solution.cholesky.kept
    var lastChange = Double.infinity
    for _ in 0..<8 {
      let pass = try RefinementPass(
        over: rows, shape, centers: products.centers, responses: Array(shape.regressors..<shape.columns),
        coefficients: solution.coefficients, threads: threads)
      var change = 0.0
      for response in 0..<shape.responses {
        let gradient = kept.map { pass.gradients[response][$0] * products.scales[$0] }
        let steps = solution.cholesky.solve(gradient)
        var gained = DoubleDouble(0)
        var largest = 0.0
        var size = 0.0
        for (place, j) in kept.enumerated() {
          gained = gained + steps[place] * gradient[place]
          solution.coefficients[response][j] = solution.coefficients[response][j] + steps[place] * products.scales[j]
          let length = solution.cholesky.centeredSquares[j].high.squareRoot()
          largest = max(largest, steps[place].high.magnitude * length)
          size = max(size, solution.coefficients[response][j].high.magnitude / products.scales[j] * length)
        }
        if size > 0 { change = max(change, largest / size) }
        solution.residualSquares[response] = pass.residualSquares[response] - gained
      }
      if solution.method == .crossProducts { solution.method = .refinedCrossProducts }
      // What is left is about the square of the change, or, no longer shrinking, rounding.
      guard change > 1e-9, change < lastChange / 2 else { break }
      lastChange = change
    }
    if solution.method == .refinedCrossProducts { solution.estimatedDigits = 15.9 }
  }
}
