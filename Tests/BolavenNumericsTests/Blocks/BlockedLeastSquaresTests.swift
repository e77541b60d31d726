import TestSupport
import Testing

@testable import BolavenNumerics

/// Regressors in memory, the constant first, and a response of coefficients 1, 2, 3, … with an error.
private struct Sample {
  var columns: [[Double]]
  var y: [Double]
  var rowCount: Int { y.count }
  var regressors: BlockedColumns { BlockedColumns(columns, rowCount: rowCount) }
  var responses: BlockedColumns { BlockedColumns([y], rowCount: rowCount) }

  init(rows: Int, regressors k: Int, seed: UInt64 = 1) {
    columns = [[Double](repeating: 1, count: rows)] + noise(rows, k - 1, seed: seed)
    y = noise(rows, 1, seed: seed + 100)[0]
    for (j, column) in columns.enumerated() {
      for i in 0..<rows { y[i] += Double(j + 1) * column[i] }
    }
  }

  init(columns: [[Double]], y: [Double]) {
    self.columns = columns
    self.y = y
  }

  /// - Parameter smallWork: 0 asks for the way of large samples.
  func fit(
    weights: [Double]? = nil, constant: Int? = 0, threads: Int = 2, smallWork: Double = 0
  ) throws -> BlockedLeastSquares {
    var all = regressors.appending(responses)
    if let weights { all = all.appending(BlockedColumns([weights], rowCount: rowCount)) }
    return try BlockedLeastSquares(
      over: all, regressors: columns.count, isWeighted: weights != nil, hasConstant: constant, threads: threads,
      relativeTolerance: PivotedQR.collinearity, smallWork: smallWork)
  }
}

@Suite struct BlockedLeastSquaresTests {
  private static let sample = Sample(rows: 2 * RowPass.blockRows + 777, regressors: 6)
  private static let weights = noise(sample.rowCount, 1, seed: 55)[0].map { $0 + 1.25 }

  @Test("agrees with the QR", arguments: [0, Double.infinity])
  func agreesWithQR(_ smallWork: Double) throws {
    let s = Self.sample
    let qr = try PivotedQR(s.regressors.matrix)
    let solution = qr.solve(s.y)
    let fit = try s.fit(smallWork: smallWork)
    #expect(fit.method == (smallWork == 0 ? .crossProducts : .extendedCrossProducts))
    #expect(fit.rank == 6 && fit.rowCount == s.rowCount && fit.droppedColumns.isEmpty)
    #expect(distance(fit.coefficients[0], solution.coefficients) < 1e-14)
    #expect(distance(fit.inverseGram.storage, qr.inverseGram.storage) < 1e-14)
    let squares = compensatedSum(solution.residuals.map { $0 * $0 })
    #expect(agreeingDigits(fit.residualSumsOfSquares[0], squares) >= 13.5)
    #expect(fit.conditionNumber >= 1 && fit.conditionNumber < 1.1)
    #expect(fit.estimatedDigits > 15)
  }

  @Test("weights agree with rows scaled by their roots", arguments: [0, Double.infinity])
  func weighted(_ smallWork: Double) throws {
    let s = Self.sample
    let roots = Self.weights.map { $0.squareRoot() }
    let qr = try PivotedQR(s.regressors.scalingRows(by: roots).matrix)
    let solution = qr.solve(zip(s.y, roots).map { $0 * $1 })
    let fit = try s.fit(weights: Self.weights, smallWork: smallWork)
    #expect(distance(fit.coefficients[0], solution.coefficients) < 1e-13)
    #expect(distance(fit.inverseGram.storage, qr.inverseGram.storage) < 1e-13)
    let squares = compensatedSum(solution.residuals.map { $0 * $0 })
    #expect(agreeingDigits(fit.residualSumsOfSquares[0], squares) >= 13)
    let viaArrays = try BlockedLeastSquares(
      regressors: s.regressors, responses: s.responses, weights: Self.weights, hasConstant: 0)
    #expect(distance(viaArrays.coefficients[0], fit.coefficients[0]) < 1e-14)
  }

  @Test func severalResponsesAreFittedAtOnce() throws {
    let s = Self.sample
    let other = noise(s.rowCount, 1, seed: 77)[0]
    let both = try BlockedLeastSquares(
      regressors: s.regressors, responses: BlockedColumns([s.y, other], rowCount: s.rowCount), hasConstant: 0)
    let alone = try BlockedLeastSquares(
      regressors: s.regressors, responses: BlockedColumns([other], rowCount: s.rowCount), hasConstant: 0)
    #expect(distance(both.coefficients[1], alone.coefficients[0]) < 1e-13)
    #expect(agreeingDigits(both.residualSumsOfSquares[1], alone.residualSumsOfSquares[0]) > 13)
    let none = try BlockedLeastSquares(
      regressors: s.regressors, responses: BlockedColumns([], rowCount: s.rowCount), hasConstant: 0)
    #expect(none.coefficients.isEmpty && none.inverseGram == alone.inverseGram)
  }

  @Test("threads and chunks change no byte", arguments: [0, Double.infinity])
  func isDeterministic(_ smallWork: Double) throws {
    var s = Self.sample
    // Nearly dependent, so that every kind of pass is run.
    s.columns[5] = zip(s.columns[4], s.columns[5]).map { $0 + 0.03 * $1 }
    let all = s.regressors.appending(s.responses)
    let one = try s.fit(threads: 1, smallWork: smallWork)
    let two = try s.fit(threads: 2, smallWork: smallWork)
    let pieces = try BlockedLeastSquares(
      over: Pieces(columns: all, size: RowPass.blockRows), regressors: 6, isWeighted: false, hasConstant: 0, threads: 2,
      relativeTolerance: PivotedQR.collinearity, smallWork: smallWork)
    #expect(one.method == (smallWork == 0 ? .refinedCrossProducts : .extendedCrossProducts))
    for other in [two, pieces] {
      #expect(one.coefficients == other.coefficients)
      #expect(one.inverseGram == other.inverseGram)
      #expect(one.residualSumsOfSquares == other.residualSumsOfSquares)
      #expect(one.conditionNumber == other.conditionNumber)
      #expect(try one.robustCovariance(adjustment: .full) == other.robustCovariance(adjustment: .full))
      #expect(try one.residuals() == other.residuals())
    }
    let uneven = try BlockedLeastSquares(over: Pieces(columns: all, size: 1000), regressors: 6, hasConstant: 0)
    #expect(distance(uneven.coefficients[0], one.coefficients[0]) < 1e-13)
  }

  /// 300,000 rows that are nowhere in memory: each number is a function of its row and column.
  @Test func rowsThatAreMadeAsTheyPassGiveWhatMemoryGives() throws {
    let made = BlockedColumns(rowCount: 300_000, columnCount: 5) { rows, target in
      for (i, row) in rows.enumerated() {
        let bits = Philox.block(counter: SIMD4(UInt32(row), 0, 0, 0), key: (42, 0))
        var y = 1.0
        target[i] = 1
        for j in 0..<3 {
          target[i + (j + 1) * rows.count] = Double(bits[j]) * 0x1p-32
          y += Double(j) * target[i + (j + 1) * rows.count]
        }
        target[i + 4 * rows.count] = y + Double(bits[3]) * 0x1p-32
      }
    }
    let streamed = try BlockedLeastSquares(
      over: Pieces(columns: made, size: 4 * RowPass.blockRows), regressors: 4, hasConstant: 0)
    let kept = BlockedColumns(made.matrix)
    let inMemory = try BlockedLeastSquares(over: kept, regressors: 4, hasConstant: 0)
    #expect(streamed.rowCount == 300_000)
    #expect(streamed.coefficients == inMemory.coefficients && streamed.inverseGram == inMemory.inverseGram)
    #expect(try streamed.robustCovariance() == inMemory.robustCovariance())
    #expect((streamed.coefficients[0][3] - 2).magnitude < 0.01)
  }

  @Test("shuffled rows give the same to 1e-11", arguments: [0, Double.infinity])
  func orderOfRows(_ smallWork: Double) throws {
    let s = Self.sample
    var random = Philox(seed: 9)
    let order = Array(0..<s.rowCount).shuffled(using: &random)
    let shuffled = Sample(columns: s.columns.map { column in order.map { column[$0] } }, y: order.map { s.y[$0] })
    let first = try s.fit(smallWork: smallWork)
    let second = try shuffled.fit(smallWork: smallWork)
    for j in 0..<6 {
      #expect(agreeingDigits(second.coefficients[0][j], first.coefficients[0][j]) > 12)
      #expect(agreeingDigits(second.inverseGram[j, j], first.inverseGram[j, j]) > 12)
    }
  }

  /// Rows in the order of a trend: the first block is no guide to the mean, and a level of 1e9 hides the spread.
  @Test("units, offsets and trends cost no digits", arguments: [0, Double.infinity])
  func wildScales(_ smallWork: Double) throws {
    let n = 3 * RowPass.blockRows
    var columns = [[Double](repeating: 1, count: n)] + noise(n, 4)
    columns[1] = columns[1].map { ($0 * 0x1p20).rounded() * 0x1p20 }
    columns[2] = columns[2].map { ($0 * 0x1p20).rounded() * 0x1p-60 }
    columns[3] = columns[3].map { 1e9 + ($0 * 0x1p10).rounded() }
    columns[4] = (0..<n).map { Double($0) }
    columns.append((0..<n).map { $0 < n - 20 ? 0 : 1e3 })
    let b = [5, 3 * 0x1p-40, 7 * 0x1p40, 2, 0.25, -1.0]
    let noise = (0..<n).map { Double($0 % 3 - 1) }
    var y = noise
    for (j, column) in columns.enumerated() {
      for i in 0..<n { y[i] += b[j] * column[i] }
    }
    let sample = Sample(columns: columns, y: y)
    let fit = try sample.fit(smallWork: smallWork)
    // The error term is known, so the truth is b and what regressing that term gives.
    let errors = Sample(columns: columns, y: noise)
    let rest = try errors.fit(smallWork: .infinity).coefficients[0]
    #expect(fit.rank == 6)
    for j in 0..<6 { #expect(agreeingDigits(fit.coefficients[0][j], b[j] + rest[j]) > 11.5, "β\(j)") }
    #expect(fit.conditionNumber < 10)
  }

  @Test("the later of collinear columns are dropped", arguments: [0, Double.infinity])
  func dropsTheLater(_ smallWork: Double) throws {
    let s = Self.sample
    let n = s.rowCount
    let sum = (0..<n).map { 2 * s.columns[1][$0] - 3 * s.columns[2][$0] + 1 }
    let columns = [
      s.columns[0], s.columns[1], s.columns[2], sum, s.columns[3], s.columns[1].map { $0 * 1e9 },
      [Double](repeating: 7, count: n), [Double](repeating: 0, count: n), [Double](repeating: 0.1, count: n),
    ]
    let fit = try Sample(columns: columns, y: s.y).fit(smallWork: smallWork)
    #expect(fit.keptColumns == [0, 1, 2, 4] && fit.droppedColumns == [3, 5, 6, 7, 8])
    #expect(fit.method == (smallWork == 0 ? .crossProducts : .extendedCrossProducts))
    let without = try Sample(columns: [0, 1, 2, 4].map { columns[$0] }, y: s.y).fit(smallWork: smallWork)
    #expect(distance(fit.coefficients[0], without.coefficients[0]) < 1e-13)
    // The response has no part in it, and rows in another order neither.
    let other = try Sample(columns: columns.map { $0.reversed() }, y: columns[3]).fit(smallWork: smallWork)
    #expect(other.keptColumns == fit.keptColumns)
    // A constant counts as the first, wherever it stands.
    let last = try Sample(columns: [columns[6], columns[1], columns[0]], y: s.y).fit(constant: 2, smallWork: smallWork)
    #expect(last.keptColumns == [1, 2])
    let dummies = (0..<3).map { level in (0..<n).map { $0 % 3 == level ? 1.0 : 0 } }
    let trap = try Sample(columns: dummies + [columns[0]], y: s.y).fit(constant: 3, smallWork: smallWork)
    #expect(trap.keptColumns == [0, 1, 3])
    let uncentered = try Sample(columns: dummies + [columns[0]], y: s.y).fit(constant: nil, smallWork: smallWork)
    #expect(uncentered.keptColumns == [0, 1, 2])
  }

  @Test(
    "a column further than 1e-10 from the others is kept", arguments: [(1e-3, 3), (1e-8, 3), (1e-9, 3), (1e-12, 2)])
  func toleranceDecides(_ example: (distance: Double, rank: Int)) throws {
    let s = Self.sample
    let near = zip(s.columns[1], s.columns[2]).map { $0 + example.distance * $1 }
    for smallWork in [0, Double.infinity] {
      let fit = try Sample(columns: [s.columns[0], s.columns[1], near], y: s.y).fit(smallWork: smallWork)
      #expect(fit.rank == example.rank)
      #expect(try PivotedQR(fitted(s.columns[0], s.columns[1], near)).rank == example.rank)
    }
  }

  private func fitted(_ columns: [Double]...) -> Matrix {
    Matrix(rows: columns[0].count, columns: columns.count, storage: columns.flatMap { $0 })
  }

  @Test func oneColumn() throws {
    let x: [Double] = [1, 2, 3, 4]
    let fit = try Sample(columns: [x], y: [2, 4, 6, 9]).fit(constant: nil)
    #expect(agreeingDigits(fit.coefficients[0][0], 64.0 / 30) > 15)
    #expect(agreeingDigits(fit.inverseGram[0, 0], 1.0 / 30) > 15)
    #expect(agreeingDigits(fit.residualSumsOfSquares[0], 137 - 64.0 * 64 / 30) > 14)
    let mean = try Sample(columns: [[1, 1, 1, 1]], y: [2, 4, 6, 9]).fit()
    #expect(mean.coefficients[0] == [5.25] && mean.inverseGram[0, 0] == 0.25)
  }

  @Test func fewerRowsThanColumnsGiveTheRankOfTheRows() throws {
    let s = Sample(rows: 3, regressors: 5)
    for smallWork in [0, Double.infinity] {
      let fit = try s.fit(smallWork: smallWork)
      #expect(fit.keptColumns == [0, 1, 2])
      #expect(fit.residualSumsOfSquares[0] < 1e-25)
    }
  }

  @Test func noRowsAndNoColumns() throws {
    let empty = try Sample(columns: [[], []], y: []).fit()
    #expect(empty.rank == 0 && empty.coefficients == [[]] && empty.residualSumsOfSquares == [0])
    let bare = try Sample(columns: [], y: [3, 4]).fit(constant: nil)
    #expect(bare.rank == 0 && bare.residualSumsOfSquares == [25])
    let unweighted = try Sample(columns: [[1, 1]], y: [3, 4]).fit(weights: [0, 0])
    #expect(unweighted.rank == 0)
  }

  @Test func aResponseThatIsFittedExactlyLeavesNothing() throws {
    let x = (0..<50).map { Double($0) }
    let y = x.map { 3 + 2 * $0 - $0 * $0 }
    for smallWork in [0, Double.infinity] {
      let fit = try Sample(columns: [x.map { _ in 1 }, x, x.map { $0 * $0 }], y: y).fit(smallWork: smallWork)
      #expect(fit.coefficients[0] == [3, 2, -1])
      #expect(fit.residualSumsOfSquares[0] < 1e-40)
    }
    let constant = try Sample(columns: [x.map { _ in 1 }, x], y: x.map { _ in 7 }).fit()
    #expect(constant.coefficients[0] == [7, 0])
  }

  @Test func numbersThatAreNotFiniteAreRefusedWithTheirPlace() throws {
    for bad in [Double.nan, .infinity] {
      var s = Self.sample
      s.columns[3][9000] = bad
      #expect(throws: NumericsError.notFinite(row: 9000, column: 3)) { try s.fit() }
    }
    var weights = Self.weights
    weights[12] = -1
    #expect(throws: NumericsError.notFinite(row: 12, column: 7)) { try Self.sample.fit(weights: weights) }
    var s = Self.sample
    s.y[0] = .nan
    #expect(throws: NumericsError.notFinite(row: 0, column: 6)) { try s.fit() }
  }

  /// The first block holds only small numbers, so that squares on its scale overflow.
  @Test func hugeNumbersBehindSmallOnesAreNoInfinity() throws {
    let n = RowPass.blockRows + 100
    let x = (0..<n).map { $0 < RowPass.blockRows ? 1e-140 * Double($0 % 7) : 1e90 * Double($0 % 5) }
    let y = x.map { 2 * $0 + 1 }
    let fit = try Sample(columns: [x.map { _ in 1 }, x], y: y).fit()
    #expect(agreeingDigits(fit.coefficients[0][1], 2) > 14)
  }
}
