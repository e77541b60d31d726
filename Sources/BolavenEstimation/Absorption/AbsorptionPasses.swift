internal import BolavenNumerics

extension Absorption {
  /// The projection of columns, for the lanes that fit their number.
  func residualized<Vector: Lanes>(
    _ columns: [[Double]], _: Vector.Type
  ) throws(EstimationError) -> AbsorbedColumns {
    let lanes = laneCount(for: columns.count)
    let hasIntercept = terms.contains(where: \.hasIntercept)
    let centers = hasIntercept ? columns.map(sampleCenter) : [Double](repeating: 0, count: columns.count)
    var found = try project(columns, centers, lanes: lanes, Vector.self)
    var coefficients = found.coefficients
    var isComplete = false
    // A column that is nearly spanned by the effects is projected once more, from what is left of it.
    if columns.indices.contains(where: { !(found.remaining[$0] > 1e-3 * found.reduced[$0]) }) {
      coefficients = completed(coefficients, columns: columns.count)
      let again = try project(
        columns, centers, lanes: lanes, after: coefficients, scales: found.scales, Vector.self)
      let further = completed(again.coefficients, columns: columns.count)
      for place in coefficients.indices { coefficients[place] += further[place] }
      isComplete = true
      found.crossProducts = again.crossProducts
      found.iterations += again.iterations
      found.relativeResidual = again.relativeResidual
    }
    var crossProducts = Matrix(rows: columns.count, columns: columns.count)
    for a in columns.indices {
      for b in columns.indices { crossProducts[a, b] = found.crossProducts[a * lanes + b] }
    }
    return AbsorbedColumns(
      crossProducts: crossProducts, squares: Array(found.squares.prefix(columns.count)),
      report: AbsorptionReport(
        solver: system.solver, iterations: found.iterations, relativeResidual: found.relativeResidual),
      absorption: self, columns: columns, centers: centers, coefficients: coefficients, isComplete: isComplete)
  }

  /// What one projection finds.
  private struct Projection {
    var coefficients: [Double]
    var crossProducts: [Double]
    /// Σ w·(x − x̄)² of each lane.
    var squares: [Double]
    /// Σ w·u² of each lane without the largest factor.
    var reduced: [Double]
    /// ‖D'W x‖ of each lane.
    var scales: [Double]
    var iterations: Int
    var relativeResidual: Double

    /// Σ w·x̃² of each lane.
    var remaining: [Double] { reduced.indices.map { crossProducts[$0 * (reduced.count + 1)] } }
  }

  /// - Parameters:
  ///   - after: what earlier projections took out.
  ///   - scales: ‖D'W x‖ of the columns before; of these rows by default.
  private func project<Vector: Lanes>(
    _ columns: [[Double]], _ centers: [Double], lanes: Int, after earlier: [Double]? = nil, scales: [Double]? = nil,
    _: Vector.Type
  ) throws(EstimationError) -> Projection {
    let subtracted = earlier == nil ? 0 : terms.reduce(0) { $0 + $1.width }
    var together = withSource(columns, centers, lanes: lanes, subtracting: subtracted, earlier ?? []) {
      $0.sumsTogether($1, diagonal: terms[0].diagonal, Vector.self)
    }
    var leading =
      together?.leading
      ?? withSource(columns, centers, lanes: lanes, subtracting: subtracted, earlier ?? []) {
        $0.leadingSums($1, Vector.self)
      }
    together?.leading.sums = []
    let moments = leading.moments
    try requireFinite(moments, columns, lanes: lanes)
    let first = together?.norms ?? laneNorms(leading.sums, lanes: lanes)
    // Those of the largest factor first, in the place of their sums; the others follow when they are known.
    var coefficients: [Double] = []
    swap(&coefficients, &leading.sums)
    if together == nil { divide(&coefficients, lanes: lanes) }
    let otherSums =
      together?.others
      ?? withSource(
        columns, centers, lanes: lanes, subtracting: max(subtracted, terms[0].width),
        earlier.map { sum(of: $0, coefficients) } ?? coefficients
      ) { $0.otherSums($1, Vector.self) }
    let second = laneNorms(otherSums.sums, lanes: lanes)
    let scales = scales ?? (0..<lanes).map { (first[$0] * first[$0] + second[$0] * second[$0]).squareRoot() }
    let solution = try system.solve(
      otherSums.sums, lanes: lanes, negligible: scales.map { RefinedSystem.negligible * $0 }, threads: threads)
    coefficients += solution.coefficients
    let hasIntercept = terms.contains(where: \.hasIntercept)
    return Projection(
      coefficients: coefficients,
      crossProducts: reducedCrossProducts(otherSums, solution.coefficients, lanes: lanes),
      squares: (0..<lanes).map { lane in
        let square = moments[lanes + lane]
        return hasIntercept ? max(0, square - moments[lane] * moments[lane] / totalWeight) : square
      },
      reduced: (0..<lanes).map { otherSums.crossProducts[$0 * (lanes + 1)] }, scales: scales,
      iterations: solution.iterations,
      relativeResidual: (0..<lanes).reduce(0) { max($0, scales[$1] > 0 ? solution.residuals[$1] / scales[$1] : 0) })
  }

  /// The first numbers added, the others as they are.
  private func sum(of all: [Double], _ first: [Double]) -> [Double] {
    var sum = all
    for place in first.indices { sum[place] += first[place] }
    return sum
  }

  /// Runs `body` with the rows of columns, of which the fitted values of the first entries are subtracted.
  private func withSource<Result>(
    _ columns: [[Double]], _ centers: [Double], lanes: Int, subtracting entries: Int, _ coefficients: [Double],
    _ body: (RowPasses, RowSource) -> Result
  ) -> Result {
    withPasses(lanes: lanes) { passes in
      RowSource.with(
        columns, centers: centers, lanes: lanes, subtracting: passes.entries.prefix(entries), coefficients
      ) { body(passes, $0) }
    }
  }

  /// Multiplies sums by (D₁'W D₁)⁻¹.
  private func divide(_ sums: inout [Double], lanes: Int) {
    let diagonal = terms[0].diagonal
    sums.withUnsafeMutableBufferPointer { sums in
      for place in diagonal.indices {
        let factor = diagonal[place] > 0 ? 1 / diagonal[place] : 0
        for lane in 0..<lanes { sums[place * lanes + lane] *= factor }
      }
    }
  }

  /// X̃'WX̃ = U'WU − r'b of columns U without the largest factor.
  private func reducedCrossProducts(
    _ sums: RowPasses.OtherSums, _ coefficients: [Double], lanes: Int
  ) -> [Double] {
    var products = [Double](repeating: 0, count: lanes * lanes)
    for place in 0..<coefficients.count / lanes {
      for a in 0..<lanes {
        let value = coefficients[place * lanes + a]
        for b in 0..<lanes { products[a * lanes + b] += value * sums.sums[place * lanes + b] }
      }
    }
    var result = sums.crossProducts
    for a in 0..<lanes {
      for b in 0..<lanes { result[a * lanes + b] -= (products[a * lanes + b] + products[b * lanes + a]) / 2 }
    }
    return result
  }

  private func requireFinite(
    _ moments: [Double], _ columns: [[Double]], lanes: Int
  ) throws(EstimationError) {
    for (j, column) in columns.enumerated() where !(moments[j].isFinite && moments[lanes + j].isFinite) {
      if let row = column.firstIndex(where: { !$0.isFinite }) { throw .numerics(.notFinite(row: row, column: j)) }
      throw .tooLarge(value: column.max { $0.magnitude < $1.magnitude } ?? 0)
    }
  }

  /// The same coefficients, those of the largest factor being net of the others.
  func completed(_ coefficients: [Double], columns: Int) -> [Double] {
    guard terms.count > 1 else { return coefficients }
    let lanes = laneCount(for: columns)
    let sums = withPasses(lanes: lanes) { passes in
      RowSource.with(
        [], centers: [], lanes: lanes, subtracting: passes.entries.dropFirst(passes.leadingEntries), coefficients
      ) { source in
        switch lanes {
        case 2: passes.leadingSums(source, Lanes2.self)
        case 4: passes.leadingSums(source, Lanes4.self)
        default: passes.leadingSums(source, Lanes8.self)
        }
      }
    }.sums
    let diagonal = terms[0].diagonal
    return largeArray(coefficients.count) { result in
      let blocks = threads > 1 && diagonal.count > 16_384 ? threads : 1
      nonisolated(unsafe) let result = result
      Threads.forEachBlock(blocks, threads: threads) { block in
        for place in diagonal.count * block / blocks..<diagonal.count * (block + 1) / blocks {
          let factor = diagonal[place] > 0 ? 1 / diagonal[place] : 0
          for entry in place * lanes..<(place + 1) * lanes {
            result[entry] = coefficients[entry] + factor * sums[entry]
          }
        }
      }
      for entry in diagonal.count * lanes..<coefficients.count { result[entry] = coefficients[entry] }
    }
  }

  /// Writes rows of residualized columns, column by column.
  func write(
    _ rows: Range<Int>, of columns: [[Double]], centers: [Double], minus coefficients: [Double],
    to target: UnsafeMutableBufferPointer<Double>
  ) {
    let lanes = laneCount(for: columns.count)
    withPasses(lanes: lanes) { passes in
      RowSource.with(columns, centers: centers, lanes: lanes, subtracting: passes.entries, coefficients) { source in
        source.write(rows, columns: columns.count, to: target)
      }
    }
  }

  /// The sums over clusters of residualized columns times a combination of them: G × k.
  ///
  /// - Parameter completed: complete coefficients, where they are needed.
  func scoreSums(
    _ columns: [[Double]], centers: [Double], minus coefficients: [Double], completed: () -> [Double],
    _ combination: [Double], by codes: [Int32], count: Int, threads: Int
  ) -> Matrix {
    let lanes = laneCount(for: columns.count)
    let combination = combination + [Double](repeating: 0, count: lanes - columns.count)
    let sums = withUnsafePointers([codes]) { codes in
      withUnsafePointers([combination]) { combination in
        withPasses(lanes: lanes) { passes in
          let others = passes.entries.dropFirst(passes.leadingEntries)
          let centered = RowSource.with(
            columns, centers: centers, lanes: lanes, subtracting: others, coefficients
          ) {
            passes.centeredScoreSums(
              $0, diagonal: terms[0].diagonal, combination[0], by: codes[0], count: count, threads: threads)
          }
          return centered
            ?? RowSource.with(
              columns, centers: centers, lanes: lanes, subtracting: passes.entries, completed()
            ) { passes.scoreSums($0, combination[0], by: codes[0], count: count, threads: threads) }
        }
      }
    }
    var matrix = Matrix(rows: count, columns: columns.count)
    for j in columns.indices {
      for cluster in 0..<count { matrix[cluster, j] = sums[cluster * lanes + j] }
    }
    return matrix
  }

  /// The coefficients of each factor, in the order of the factors and of their variables as they were given.
  func effects(_ coefficients: [Double], columns: Int) -> [Matrix] {
    let lanes = laneCount(for: columns)
    var matrices = [Matrix](repeating: Matrix(rows: 0, columns: 0), count: terms.count)
    var start = 0
    for (factor, place) in zip(terms, places) {
      let count = factor.coefficientCount
      matrices[place] = Matrix(
        rows: count, columns: columns,
        storage: (0..<columns).flatMap { column in
          factor.original((start..<start + count).map { coefficients[$0 * lanes + column] })
        })
      start += count
    }
    return matrices
  }

  private func withPasses<Result>(lanes: Int, _ body: (RowPasses) -> Result) -> Result {
    let leading = terms[0].width
    return terms.withEntries { entries in
      withUnsafePointer(toElementsOf: weightRoots) { roots in
        body(
          RowPasses(
            rowCount: rowCount, lanes: lanes, entries: entries, leadingEntries: leading,
            leadingCount: terms[0].coefficientCount, otherCount: terms.coefficientCount - terms[0].coefficientCount,
            weightRoots: roots, starts: starts, threads: threads))
      }
    }
  }
}
