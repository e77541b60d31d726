import Testing

@testable import BolavenReports

@Suite struct ItemMapChartTests {
  @Test func peopleAreCountedInBars() {
    let people = ChartSamples.bell(57)
    let drawing = ChartSamples.itemMap(people, [0, 1]).draw(in: .english)
    let right = drawing.areas(.first).flatMap { $0 }.map(\.x).max() ?? 0
    let counts = drawing.texts.filter { $0.lettering.anchor == .end && $0.right < right }.compactMap { Int($0.words) }
    #expect(drawing.areas(.first).count == counts.count)
    #expect(counts.reduce(0, +) == 57)
    #expect(drawing.texts.contains { $0.words == "57 people" } && drawing.texts.contains { $0.words == "2 items" })
  }

  @Test func itemsStandWhereTheirDifficultyIsOrHaveALeader() {
    let drawing = ChartSamples.itemMap([0, 3], [2, 0.5, 0.5, 0.5]).draw(in: .english)
    #expect(drawing.marks(.diamond, .second)[0].count == 4)
    #expect(drawing.lines(.context).map(\.lines.count) == [2])
  }

  @Test func theMostDifficultComesFirst() {
    let chart = ChartSamples.itemMap([0, 1], [-1, 2, 0.5])
    #expect(chart.data.rows.map { $0.label.english } == ["Village 2", "Village 3", "Village 1"])
    #expect(
      chart.summary.english
        == "Item map: Logits, 2 people and 3 items on one scale. "
        + "Most difficult: Village 2 (2.00); easiest: Village 1 (-1.00).")
  }
}
