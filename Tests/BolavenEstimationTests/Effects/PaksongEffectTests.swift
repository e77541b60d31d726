import BolavenData
import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

/// The synthetic panel of Paksong against `datasets/golden/golden.csv`, which Python computed.
@Suite struct PaksongEffectTests {
  let sample: TreatmentSample
  let golden: [String: (value: Double, tolerance: Double)]

  /// Households with both waves, real income in thousand kip, winsorised at the 99th percentile of each wave.
  init() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("datasets/paksong/returnee_panel.csv"))
    let income = try Expression("wage_lak + selfemp_lak + farm_net_lak + own_consumption_lak + remittance_lak")
      .numbers(in: frame)
    let households = Grouping(try frame.categories("hh_id")).rowsOfGroups
    let waves = try frame.numbers("wave")
    let rows = households.compactMap { rows -> (before: Int, after: Int)? in
      guard let before = rows.first(where: { waves[$0] == 0 }), let after = rows.first(where: { waves[$0] == 1 }) else {
        return nil
      }
      return (before, after)
    }
    let winsorised = { (values: [Double]) in
      let limit = quantile(values, 0.99) ?? .infinity
      return values.map { min($0, limit) / 1000 }
    }
    let after = frame.rows(rows.map(\.after))
    let group = { (name: ColumnName) throws in
      TreatmentSample.Groups(name: name.text, grouping: Grouping(try after.categories(name)))
    }
    sample = TreatmentSample(
      treatmentName: "assigned", treatment: try after.numbers("assigned").values,
      outcome: winsorised(rows.map { income.values[$0.after] / 1.386 }),
      baseline: winsorised(rows.map { income.values[$0.before] }), strata: try group("pair_id"), strataArePairs: true,
      clusters: try group("village_id"), isRandomised: true)
    golden = try Repository.text("datasets/golden/golden.csv").split(separator: "\n").dropFirst()
      .reduce(into: [:]) { values, line in
        let cells = line.split(separator: ",")
        values[String(cells[0])] = (Double(cells[1]) ?? .nan, Double(cells[2]) ?? .nan)
      }
  }

  /// Within the tolerance of the file, or to 11 digits where a sum of 418 incomes cannot carry more.
  private func expect(_ got: Double?, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let expected = try #require(golden[name], "no golden value \(name)", sourceLocation: sourceLocation)
    let found = try #require(got, "\(name) is nil", sourceLocation: sourceLocation)
    let allowed = max(expected.tolerance, 1e-11) * expected.value.magnitude
    #expect(
      (found - expected.value).magnitude <= allowed, "\(name): \(found), expected \(expected.value)",
      sourceLocation: sourceLocation)
  }

  private func infer(
    _ estimator: any EffectEstimator, _ name: String? = nil, _ level: InferenceRequest.Level? = nil,
    _ count: CoefficientCount = .full
  ) throws -> EffectInference {
    let covariance = name.flatMap { CovarianceEstimator(rawValue: $0) }
    return try EffectModel(
      estimator, of: sample,
      request: InferenceRequest(covariance: covariance, level: level, coefficientCount: count)
    ).inference
  }

  @Test func theDefaultIsCR2OnThePairs() throws {
    try expect(Double(sample.observations), is: "itt.n")
    let inference = try infer(Ancova())
    #expect(inference.rule == .pairs(count: 16))
    let prefix = "itt.ancova.pairfe"
    try expect(inference.estimate.estimate, is: "\(prefix).b")
    try expect(inference.estimate.standardError, is: "\(prefix).cluster_pair.CR2.se")
    try expect(inference.estimate.degreesOfFreedom, is: "\(prefix).cluster_pair.CR2.df")
    try expect(inference.estimate.pValue, is: "\(prefix).cluster_pair.CR2.p")
    try expect(inference.estimate.confidenceLow, is: "\(prefix).cluster_pair.CR2.lo")
    try expect(inference.estimate.confidenceHigh, is: "\(prefix).cluster_pair.CR2.hi")
    try expect(inference.minimumDetectableEffect, is: "\(prefix).cluster_pair.CR2.mde80")
  }

  @Test func theChangeHasItsOwnEffect() throws {
    let inference = try infer(DifferenceInDifferences())
    try expect(inference.estimate.estimate, is: "itt.did.pairfe.b")
    try expect(inference.estimate.standardError, is: "itt.did.pairfe.cluster_pair.CR2.se")
    try expect(inference.estimate.degreesOfFreedom, is: "itt.did.pairfe.cluster_pair.CR2.df")
    try expect(inference.estimate.pValue, is: "itt.did.pairfe.cluster_pair.CR2.p")
  }

  @Test("village clusters inside pair effects", arguments: ["CR0", "CR1", "CR1S", "CR2", "CR3"])
  func villages(_ name: String) throws {
    let inference = try infer(Ancova(), name, .assignment)
    try expect(inference.estimate.standardError, is: "itt.ancova.\(name).se")
    try expect(inference.estimate.degreesOfFreedom, is: "itt.ancova.\(name).df")
    try expect(inference.estimate.pValue, is: "itt.ancova.\(name).p")
  }

  @Test(arguments: ["CR0", "CR1", "CR1S", "CR2"]) func pairs(_ name: String) throws {
    let inference = try infer(Ancova(), name, .strata)
    try expect(inference.estimate.standardError, is: "itt.ancova.pairfe.cluster_pair.\(name).se")
  }

  /// 248.336 where the pair effects, nested in the clusters, are not counted: fixest's and reghdfe's convention.
  @Test func nestedEffectsAreNotCounted() throws {
    let inference = try infer(Ancova(), "CR1S", .strata, .nested)
    #expect(agreeingDigits(try #require(inference.estimate.standardError), 248.336) >= 5.6)
  }

  @Test(arguments: ["HC0", "HC1", "HC2", "HC3"]) func rows(_ name: String) throws {
    try expect(try infer(Ancova(), name).estimate.standardError, is: "itt.ancova.\(name).se")
  }

  @Test func everyAssignmentOfThePairsIsCounted() throws {
    let fit = try LinearFit(Ancova().design(for: sample))
    let found = try #require(try PairedRandomization(of: sample, fit: fit))
    #expect(found.assignments == 65_536)
    try expect(Double(found.coefficientCount), is: "itt.ri.pairflip.count")
    #expect(agreeingDigits(found.studentizedPValue, 0.1144) >= 3)
  }
}
