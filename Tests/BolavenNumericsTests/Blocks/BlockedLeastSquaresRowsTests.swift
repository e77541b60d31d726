import TestSupport
import Testing

@testable import BolavenNumerics

/// Coefficients and robust standard errors against statsmodels: `make_regression_values.py`.
@Suite struct BlockedLeastSquaresRowsTests {
  let columns: [[Double]]
  let values: [[String]]
  let names = ["one", "x1", "x2", "x3"]

  init() throws {
    let folder = "Tests/BolavenNumericsTests/Reference/"
    let rows = try Repository.text(folder + "regression_data.csv").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").compactMap { Double($0) } }
    columns = (0..<6).map { j in rows.map { $0[j] } }
    values = try Repository.text(folder + "regression_values.csv").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private func value(_ weights: String, _ statistic: String, _ term: String) throws -> Double {
    let row = try #require(values.first { $0[0] == weights && $0[1] == statistic && $0[2] == term })
    return try #require(Double(row[3]))
  }

  private func fit(weighted: Bool, smallWork: Double) throws -> BlockedLeastSquares {
    let used = Array(columns[1...4]) + [columns[0]] + (weighted ? [columns[5]] : [])
    return try BlockedLeastSquares(
      over: BlockedColumns(used, rowCount: columns[0].count), regressors: 4, isWeighted: weighted, hasConstant: 0,
      threads: 2, relativeTolerance: PivotedQR.collinearity, smallWork: smallWork)
  }

  @Test("agrees with statsmodels to 11 digits", arguments: ["none", "w"], [0, Double.infinity])
  func agreesWithStatsmodels(_ weights: String, _ smallWork: Double) throws {
    let fit = try fit(weighted: weights == "w", smallWork: smallWork)
    let observations = weights == "w" ? columns[5].filter { $0 > 0 }.count : columns[0].count
    let variance = fit.residualSumsOfSquares[0] / Double(observations - 4)
    #expect(agreeingDigits(fit.residualSumsOfSquares[0], try value(weights, "ssr", "")) > 11)
    let robust = [
      "HC0": try fit.robustCovariance(), "HC2": try fit.robustCovariance(adjustment: .halved),
      "HC3": try fit.robustCovariance(adjustment: .full),
    ]
    for (j, name) in names.enumerated() {
      #expect(agreeingDigits(fit.coefficients[0][j], try value(weights, "coefficient", name)) > 11)
      #expect(agreeingDigits((variance * fit.inverseGram[j, j]).squareRoot(), try value(weights, "iid", name)) > 11)
      for (kind, covariance) in robust {
        #expect(agreeingDigits(covariance[j, j].squareRoot(), try value(weights, kind, name)) > 11, "\(kind) \(name)")
      }
    }
  }

  @Test func basisIsOrthonormalAndGivesLeverages() throws {
    let fit = try fit(weighted: true, smallWork: .infinity)
    let regressors = BlockedColumns(Array(columns[1...4]), rowCount: columns[0].count)
    let basis = fit.basis(of: regressors, weights: columns[5])
    #expect(distance(crossProducts(of: basis).storage, Matrix.identity(4).storage) < 1e-13)
    let triangle = fit.inverseTriangle
    #expect(distance(triangle.times(triangle.transposed).storage, fit.inverseGram.storage) < 1e-15)
    let leverages = (0..<columns[0].count).map { i in
      (0..<4).reduce(0.0) { $0 + basis.matrix[i, $1] * basis.matrix[i, $1] }
    }
    #expect((compensatedSum(leverages) - 4).magnitude < 1e-12)
    #expect(leverages[0] == 0)
  }

  @Test func residualsAreThoseOfTheCoefficients() throws {
    let fit = try fit(weighted: false, smallWork: .infinity)
    let residuals = try fit.residuals()
    for (i, residual) in residuals.enumerated() {
      var expected = DoubleDouble(columns[0][i])
      for j in 0..<4 { expected = expected - fit.centeredCoefficients[0][j] * columns[j + 1][i] }
      for j in 1..<4 { expected = expected + fit.centeredCoefficients[0][j] * fit.standards.centers[j] }
      #expect((residual - expected.high).magnitude < 1e-14)
    }
    #expect(agreeingDigits(compensatedSum(residuals.map { $0 * $0 }), fit.residualSumsOfSquares[0]) > 14)
  }

  /// A row that a dummy of its own fits exactly counts nothing where the others would be divided by 0.
  @Test func aRowOfLeverageOneCountsNothing() throws {
    let dummy = columns[0].indices.map { $0 == 7 ? 1.0 : 0 }
    let all = BlockedColumns([columns[1], columns[3], dummy, columns[0]], rowCount: dummy.count)
    let fit = try BlockedLeastSquares(over: all, regressors: 3, hasConstant: 0)
    let kept = columns[0].indices.filter { $0 != 7 }
    let without = BlockedColumns(
      [columns[1], columns[3], columns[0]].map { column in kept.map { column[$0] } }, rowCount: kept.count)
    let alone = try BlockedLeastSquares(over: without, regressors: 2, hasConstant: 0)
    for adjustment in BlockedLeastSquares.LeverageAdjustment.allCases {
      let all = try fit.robustCovariance(adjustment: adjustment)
      let few = try alone.robustCovariance(adjustment: adjustment)
      #expect(agreeingDigits(all[1, 1], few[1, 1]) > 11)
    }
  }

  @Test func everyResponseHasItsOwnResiduals() throws {
    let all = BlockedColumns([columns[1], columns[2], columns[3], columns[0]], rowCount: columns[0].count)
    let fit = try BlockedLeastSquares(over: all, regressors: 2, hasConstant: 0)
    let alone = try BlockedLeastSquares(over: all.selectingColumns([0, 1, 3]), regressors: 2, hasConstant: 0)
    #expect(distance(try fit.residuals(of: 1), try alone.residuals()) < 1e-14)
    #expect(
      distance(try fit.robustCovariance(of: 1).storage, try alone.robustCovariance().storage) < 1e-13)
  }
}
