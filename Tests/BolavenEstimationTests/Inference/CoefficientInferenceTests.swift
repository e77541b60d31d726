import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct CoefficientInferenceTests {
  static let choiceExamples:
    [(
      formula: String, clusters: [ColumnName], time: ColumnName?, name: String, reason: CovarianceReason,
      rule: DegreesOfFreedomRule
    )] = [
      ("y ~ x1", [], nil, "HC2", CovarianceReason.independentRows, DegreesOfFreedomRule.satterthwaite),
      ("y ~ x1", ["cl"], nil, "CR2", .clusters, .satterthwaite),
      ("y ~ x1", ["cl", "cl2"], nil, "CR1S", .severalWays, .residual),
      ("y ~ x1 | e1 ~ z1", [], nil, "HC1", .instruments, .residual),
      ("y ~ x1 | e1 ~ z1", ["cl"], nil, "CR2", .clusters, .satterthwaite),
      ("y ~ x1", [], "t", "NW", .overTime, .residual), ("y ~ x1", ["cl"], "t", "CR2", .clusters, .satterthwaite),
    ]

  @Test("without a request the covariance follows from what is known of the rows", arguments: choiceExamples)
  func choices(
    _ example: (
      formula: String, clusters: [ColumnName], time: ColumnName?, name: String, reason: CovarianceReason,
      rule: DegreesOfFreedomRule
    )
  ) throws {
    let inference = try model(
      example.formula, clusters: example.clusters, time: example.time, series: example.time == nil ? nil : "unit",
      in: InferenceReference.frame()
    ).inference
    #expect(inference.covariance?.estimator.rawValue == example.name)
    #expect(inference.reason == example.reason && inference.degreesOfFreedomRule == example.rule)
  }

  @Test func aRequestIsFollowedAndNamed() throws {
    let fitted = try model("y ~ x1", clusters: ["cl"], time: "t", series: "unit", in: InferenceReference.frame())
    for kind in CovarianceEstimator.allCases {
      let inference = try fitted.inference(CovarianceRequest(kind, lags: 2))
      #expect(inference.covariance?.estimator == kind && inference.reason == .requested)
      #expect(inference.lags == (kind == .neweyWest || kind == .driscollKraay ? 2 : nil))
    }
  }

  @Test(
    "the interval is the estimate and so many standard errors, and holds what the test does not reject",
    arguments: [0.5, 0.9, 0.95, 0.999])
  func intervals(_ confidence: Double) throws {
    let fitted = try model("y ~ x1 + x2", clusters: ["cl"], in: InferenceReference.frame())
    for kind in CovarianceEstimator.allCases where kind != .driscollKraay && kind != .neweyWest {
      for estimate in try fitted.inference(CovarianceRequest(kind, confidence: confidence)).estimates {
        let freedom = try #require(estimate.degreesOfFreedom)
        let half =
          try #require(estimate.standardError) * StudentT(degreesOfFreedom: freedom).quantile((1 + confidence) / 2)
        expectAgreement(estimate.confidenceLow, try #require(estimate.estimate) - half, digits: 12, size: half)
        expectAgreement(estimate.confidenceHigh, try #require(estimate.estimate) + half, digits: 12, size: half)
        let statistic = try #require(estimate.estimate) / (try #require(estimate.standardError))
        expectAgreement(estimate.statistic, statistic, digits: 15)
        expectAgreement(
          estimate.pValue, 2 * StudentT(degreesOfFreedom: freedom).upperTail(statistic.magnitude), digits: 13)
        let holdsZero = try #require(estimate.confidenceLow) <= 0 && 0 <= (try #require(estimate.confidenceHigh))
        #expect(holdsZero == (try #require(estimate.pValue) >= 1 - confidence))
      }
    }
  }

  @Test func theJointTestLeavesOutTheConstant() throws {
    let table = try InferenceReference.frame()
    let all = try model("y ~ x1 + x2", covariance: CovarianceRequest(.classical), in: table)
    let none = try model("y ~ 1", in: table)
    let restricted = none.fit.equations.residualSumOfSquares
    let left = all.fit.equations.residualSumOfSquares
    expectAgreement(all.inference.jointTest?.statistic, (restricted - left) / 2 / (left / 57), digits: 12)
    #expect(none.inference.jointTest == nil)
    let without = try model("y ~ 0 + x1 + x2", covariance: CovarianceRequest(.classical), in: table)
    let total = sumOfSquares(try table.numbers("y").values)
    let rest = without.fit.equations.residualSumOfSquares
    expectAgreement(without.inference.jointTest?.statistic, (total - rest) / 2 / (rest / 58), digits: 12)
  }

  @Test func moreRestrictionsThanClustersHaveNoJointTest() throws {
    let table = try InferenceReference.frame().adding(
      .numbers(NumberColumn((0..<60).map { Double($0 % 3) })), named: "three")
    let fitted = try model("y ~ x1 + x2 + e1 + z1", clusters: ["three"], in: table)
    #expect(fitted.inference.jointTest == nil && fitted.inference.estimates.allSatisfy { $0.standardError != nil })
  }

  @Test func nothingIsFittedAgainForAnotherCovariance() throws {
    let table = try InferenceReference.frame()
    let first = try model("y ~ x1", clusters: ["cl"], covariance: CovarianceRequest(.cr3), in: table)
    let second = try model("y ~ x1", clusters: ["cl"], in: table).inference(CovarianceRequest(.cr3))
    #expect(first.inference.estimates == second.estimates)
  }
}
