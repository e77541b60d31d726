import TestSupport
import Testing

@testable import BolavenNumerics

/// Each way to solve least squares reaches what exact arithmetic on the given doubles reaches: NIST StRD, all sets.
@Suite struct CertifiedRegressionTests {
  @Test func everySetIsRead() {
    #expect(CertifiedRegression.all.count == 11)
    #expect(CertifiedRegression.all.map(\.y.count) == [36, 40, 11, 3, 82, 16, 21, 21, 21, 21, 21])
  }

  @Test("the default", arguments: CertifiedRegression.all)
  func blocked(_ set: CertifiedRegression) throws {
    let fit = try BlockedLeastSquares(
      regressors: set.regressors, responses: BlockedColumns([set.y], rowCount: set.y.count),
      hasConstant: set.hasConstant ? 0 : nil)
    expect(fit, set)
    #expect(fit.method == .extendedCrossProducts)
  }

  /// As for millions of rows, where extended precision is used only where it is needed.
  @Test("the way of large samples", arguments: CertifiedRegression.all)
  func economical(_ set: CertifiedRegression) throws {
    let fit = try BlockedLeastSquares(
      over: set.rows, regressors: set.columns.count, isWeighted: false, hasConstant: set.hasConstant ? 0 : nil,
      threads: 2, relativeTolerance: PivotedQR.collinearity, smallWork: 0)
    expect(fit, set, owed: 13.3)
    #expect((fit.method == .extendedCrossProducts) == (fit.conditionNumber > 100))
  }

  @Test("without telling that a column is constant", arguments: CertifiedRegression.all)
  func uncentered(_ set: CertifiedRegression) throws {
    let fit = try BlockedLeastSquares(over: set.rows, regressors: set.columns.count)
    expect(fit, set)
  }

  @Test("standard errors of the QR", arguments: CertifiedRegression.all)
  func pivoted(_ set: CertifiedRegression) throws {
    let qr = try PivotedQR(set.regressors.matrix)
    try #require(qr.rank == set.certified.count)
    let solution = qr.solve(set.y)
    let squares = compensatedSum(solution.residuals.map { $0 * $0 })
    let variance = squares / Double(set.y.count - qr.rank)
    for (j, expected) in set.certified.enumerated() where set.name != "Filip" {
      #expect(agreeingDigits(solution.coefficients[j], expected.value) >= 13)
      #expect(agreeingDigits((variance * qr.inverseGram[j, j]).squareRoot(), expected.error) >= 12.5)
    }
  }

  /// Eleven powers of ready-made columns: the data have about 7 digits, whatever the program.
  @Test func theDigitsThatDataSupportAreTold() throws {
    for set in CertifiedRegression.all {
      let fit = try BlockedLeastSquares(over: set.rows, regressors: set.columns.count, hasConstant: 0)
      if set.name == "Filip" {
        #expect(fit.supportedDigits > 6 && fit.supportedDigits < 8)
        #expect(fit.conditionNumber > 1e9 && fit.conditionNumber < 1e10)
      } else if set.hasConstant {
        #expect(fit.supportedDigits > 11)
        #expect(fit.estimatedDigits > 15)
      }
    }
  }

  /// Powers of x formed in extended precision: Filip has the digits that its decimals have, where ready-made columns of
  /// doubles leave 7.
  @Test("powers in extended precision", arguments: [0, Double.infinity])
  func powersInExtendedPrecision(_ smallWork: Double) throws {
    let set = try #require(CertifiedRegression.all.first { $0.name == "Filip" })
    var powers = [set.columns[1].map { DoubleDouble($0) }]
    while powers.count < 10 { powers.append(zip(powers[powers.count - 1], powers[0]).map { $0 * $1 }) }
    let high = [set.columns[0]] + powers.map { $0.map(\.high) }
    let low = [set.y.map { _ in 0 }] + powers.map { $0.map(\.low) }
    let fit = try BlockedLeastSquares(
      over: BlockedColumns(high + [set.y] + low, rowCount: set.y.count), regressors: 11, isWeighted: false,
      hasLowParts: true, hasConstant: 0, threads: 2, relativeTolerance: PivotedQR.collinearity, smallWork: smallWork)
    let arrays = try BlockedLeastSquares(
      regressors: BlockedColumns(high, rowCount: set.y.count), lowParts: BlockedColumns(low, rowCount: set.y.count),
      responses: BlockedColumns([set.y], rowCount: set.y.count), hasConstant: 0)
    #expect(arrays.coefficients == fit.coefficients)
    let variance = fit.residualSumsOfSquares[0] / Double(set.y.count - 11)
    for (j, expected) in set.certified.enumerated() {
      #expect(agreeingDigits(fit.coefficients[0][j], expected.value) >= 13.5)
      #expect(agreeingDigits((variance * fit.inverseGram[j, j]).squareRoot(), expected.error) >= 13.5)
    }
  }

  private func expect(_ fit: BlockedLeastSquares, _ set: CertifiedRegression, owed: Double = 15) {
    set.expect(
      coefficients: fit.coefficients[0], inverseGram: fit.inverseGram,
      residualSquares: fit.residualSumsOfSquares[0], owed: owed)
  }
}
