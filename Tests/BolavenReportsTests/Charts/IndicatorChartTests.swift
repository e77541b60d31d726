import Testing

@testable import BolavenReports

@Suite struct IndicatorChartTests {
  @Test func aStatusIsAWordAShapeAndAColour() {
    let marks = Status.allCases.map(\.mark)
    #expect(Set(marks.map(\.form)).count == Status.allCases.count)
    #expect(Set(marks.map(\.ink)).count == Status.allCases.count)
    let drawing = BulletChart(rows: ChartSamples.indicatorRows).draw(in: .english)
    for (form, ink) in [
      (Drawing.Mark.Form.circle, Drawing.Ink.first), (.half, .near), (.diamond, .second), (.cross, .text),
      (.bar, .context),
    ] {
      #expect(!drawing.marks(form, ink).isEmpty)
    }
    for word in ["Met", "Nearly met", "Behind", "Off track", "No data", "No target"] {
      #expect(drawing.texts.contains { $0.words == word })
    }
  }

  @Test func barsAreTheActualsAndTicksTheTargets() throws {
    let drawing = BulletChart(rows: [ChartSamples.indicator(1, 10, 40, 20, 1.0 / 3, .off)]).draw(in: .english)
    let (bar, pale) = (drawing.areas(.first)[0].map(\.x), drawing.areas(.pale)[0].map(\.x))
    let zero = try #require(bar.min())
    let tick = try #require(drawing.lines(.text).first { $0.pen.width > 2 }?.lines[0][0].x)
    #expect(pale.min() == zero)
    #expect((((bar.max() ?? 0) - zero) / (tick - zero) - 0.5).magnitude < 1e-9)
    #expect((((pale.max() ?? 0) - zero) / (tick - zero) - 0.25).magnitude < 1e-9)
  }

  @Test func aProgressBeyondTheAxisEndsInAnArrowAndKeepsItsNumber() {
    let drawing = ChartSamples.named("progress-far").draw(in: .english)
    #expect(drawing.lines(.text).count { $0.pen.width == 1.4 } == 2)
    #expect(drawing.texts.contains { $0.words == "8,000%" } && drawing.texts.contains { $0.words == "\u{2212}900%" })
  }

  @Test func countsTheStatuses() {
    #expect(
      BulletChart(rows: ChartSamples.indicatorRows).summary.english
        == "Bar chart of 7 indicators against their targets: Nearly met 2, Met 1, Off track 1, Behind 1, No data 1, "
        + "No target 1.")
  }

  @Test func isDrawnInASCII() {
    let rows = [
      ChartSamples.indicator(1, 10, 40, 20, 1.0 / 3, .off), ChartSamples.indicator(2, nil, 8, nil, nil, .noData),
    ]
    #expect(
      BulletChart(rows: rows).plainLines(width: 72, in: .english) == [
        "# actual, : baseline, | target; a scale for each row",
        "1.1 Village 1  #########:#########                 |  20 / 40  Off track",
        "(people)",
        "1.2 Village 2                                      |  ... / 8  No data",
        "(people)",
      ])
  }
}
