import Testing

@testable import BolavenReports

@Suite struct SmallMultiplesChartTests {
  @Test func atMostTwentyFourPanelsAreDrawnAndTheRestIsSaid() {
    let chart = ChartSamples.multiples(30)
    let drawing = chart.draw(in: .english)
    let titles = drawing.texts.filter { $0.lettering.isBold && $0.words.hasPrefix("Village") }
    #expect(titles.count == 24)
    let rest = "24 of 30 groups are drawn; the numbers of the others stand in the table."
    #expect(drawing.texts.last?.words == rest && chart.summary.english.hasSuffix(rest))
    #expect(chart.data.blocks.count == 30)
    #expect(!ChartSamples.multiples(24).summary.english.contains("others"))
  }

  @Test func allPanelsHaveTheSameAxis() {
    let panels = [[0, 10], [0, 100]].map { values in
      SmallMultiplesChart.Panel(label: ChartSamples.before, chart: ChartSamples.trend([values.map { $0 }]))
    }
    let drawing = SmallMultiplesChart(panels: panels).draw(in: .english)
    let heights = drawing.lines(.first).map { line in line.lines[0][0].y - line.lines[0][1].y }
    #expect((heights[1] / heights[0] - 10).magnitude < 1e-6)
  }
}
