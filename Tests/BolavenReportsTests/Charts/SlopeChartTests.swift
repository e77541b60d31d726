import Testing

@testable import BolavenReports

@Suite struct SlopeChartTests {
  private let chart = ChartSamples.slope([[8, 11, 12.5], [10, 8, nil], [7.5, nil, 12.4]], highlighted: 2)

  @Test func theHighlightedUnitIsInColourAndInFront() throws {
    let drawing = chart.draw(in: .english)
    #expect(drawing.lines(.first).count == 1 && drawing.marks(.circle, .first).count == 1)
    let colours = drawing.shapes.compactMap { shape -> Drawing.Ink? in
      if case .marks(_, let mark) = shape { mark.ink } else { nil }
    }
    #expect(colours == [.context, .context, .first])
    let label = try #require(drawing.texts.first { $0.words == "Village 3 12.4" })
    #expect(label.lettering.isBold && label.lettering.ink == .first)
  }

  @Test func aWaveThatIsMissingBreaksTheLine() {
    let drawing = chart.draw(in: .english)
    // Measured in the first and the third wave only: two marks and no line.
    #expect(drawing.lines(.first)[0].lines.isEmpty)
    #expect(drawing.marks(.circle, .first)[0].count == 2)
  }

  @Test func saysHowManyRoseAndFell() {
    #expect(
      chart.summary.english
        == "Slope chart: Score (0-20), 3 lines over 3 waves. From the first to the last 2 rose, 0 fell. "
        + "Village 3: 7.5 to 12.4.")
    #expect(chart.data.rows[1].cells.map { $0.text(in: .english) } == ["10.0", "8.0", "-"])
  }
}
