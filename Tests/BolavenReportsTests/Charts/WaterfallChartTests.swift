import Testing

@testable import BolavenReports

@Suite struct WaterfallChartTests {
  private let chart = ChartSamples.waterfall(100, [40, -15])

  @Test func stepsBeginWhereTheLastOnesEnd() throws {
    let drawing = chart.draw(in: .english)
    let totals = drawing.areas(.context)
    let (rise, fall) = (drawing.areas(.first)[0], drawing.areas(.paper)[0])
    let ends = { (box: [Drawing.Point]) in (box.map(\.x).min() ?? 0, box.map(\.x).max() ?? 0) }
    #expect(totals.count == 2)
    #expect((ends(totals[0]).1 - ends(rise).0).magnitude < 1e-9)
    #expect((ends(rise).1 - ends(fall).1).magnitude < 1e-9)
    #expect((ends(fall).0 - ends(totals[1]).1).magnitude < 1e-9)
    // A fall is hollow with a broken outline.
    #expect(drawing.lines(.second).map(\.pen.dash) == [.long])
  }

  @Test func saysTheSteps() {
    #expect(
      chart.summary.english
        == "Waterfall: Score (0-20), from before 100.0 to after 125.0: Village 1 +40.0, Village 2 -15.0.")
    #expect(chart.data.rows.count == 4)
  }
}
