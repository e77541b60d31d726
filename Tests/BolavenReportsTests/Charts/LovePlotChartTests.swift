import Testing

@testable import BolavenReports

@Suite struct LovePlotChartTests {
  private let chart = ChartSamples.balance([(0.42, 0.04), (-0.31, -0.12), (0.08, nil)])

  @Test func beforeIsHollowAndAfterIsFilled() {
    let drawing = chart.draw(in: .english)
    // One each in the key.
    #expect(drawing.marks(.circle, .second, isHollow: true).count == 4)
    #expect(drawing.marks(.circle, .first).count == 3)
  }

  @Test func linesStandAtZeroAndAtBothThresholds() throws {
    let drawing = chart.draw(in: .english)
    let zero = try #require(drawing.lines(.text).first?.lines.first)[0].x
    let limits = try #require(drawing.lines(.context).first { $0.lines.count == 2 }).lines.map { $0[0].x }
    #expect(((limits[0] + limits[1]) / 2 - zero).magnitude < 1e-9 && limits[0] < zero)
    #expect(drawing.texts.contains { $0.words == "\u{00B1}0.10" })
  }

  @Test func countsWhatLiesBeyond() {
    #expect(
      chart.summary.english
        == "Balance plot: Standardised difference, 3 characteristics. Beyond 0.10: 2 before adjustment, 1 after.")
    #expect(chart.data.rows.map { $0.cells.map { $0.text(in: .english) } }[2] == ["0.08", "-"])
    #expect(ChartSamples.balance([(0.2, nil)]).summary.english.hasSuffix("1 before adjustment."))
  }
}
