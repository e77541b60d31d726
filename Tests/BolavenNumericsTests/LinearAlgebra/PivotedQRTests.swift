import BolavenNumerics
import TestSupport
import Testing

private func matrix(_ columns: [Double]...) -> Matrix {
  Matrix(rows: columns[0].count, columns: columns.count, storage: columns.flatMap { $0 })
}

/// Repeatable numbers between −1 and 1.
private func noise(_ count: Int, _ seed: Int) -> [Double] {
  (0..<count).map { i -> Double in
    let draw = (i * 7919 + seed * 104_729) * 31 % 2003
    return Double(draw) / 1001.5 - 1
  }
}

@Suite struct PivotedQRTests {
  let one = [Double](repeating: 1, count: 20)
  let x = noise(20, 1)
  let z = noise(20, 2)

  @Test func theLaterOfDependentColumnsIsDropped() throws {
    let sum = zip(x, z).map { 2 * $0 - 3 * $1 + 1 }
    let qr = try PivotedQR(matrix(one, x, sum, z, x.map { $0 * 1e9 }))
    #expect(qr.rank == 3 && qr.keptColumns == [0, 1, 2] && qr.droppedColumns == [3, 4])
  }

  @Test func constantAndZeroColumnsAreNoRegressors() throws {
    let qr = try PivotedQR(matrix(one, one.map { $0 * 7 }, [Double](repeating: 0, count: 20), x))
    #expect(qr.keptColumns == [0, 3] && qr.droppedColumns == [1, 2])
    #expect(try PivotedQR(Matrix(rows: 4, columns: 2)).rank == 0)
  }

  /// The four dummies of a factor beside an intercept.
  @Test func oneDummyTooManyIsDropped() throws {
    let dummies = (0..<4).map { level in (0..<20).map { $0 % 4 == level ? 1.0 : 0 } }
    let qr = try PivotedQR(matrix(one, dummies[0], dummies[1], dummies[2], dummies[3], x))
    #expect(qr.rank == 5 && qr.droppedColumns == [4])
  }

  @Test("the rank does not depend on units", arguments: [1e-150, 1e-12, 1, 1e12, 1e150])
  func rankIsFreeOfUnits(_ unit: Double) throws {
    let qr = try PivotedQR(matrix(one, x.map { $0 * unit }, z, zip(x, z).map { $0 + $1 }))
    #expect(qr.keptColumns == [0, 1, 2])
  }

  @Test(
    "a column further than 1e-10 from the others is kept", arguments: [(1e-8, 3), (1e-9, 3), (1e-12, 2), (1e-14, 2)])
  func toleranceDecides(_ example: (distance: Double, rank: Int)) throws {
    let near = zip(x, z).map { $0 + example.distance * $1 }
    #expect(try PivotedQR(matrix(one, x, near)).rank == example.rank)
  }

  /// 1, year and year² are far from dependent once their lengths are equal, though R's lm at 1e-7 is near to saying so.
  @Test func powersOfYearsAreKept() throws {
    let years = (0..<20).map { Double(2004 + $0) }
    #expect(try PivotedQR(matrix(one, years, years.map { $0 * $0 })).rank == 3)
  }

  @Test func moreColumnsThanRowsGiveTheRankOfTheRows() throws {
    let qr = try PivotedQR(Matrix(rows: 3, columns: 5, storage: noise(15, 3)))
    #expect(qr.rank == 3 && qr.keptColumns == [0, 1, 2])
  }

  @Test func theBasisIsOrthonormal() throws {
    let qr = try PivotedQR(matrix(one, x, z.map { $0 * 1e6 }))
    let product = qr.orthonormalBasis.transposedTimes(qr.orthonormalBasis)
    for i in 0..<3 {
      for j in 0..<3 { #expect((product[i, j] - (i == j ? 1 : 0)).magnitude < 1e-14) }
    }
  }

  /// For a straight line (XᵀX)⁻¹ is [Σx², −Σx; −Σx, n] / (nΣx² − (Σx)²).
  @Test func inverseGramOfALineHasItsClosedForm() throws {
    let x: [Double] = [1, 2, 4, 8, 16]
    let inverse = try PivotedQR(matrix([1, 1, 1, 1, 1], x)).inverseGram
    let expected = [341.0, -31, -31, 5].map { $0 / 744 }
    for (found, value) in zip(inverse.storage, expected) { #expect(agreeingDigits(found, value) >= 14) }
  }

  @Test func whatIsNotFiniteIsPlaced() {
    #expect(throws: NumericsError.notFinite(row: 2, column: 1)) {
      try PivotedQR(matrix([1, 2, 3], [4, 5, .nan]))
    }
  }
}

/// NIST StRD Longley: J. W. Longley (1967), *JASA* 62; certified values of the National Institute of Standards.
@Suite struct LongleyTests {
  static let rows: [[Double]] = [
    [60323, 83.0, 234_289, 2356, 1590, 107_608, 1947], [61122, 88.5, 259_426, 2325, 1456, 108_632, 1948],
    [60171, 88.2, 258_054, 3682, 1616, 109_773, 1949], [61187, 89.5, 284_599, 3351, 1650, 110_929, 1950],
    [63221, 96.2, 328_975, 2099, 3099, 112_075, 1951], [63639, 98.1, 346_999, 1932, 3594, 113_270, 1952],
    [64989, 99.0, 365_385, 1870, 3547, 115_094, 1953], [63761, 100.0, 363_112, 3578, 3350, 116_219, 1954],
    [66019, 101.2, 397_469, 2904, 3048, 117_388, 1955], [67857, 104.6, 419_180, 2822, 2857, 118_734, 1956],
    [68169, 108.4, 442_769, 2936, 2798, 120_445, 1957], [66513, 110.8, 444_546, 4681, 2637, 121_950, 1958],
    [68655, 112.6, 482_704, 3813, 2552, 123_366, 1959], [69564, 114.2, 502_601, 3931, 2514, 125_368, 1960],
    [69331, 115.7, 518_173, 4806, 2572, 127_852, 1961], [70551, 116.9, 554_894, 4007, 2827, 130_081, 1962],
  ]
  static let certified: [(value: Double, error: Double)] = [
    (-3_482_258.63459582, 890_420.383607373), (15.0618722713733, 84.9149257747669),
    (-0.358191792925910e-01, 0.334910077722432e-01), (-2.02022980381683, 0.488399681651699),
    (-1.03322686717359, 0.214274163161675), (-0.511041056535807e-01, 0.226073200069370),
    (1829.15146461355, 455.478499142212),
  ]

  /// 13 of the certified 15 digits, where a plain QR gives 11.
  @Test func coefficientsAndErrorsAgreeTo13Digits() throws {
    let y = Self.rows.map { $0[0] }
    let columns = (1...6).map { j in Self.rows.map { $0[j] } }
    let x = Matrix(rows: 16, columns: 7, storage: [Double](repeating: 1, count: 16) + columns.flatMap { $0 })
    let qr = try PivotedQR(x)
    let solution = qr.solve(y)
    let variance = compensatedSum(solution.residuals.map { $0 * $0 }) / 9
    #expect(agreeingDigits(variance.squareRoot(), 304.854073561965) >= 13)
    for (j, certified) in Self.certified.enumerated() {
      #expect(agreeingDigits(solution.coefficients[j], certified.value) >= 13, "β\(j): \(solution.coefficients[j])")
      #expect(agreeingDigits((variance * qr.inverseGram[j, j]).squareRoot(), certified.error) >= 14)
    }
  }
}
