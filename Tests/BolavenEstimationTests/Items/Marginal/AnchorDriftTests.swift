import BolavenEstimation
import Testing

@Suite struct AnchorDriftTests {
  @Test func takesOutTheItemThatMovedMostAndLinksTheRest() throws {
    let first: [Double] = [-1.5, -1, -0.5, 0, 0.3, 0.8, 1.2, 1.9]
    var second = first.map { 1.1 * $0 + 0.4 }
    second[3] += 2
    second[5] -= 1.5
    let drift = try AnchorDrift(first: first, second: second)
    #expect(drift.drifting == [3, 5] && drift.anchors == [0, 1, 2, 4, 6, 7] && !drift.isExhausted)
    expect(drift.scale, near: 1.1, digits: 13)
    expect(drift.shift, near: 0.4, digits: 13)
  }

  @Test func keepsHalfOfTheItemsWhateverTheyDo() throws {
    let first: [Double?] = [0, 0, 0, 0, 0, 0]
    let second: [Double?] = [0, 0.01, 0.02, 5, 50, 500]
    let drift = try AnchorDrift(first: first, second: second, limit: 0.5)
    #expect(drift.anchors.count == 3 && drift.isExhausted)
    #expect(drift.scale == nil && drift.shift == nil)
  }

  @Test func equalDifferencesHaveNoRobustZ() throws {
    let drift = try AnchorDrift(first: [0, 1, 2], second: [1, 2, 3])
    #expect(drift.robustZ == [nil, nil, nil] && drift.meanShift == 1 && drift.scale == 1 && drift.shift == 1)
    #expect(throws: ItemError.noCommonItems) { try AnchorDrift(first: [], second: []) }
  }

  @Test func itemsWithoutADifficultyAreNotCompared() throws {
    // Item q13 is right by all after the training.
    let before = PaksongItems.responses(PaksongItems.pairs.compactMap { PaksongItems.before[$0] })
    let after = PaksongItems.responses(PaksongItems.pairs.compactMap { PaksongItems.after[$0] })
    let drift = try AnchorDrift(before: before, after: after)
    #expect(drift.notCompared.contains(12) && drift.robustZ[12] == nil && drift.robustZ.count == 20)
    #expect((drift.anchors + drift.drifting + drift.notCompared).sorted() == Array(0..<20))
    #expect(throws: ItemError.noCommonItems) { try AnchorDrift(first: [0, nil], second: [nil, 1]) }
  }
}
