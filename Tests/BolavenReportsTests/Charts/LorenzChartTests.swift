import Testing

@testable import BolavenReports

@Suite struct LorenzChartTests {
  private let curve = LorenzChart.Curve(
    label: ChartSamples.before, points: [(0, 0), (0.5, 0.2), (0.75, 0.4), (1, 1)], gini: 0.4)

  @Test func sharesBetweenTwoPointsLieOnTheLine() {
    #expect((curve.whole(of: 0.25) - 0.1).magnitude < 1e-12)
    #expect((curve.whole(of: 0.875) - 0.7).magnitude < 1e-12)
    #expect(curve.whole(of: 0) == 0 && curve.whole(of: 1) == 1)
  }

  @Test func saysWhatThePoorestHalfHas() {
    let chart = LorenzChart(
      curves: [curve], whole: LocalizedText("income"), people: LocalizedText("households"))
    #expect(
      chart.summary.english
        == "Lorenz curve: income among households. before: the poorest half has 20.0%, Gini 0.40.")
    #expect(
      chart.data.rows.map { $0.cells[0].text(in: .english) } == [
        "4.0", "8.0", "12.0", "16.0", "20.0", "28.0", "36.0", "52.0", "76.0", "100.0",
      ])
  }

  @Test func theLineOfEqualSharesIsTheDiagonal() throws {
    let drawing = LorenzChart(curves: [curve], whole: ChartSamples.before, people: ChartSamples.after).draw(
      in: .english)
    let diagonal = try #require(drawing.lines(.text).first { $0.pen.dash == .short }?.lines.first)
    #expect((diagonal[1].x - diagonal[0].x - (diagonal[0].y - diagonal[1].y)).magnitude < 1e-9)
    let line = drawing.lines(.first)[0].lines[0]
    #expect(line.first == diagonal[0] && line.last == diagonal[1] && line[1].y > (diagonal[0].y + diagonal[1].y) / 2)
  }
}
