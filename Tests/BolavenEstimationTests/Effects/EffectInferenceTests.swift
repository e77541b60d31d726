import BolavenData
import TestSupport
import Testing

@testable import BolavenEstimation

/// Villages with `size(v)` households each; every second village is in the programme, or the first few are.
private func villages(
  _ count: Int, treated: Int? = nil, size: (Int) -> Int = { _ in 4 }, isRandomised: Bool = false,
  varies: Bool = false
) -> TreatmentSample {
  var (treatment, outcome, labels): ([Double], [Double], [String]) = ([], [], [])
  for village in 0..<count {
    let isTreated = treated.map { village < $0 } ?? (village % 2 == 0)
    for household in 0..<size(village) {
      let arm = varies ? household % 2 == 0 : isTreated
      treatment.append(arm ? 1 : 0)
      outcome.append(Double((village * 37 + household * household * 11) % 29) + (arm ? 3 : 0))
      labels.append("v\(village)")
    }
  }
  return TreatmentSample(
    treatmentName: "d", treatment: treatment, outcome: outcome,
    clusters: TreatmentSample.Groups(name: "village", grouping: Grouping(labels: labels)), isRandomised: isRandomised)
}

private func infer(_ sample: TreatmentSample, _ request: InferenceRequest = InferenceRequest()) throws
  -> EffectInference
{
  try EffectModel(DifferenceInMeans(), of: sample, request: request).inference
}

/// Which inference is the default, rule by rule.
@Suite struct EffectInferenceTests {
  @Test func rowsWithoutClustersHaveHC2() throws {
    let reference = try EffectReference.named("villages")
    let inference = try infer(reference.sample(isClustered: false))
    #expect(inference.rule == .independentRows && inference.covariance?.rawValue == "HC2")
    #expect(inference.clusterCount == nil && inference.smallSampleFactor == 1)
    try reference.expect(inference.estimate.estimate, is: "rows.b", digits: 13)
    try reference.expect(inference.estimate.standardError, is: "rows.se", digits: 12)
    try reference.expect(inference.estimate.degreesOfFreedom, is: "rows.df", digits: 12)
    try reference.expect(inference.estimate.pValue, is: "rows.p")
    try reference.expect(inference.estimate.confidenceLow, is: "rows.low")
    try reference.expect(inference.estimate.confidenceHigh, is: "rows.high")
    try reference.expect(inference.minimumDetectableEffect, is: "rows.mde")
    let narrower = try infer(reference.sample(isClustered: false), InferenceRequest(confidence: 0.9))
    try reference.expect(narrower.estimate.confidenceLow, is: "rows.low90")
  }

  @Test func fiftyBalancedClustersHaveCR2() throws {
    let inference = try infer(villages(50))
    #expect(inference.rule == .clusters(count: 50) && inference.covariance?.rawValue == "CR2")
    #expect(inference.clusterName == "village" && inference.clusterMeansTest == nil)
    #expect(inference.estimate.degreesOfFreedom == inference.intervalDegreesOfFreedom)
  }

  @Test(
    "few, unequal or one-sided clusters are tested by their means",
    arguments: [
      (villages(49), 49, 1), (villages(60, size: { $0 == 0 ? 17 : 4 }), 60, 4.25),
      (villages(60, treated: 5), 60, 1),
    ])
  func clusterMeans(_ example: (sample: TreatmentSample, count: Int, ratio: Double)) throws {
    let inference = try infer(example.sample)
    #expect(inference.rule == .clusterMeans(count: example.count, largestToSmallest: example.ratio))
    #expect(inference.covariance?.rawValue == "CR3")
    let test = try #require(inference.clusterMeansTest)
    #expect(test.degreesOfFreedom == Double(example.count - 2))
    #expect(inference.estimate.pValue == test.pValue && inference.estimate.statistic == test.statistic)
    #expect(inference.estimate.confidenceLow != test.confidenceLow)
    #expect(inference.intervalDegreesOfFreedom != test.degreesOfFreedom)
  }

  @Test("the test on cluster means is that of statsmodels", arguments: [false, true])
  func clusterMeansAgree(_ isWeighted: Bool) throws {
    let reference = try EffectReference.named("villages")
    let sample = try reference.sample(controls: ["x"], isWeighted: isWeighted)
    for estimator in effectEstimators {
      let name = "\(nameOf(estimator)).\(isWeighted ? "weighted" : "plain")"
      let inference = try EffectModel(estimator, of: sample).inference
      #expect(inference.rule == .clusterMeans(count: 9, largestToSmallest: 5))
      let test = try #require(inference.clusterMeansTest)
      try reference.expect(test.estimate, is: "\(name).means.b")
      try reference.expect(test.standardError, is: "\(name).means.se")
      try reference.expect(inference.estimate.statistic, is: "\(name).means.t")
      try reference.expect(inference.estimate.pValue, is: "\(name).means.p")
      try reference.expect(inference.estimate.degreesOfFreedom, is: "\(name).means.df")
      try reference.expect(inference.estimate.standardError, is: "\(name).CR3.se")
      try reference.expect(inference.intervalDegreesOfFreedom, is: "\(name).CR3.df")
    }
  }

  @Test func aTreatmentThatVariesWithinClustersHasCR2() throws {
    #expect(try infer(villages(10, varies: true)).rule == .clusters(count: 10))
  }

  @Test(arguments: [1, 2, 3]) func fewChosenClustersInAnArmSupportNoInterval(_ treated: Int) throws {
    let inference = try infer(villages(20, treated: treated))
    #expect(inference.rule == .withheld(clustersInSmallerArm: treated))
    #expect(inference.estimate.estimate != nil && (inference.estimate.standardError != nil) == (treated > 1))
    #expect(inference.estimate.pValue == nil && inference.estimate.confidenceLow == nil)
    #expect(inference.minimumDetectableEffect == nil && inference.intervalDegreesOfFreedom == nil)
  }

  @Test func aLotJustifiesATestWithFewClustersInAnArm() throws {
    #expect(try infer(villages(20, treated: 3, isRandomised: true)).clusterMeansTest != nil)
    #expect(try infer(villages(20, treated: 4)).clusterMeansTest != nil)
  }

  @Test func twoClustersCannotBeTested() throws {
    let inference = try infer(villages(2, isRandomised: true))
    #expect(inference.rule == .noClusterTest(clusters: 2))
    #expect(inference.estimate.estimate != nil && inference.estimate.pValue == nil)
    #expect(inference.estimate.confidenceLow == nil)
  }

  @Test func fewChosenPairsSupportNoInterval() throws {
    let groups = TreatmentSample.Groups(name: "pair", grouping: Grouping(labels: ["1", "1", "2", "2", "3", "3"]))
    let make = { (isRandomised: Bool) in
      TreatmentSample(
        treatmentName: "d", treatment: [1, 0, 0, 1, 1, 0], outcome: [4, 1, 2, 8, 5, 3], strata: groups,
        strataArePairs: true, isRandomised: isRandomised)
    }
    #expect(try infer(make(false)).rule == .withheld(clustersInSmallerArm: 3))
    #expect(try infer(make(true)).rule == .pairs(count: 3))
  }

  @Test func oneClusterHasAnEstimateAndNothingElse() throws {
    for request in [InferenceRequest(), InferenceRequest(covariance: .cr2)] {
      let inference = try infer(villages(1, varies: true), request)
      #expect(inference.rule == .oneCluster(name: "village") && inference.covariance == nil)
      #expect(inference.estimate.estimate != nil && inference.estimate.standardError == nil)
      #expect(inference.estimate.pValue == nil && inference.estimate.confidenceLow == nil)
    }
  }

  @Test func anArmOfOneRowHasNoVariance() {
    let sample = TreatmentSample(treatmentName: "d", treatment: [1, 0, 0, 0], outcome: [4, 1, 2, 8])
    #expect(throws: EstimationError.tooFewUnits(treated: 1, comparison: 3)) { try infer(sample) }
  }

  @Test func whatTheAnalystAsksForIsDone() throws {
    let asked = try infer(
      villages(20), InferenceRequest(covariance: .cr1s, degreesOfFreedom: .residual))
    #expect(asked.rule == .requested && asked.covariance?.rawValue == "CR1S")
    #expect(asked.estimate.degreesOfFreedom == 19)
    #expect(agreeingDigits(try #require(asked.smallSampleFactor), 20.0 / 19 * 79 / 78) >= 15)
    let rows = try infer(villages(20), InferenceRequest(covariance: .hc1))
    #expect(rows.covariance?.rawValue == "HC1" && rows.clusterName == nil)
  }

  @Test func onlyTheLevelCanBeAskedFor() throws {
    let reference = try EffectReference.named("pairs")
    let inference = try infer(reference.sample(), InferenceRequest(level: .assignment))
    #expect(inference.rule == .clusterMeans(count: 12, largestToSmallest: 2.5))
    #expect(inference.clusterName == "cluster")
    #expect(inference.clusterMeansTest?.degreesOfFreedom == 5)
  }

  @Test func anExactFitHasNoUncertainty() throws {
    let sample = TreatmentSample(
      treatmentName: "d", treatment: [1, 0, 1, 0, 1, 0], outcome: [1.3, 0.1, 1.3, 0.1, 1.3, 0.1])
    let estimate = try infer(sample).estimate
    #expect(agreeingDigits(try #require(estimate.estimate), 1.2) >= 15)
    #expect(estimate.pValue == nil && estimate.confidenceLow == nil && estimate.statistic == nil)
  }

  @Test func aProbabilityIsNeverZero() throws {
    let noise = (0..<400).map { Double($0 * 7919 % 101) / 1e6 }
    let sample = TreatmentSample(
      treatmentName: "d", treatment: (0..<400).map { Double($0 % 2) },
      outcome: (0..<400).map { Double($0 % 2) + noise[$0] })
    let p = try #require(try infer(sample).estimate.pValue)
    #expect(p > 0 && p < 1e-300)
  }
}
