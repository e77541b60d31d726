import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct FirstStageTests {
  private func stage(
    _ instruments: String, _ kind: CovarianceEstimator, clusters: [ColumnName] = []
  ) throws -> FirstStage {
    let fitted = try model(
      "y ~ x1 | e1 ~ \(instruments)", clusters: clusters, covariance: CovarianceRequest(kind),
      in: InferenceReference.frame())
    return try #require(fitted.instruments?.firstStages.first)
  }

  @Test("F and the effective F", arguments: [CovarianceEstimator.classical, .hc1])
  func strengths(_ kind: CovarianceEstimator) throws {
    let name = kind == .classical ? "iid" : "HC1"
    let two = try stage("z1 + z2", kind)
    #expect(two.term == "e1")
    try InferenceReference.expect(two.classical?.statistic, is: "first_F_iid")
    try InferenceReference.expect(two.robust?.statistic, is: "first_F_\(name)")
    try InferenceReference.expect(two.effectiveF, is: "effective_F_\(name)")
    try InferenceReference.expect(try stage("z1", kind).effectiveF, is: "effective_F1_\(name)")
  }

  @Test(
    "with one instrument the effective F is the square of t",
    arguments: [
      CovarianceEstimator.classical, .hc3, .cr1s, .cr2,
    ])
  func oneInstrument(_ kind: CovarianceEstimator) throws {
    let stage = try stage("z1", kind, clusters: ["cl"])
    let direct = try model(
      "e1 ~ x1 + z1", clusters: ["cl"], covariance: CovarianceRequest(kind), in: InferenceReference.frame())
    let t = try #require(direct.inference.estimates.last?.statistic)
    expectAgreement(stage.effectiveF, t * t, digits: 11)
    expectAgreement(stage.robust?.statistic, t * t, digits: 11)
  }

  @Test func severalEndogenousColumnsHaveNoEffectiveF() throws {
    let fitted = try model("y ~ x1 | e1 + x2 ~ z1 + z2", in: InferenceReference.frame())
    let stages = try #require(fitted.instruments?.firstStages)
    #expect(stages.map(\.term) == ["e1", "x2"] && stages.allSatisfy { $0.effectiveF == nil && $0.classical != nil })
    #expect(fitted.instruments?.andersonRubin == nil && fitted.instruments?.overidentification == nil)
  }
}
