import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct SatterthwaiteTests {
  private func degrees(
    _ model: RegressionModel, _ kind: CovarianceEstimator, _ rule: DegreesOfFreedomRule
  ) throws -> [Double?] {
    try model.inference(CovarianceRequest(kind, degreesOfFreedom: rule)).estimates.map(\.degreesOfFreedom)
  }

  @Test(
    "degrees of freedom are those of dense matrices, independent errors or one correlation within clusters",
    arguments: [CovarianceEstimator.cr0, .cr2, .cr3])
  func agree(_ kind: CovarianceEstimator) throws {
    let fitted = try model("y ~ x1 + x2", clusters: ["cl"], in: InferenceReference.frame())
    for (rule, prefix) in [(DegreesOfFreedomRule.satterthwaite, "df"), (.imbensKolesar, "df_ik")] {
      for (term, found) in zip(fitted.fit.terms, try degrees(fitted, kind, rule)) {
        try InferenceReference.expect(found, is: "\(prefix)_\(kind.rawValue)[\(term)]", digits: 10)
      }
    }
  }

  @Test func factorsOnTheVarianceLeaveThem() throws {
    let fitted = try model("y ~ x1 + x2", clusters: ["cl"], in: InferenceReference.frame())
    let plain = try degrees(fitted, .cr0, .satterthwaite)
    #expect(try degrees(fitted, .cr1, .satterthwaite) == plain)
    #expect(try degrees(fitted, .cr1s, .satterthwaite) == plain)
    let jackknife = try degrees(fitted, .cr3j, .satterthwaite)
    #expect(try degrees(fitted, .cr3, .satterthwaite) == jackknife)
  }

  @Test("a frequency is so many equal rows", arguments: [DegreesOfFreedomRule.satterthwaite, .imbensKolesar])
  func frequencies(_ rule: DegreesOfFreedomRule) throws {
    let fitted = try model(
      "y ~ x1 + x2", weights: "f", weightType: .frequency, clusters: ["cl"], in: InferenceReference.frame())
    let prefix = rule == .satterthwaite ? "f_df_CR2" : "f_df_ik_CR2"
    for (term, found) in zip(fitted.fit.terms, try degrees(fitted, .cr2, rule)) {
      try InferenceReference.expect(found, is: "\(prefix)[\(term)]", digits: 10)
    }
  }

  @Test func classicalErrorsHaveTheResidualOnesByEveryRule() throws {
    let fitted = try model("y ~ x1 + x2", clusters: ["cl"], in: InferenceReference.frame())
    for rule in DegreesOfFreedomRule.allCases { #expect(try degrees(fitted, .classical, rule) == [57, 57, 57]) }
  }

  @Test func errorsOverTimeHaveNone() throws {
    let fitted = try model("y ~ x1", time: "t", series: "unit", in: InferenceReference.frame())
    #expect(try degrees(fitted, .neweyWest, .satterthwaite) == [nil, nil])
    #expect(try degrees(fitted, .driscollKraay, .imbensKolesar) == [nil, nil])
    #expect(try degrees(fitted, .driscollKraay, .residual) == [5, 5])
    #expect(try degrees(fitted, .neweyWest, .residual) == [58, 58])
  }

  /// A mean over G clusters of one size has G − 1 under any correlation.
  @Test func aMeanOfEqualClustersHasOneLessThanClusters() throws {
    let table = frame([
      ("y", (0..<24).map { Double(($0 * 37) % 19) }), ("g", (0..<24).map { Double($0 / 4) }),
    ])
    let fitted = try model("y ~ 1", clusters: ["g"], in: table)
    for rule in DegreesOfFreedomRule.allCases {
      expectAgreement(try degrees(fitted, .cr2, rule)[0], 5, digits: 12)
    }
  }

  /// Treatment of one of two clusters: the estimator of its variance is identically zero.
  @Test func aVarianceThatIsAlwaysZeroHasNone() throws {
    let table = frame([
      ("y", [1, 3, 2, 5, 4, 6]), ("d", [1, 1, 1, 0, 0, 0]), ("g", [1, 1, 1, 2, 2, 2]),
    ])
    let fitted = try model("y ~ d", clusters: ["g"], in: table)
    let estimate = try #require(try fitted.inference(CovarianceRequest(.cr2)).estimates.last)
    #expect(estimate.degreesOfFreedom == nil && estimate.pValue == nil && estimate.estimate != nil)
  }
}
