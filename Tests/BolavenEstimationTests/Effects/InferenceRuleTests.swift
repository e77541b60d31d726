import BolavenData
import Testing

@testable import BolavenEstimation

/// A sample of two rows a unit: `strata` strata with `units` units each, of which the first half is treated.
private func sample(strata: Int, units: Int, arePairs: Bool = false, isClustered: Bool = true) -> TreatmentSample {
  let rows = (0..<strata * units * 2).map { (stratum: $0 / (2 * units), unit: $0 / 2) }
  let groups = { (name: String, labels: [Int]) in
    TreatmentSample.Groups(name: name, grouping: Grouping(labels: labels.map(String.init)))
  }
  return TreatmentSample(
    treatmentName: "d", treatment: rows.map { $0.unit % units < units / 2 ? 1 : 0 },
    outcome: rows.indices.map { Double($0 * 7 % 11) }, strata: groups("block", rows.map(\.stratum)),
    strataArePairs: arePairs, clusters: isClustered ? groups("village", rows.map(\.unit)) : nil, isRandomised: true)
}

/// The level of clustering: twenty or more strata of at most ten units are clusters themselves.
@Suite struct InferenceRuleTests {
  @Test func pairsAreTheClusters() throws {
    let level = try #require(try ClusterLevel(of: sample(strata: 8, units: 2, arePairs: true)))
    #expect(level.rule == .pairs(count: 8) && level.groups.name == "block")
  }

  @Test func strataOfTwoUnitsArePairsWhateverTheyAreCalled() throws {
    let level = try #require(try ClusterLevel(of: sample(strata: 8, units: 2)))
    #expect(level.rule == .pairs(count: 8))
  }

  @Test(arguments: [(20, 4, true), (20, 10, true), (19, 4, false), (20, 12, false)])
  func manySmallStrataAreTheClusters(_ example: (strata: Int, units: Int, areClusters: Bool)) throws {
    let level = try #require(try ClusterLevel(of: sample(strata: example.strata, units: example.units)))
    let count = example.strata * example.units
    #expect(level.rule == (example.areClusters ? .strata(count: example.strata) : .clusters(count: count)))
    #expect(level.groups.name == (example.areClusters ? "block" : "village"))
  }

  @Test func rowsThatAreTheUnitsHaveNoClusters() throws {
    #expect(try ClusterLevel(of: sample(strata: 5, units: 4, isClustered: false)) == nil)
  }

  @Test func anotherLevelCanBeAskedFor() throws {
    let pairs = sample(strata: 8, units: 2, arePairs: true)
    let level = try #require(try ClusterLevel(of: pairs, asked: .assignment))
    #expect(level.rule == .clusters(count: 16) && level.groups.name == "village")
    #expect(throws: EstimationError.tooFewClusters(name: "assignment", count: 0)) {
      try ClusterLevel(of: sample(strata: 8, units: 2, isClustered: false), asked: .assignment)
    }
  }
}
