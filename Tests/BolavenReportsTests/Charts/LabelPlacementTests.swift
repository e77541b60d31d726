import Testing

@testable import BolavenReports

@Suite struct LabelPlacementTests {
  @Test func labelsThatHaveRoomStayWhereTheyBelong() {
    #expect(labelPlaces([30, 10, 50], heights: [10, 10, 10], within: 0...100) == [30, 10, 50])
  }

  @Test func labelsOfOnePlaceStandAroundIt() {
    #expect(labelPlaces([50, 50, 50], heights: [10, 10, 10], within: 0...100) == [40, 50, 60])
    #expect(labelPlaces([0, 0], heights: [10, 10], within: 0...100) == [5, 15])
    #expect(labelPlaces([99, 100], heights: [10, 10], within: 0...100) == [85, 95])
  }

  /// Two blocks that meet become one, around the mean of what its labels want.
  @Test func blocksThatMeetAreJoined() {
    let places = labelPlaces([20, 22, 31, 80], heights: [10, 10, 10, 10], within: 0...100)
    let mean = (20.0 + 22 + 31) / 3
    #expect(zip(places, [mean - 10, mean, mean + 10, 80]).allSatisfy { ($0 - $1).magnitude < 1e-9 }, "\(places)")
  }

  @Test("no label lies over another and the order stays", arguments: 1...60)
  func neverOverlaps(_ count: Int) {
    for seed in 1...5 {
      let wanted = ChartSamples.noise(count, seed: seed + count).map { (($0 * 12).rounded() / 12) * 300 }
      let heights = ChartSamples.noise(count, seed: seed).map { 8 + 12 * $0 }
      let total = heights.reduce(0, +)
      let places = labelPlaces(wanted, heights: heights, within: 0...max(300, total))
      let order = wanted.indices.sorted { places[$0] < places[$1] }
      for (first, second) in zip(order, order.dropFirst()) {
        #expect(places[second] - places[first] >= (heights[first] + heights[second]) / 2 - 1e-6)
        #expect(wanted[first] <= wanted[second])
      }
      #expect(places[order[0]] - heights[order[0]] / 2 >= -1e-6)
      #expect(places[order[count - 1]] + heights[order[count - 1]] / 2 <= max(300, total) + 1e-6)
    }
  }

  @Test func aLabelThatWasMovedHasALeader() {
    var canvas = Canvas()
    SideLabels([
      .init(words: "a", y: 50, lettering: .init()), .init(words: "b", y: 50, lettering: .init()),
      .init(words: "c", y: 90, lettering: .init()),
    ]).draw(on: &canvas, x: 10, gap: 12, within: 0...100)
    let drawing = canvas.drawing(width: 100, height: 100)
    #expect(drawing.lines(.context).map(\.lines.count) == [2])
    #expect(drawing.texts.count == 3)
  }
}
