import BolavenData
import BolavenEstimation
import BolavenReports
import Testing

@testable import BolavenStudies

/// Every number of a regression table is the same on a path of its own, whatever the formula and the covariance.
@Suite struct RegressionRecalculationTests {
  private func expectAgreement(
    _ findings: RegressionFindings, allowing missing: Set<String> = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let ways = findings.recalculations(in: DataSources([]), earlier: [:])
    let numbers = RecalculationTests.numbers(findings.blocks()).filter { number in
      !missing.contains { number.address.hasSuffix($0) } || ways[number.address] != nil
    }
    RecalculationTests.expectAgreement(numbers, [ways], sourceLocation: sourceLocation)
  }

  @Test(
    arguments: [
      "y ~ x", "y ~ x + i(group) | level", "y ~ x*near + z", "y ~ x | group[z]", "y ~ 0 + x", "y ~ poly(x, 2)",
      "y ~ x | group + level",
    ])
  func leastSquaresAgree(_ formula: String) throws {
    expectAgreement(try regression(formula, on: smallSample))
  }

  @Test func twoStagesAgree() throws {
    expectAgreement(try regression("y ~ 1 | near ~ z", on: smallSample))
    expectAgreement(try regression("y ~ twice | group | near ~ z", on: smallSample))
  }

  @Test(arguments: [CovarianceEstimator.hc0, .hc1, .hc2, .hc3])
  func covariancesOfRowsAgree(_ covariance: CovarianceEstimator) throws {
    expectAgreement(try regression("y ~ x + z", on: smallSample) { $0.covariance.estimator = covariance })
  }

  @Test(arguments: [CovarianceEstimator.cr0, .cr1, .cr1s, .cr2, .cr3, .cr3j])
  func covariancesOfClustersAgree(_ covariance: CovarianceEstimator) throws {
    for formula in ["y ~ x + z", "y ~ x | village"] {
      let findings = try regression(formula, on: smallSample) {
        $0.covariance.estimator = covariance
        $0.clusters = ["village"]
      }
      expectAgreement(findings)
    }
  }

  @Test(arguments: [CovarianceEstimator.classical, .neweyWest, .driscollKraay])
  func otherCovariancesAgree(_ covariance: CovarianceEstimator) throws {
    let findings = try regression("y ~ x + z", on: smallSample) {
      $0.covariance.estimator = covariance
      if covariance != .classical { $0.time = "year" }
    }
    expectAgreement(findings)
  }

  @Test(arguments: [CovarianceEstimator.cr0, .cr1, .cr1s])
  func severalWaysOfClusteringAgree(_ covariance: CovarianceEstimator) throws {
    for factor in [MultiwayFactor.each, .min, .none] {
      let findings = try regression("y ~ x + z", on: smallSample) {
        $0.covariance.estimator = covariance
        $0.covariance.multiwayFactor = factor
        $0.clusters = ["village", "level"]
      }
      expectAgreement(findings)
    }
  }

  @Test func weightsAgree() throws {
    for type in WeightType.allCases {
      expectAgreement(
        try regression("y ~ x", on: smallSample) {
          $0.weights = "weight"
          $0.weightType = type
          if type == .frequency { $0.covariance.estimator = .classical }
        })
    }
    expectAgreement(try regression("y ~ x | group", on: smallSample) { $0.weights = "weight" })
  }

  @Test func modelsSideBySideAgree() throws {
    expectAgreement(try regression("y ~ x", "z ~ x | group", on: smallSample))
    expectAgreement(try regression("y ~ x", on: smallSample) { $0.by = "group" })
  }

  @Test func rowsAreThoseOfExcelWithTheLosses() throws {
    var columns = smallSample
    columns[0].1[3] = nil
    let findings = try regression("y ~ x", on: columns)
    let source = try #require(findings.table.rows.first?.cells.first?.provenance?.sources.first)
    #expect(source.rows?.description == "2-4, 6-49")
    #expect(source.leftOut.map(\.rows.description) == ["5"])
    #expect(source.leftOut.first?.reason.english == "missing value (x)")
  }
}
