import BolavenEstimation
import Testing

@Suite struct AnchorDriftTests {
  @Test func takesOutTheItemThatMovedMostAndLinksTheRest() throws {
    let first = [-1.5, -1, -0.5, 0, 0.3, 0.8, 1.2, 1.9]
    var second = first.map { 1.1 * $0 + 0.4 }
    second[3] += 2
    second[5] -= 1.5
    let drift = try AnchorDrift(first: first, second: second)
    #expect(drift.drifting == [3, 5] && drift.anchors == [0, 1, 2, 4, 6, 7] && !drift.isExhausted)
    expect(drift.scale, near: 1.1, digits: 13)
    expect(drift.shift, near: 0.4, digits: 13)
  }

  @Test func keepsHalfOfTheItemsWhateverTheyDo() throws {
    let first: [Double] = [0, 0, 0, 0, 0, 0]
    let second: [Double] = [0, 0.01, 0.02, 5, 50, 500]
    let drift = try AnchorDrift(first: first, second: second, limit: 0.5)
    #expect(drift.anchors.count == 3 && drift.isExhausted)
    #expect(drift.scale == nil && drift.shift == nil)
  }

  @Test func equalDifferencesHaveNoRobustZ() throws {
    let drift = try AnchorDrift(first: [0, 1, 2], second: [1, 2, 3])
    #expect(drift.robustZ == [nil, nil, nil] && drift.meanShift == 1 && drift.scale == 1 && drift.shift == 1)
    #expect(throws: ItemError.noCommonItems) { try AnchorDrift(first: [], second: []) }
  }
}
