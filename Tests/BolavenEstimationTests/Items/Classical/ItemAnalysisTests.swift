import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct ItemAnalysisTests {
  @Test func extremeGroupsShareTiesAtTheCut() throws {
    // Ten persons, groups of 0.3 · 10 = 3: totals 3, 2, 2, 2, 2, 1, 1, 1, 0, 0.
    let first: [Double] = [1, 1, 1, 1, 0, 1, 0, 0, 0, 0]
    let second: [Double] = [1, 1, 1, 0, 1, 0, 1, 0, 0, 0]
    let third: [Double] = [1, 0, 0, 1, 1, 0, 0, 1, 0, 0]
    let analysis = try ItemAnalysis([first, second, third], groupShare: 0.3)
    // Above: person 0 and half of each of four; below: the last two and a third of each of three.
    expect(analysis.items[0].discrimination, near: (1 + 1.5) / 3 - (1.0 / 3) / 3, digits: 14)
    expect(analysis.items[0].difficulty, near: 0.5, digits: 15)
  }

  @Test func aPersonMoreOrLessDoesNotMoveTheOrderOfPersons() throws {
    var draws = Philox(seed: 3)
    let order = Array(0..<400).shuffled(using: &draws)
    let analysis = try ItemAnalysis(ItemReference.columns)
    let other = try ItemAnalysis(ItemReference.columns.map { column in order.map { column[$0] } })
    for (item, twin) in zip(analysis.items, other.items) {
      expect(twin.itemRestCorrelation, near: try #require(item.itemRestCorrelation), digits: 12)
      expect(twin.discrimination, near: try #require(item.discrimination), digits: 12)
    }
  }

  @Test func anItemThatAllGetRightHasNoCorrelation() throws {
    // Item q13 after the training.
    let rows = PaksongItems.pairs.compactMap { PaksongItems.after[$0] }
    let item = try ItemAnalysis(PaksongItems.points(rows)).items[12]
    #expect(item.difficulty == 1 && item.itemRestCorrelation == nil && item.discrimination == 0)
  }

  @Test func pointsAreShownAsSharesOfTheMaximum() throws {
    let columns: [[Double]] = [[0, 2, 4], [1, 1, 3]]
    let analysis = try ItemAnalysis(columns, maxima: [4, 3], groupShare: 1.0 / 3)
    #expect(analysis.items[0].mean == 2 && analysis.items[0].difficulty == 0.5)
    expect(analysis.items[0].discrimination, near: 1, digits: 15)
  }

  @Test func refusesTooLittle() {
    #expect(throws: ItemError.tooFewItems(count: 1, needed: 2)) { try ItemAnalysis([[1, 0]]) }
    #expect(throws: ItemError.noPersons(count: 1, needed: 2)) { try ItemAnalysis([[1], [0]]) }
    #expect(throws: ItemError.notFinite(person: 1, item: 1)) { try ItemAnalysis([[1, 0], [0, .nan]]) }
  }
}
