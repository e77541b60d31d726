import Testing

@testable import BolavenReports

@Suite struct EventStudyChartTests {
  @Test func theBaseIsHollowAtZeroAndNamed() throws {
    let drawing = ChartSamples.event(1, -3...3).draw(in: .english)
    let base = try #require(drawing.marks(.circle, .text, isHollow: true).first?.first)
    let zero = try #require(drawing.lines(.text).first { $0.pen.dash == .solid }?.lines.first)
    #expect(base.y == zero[0].y && zero[0].y == zero[1].y)
    let word = try #require(drawing.texts.first { $0.words == "base" })
    #expect(((word.left + word.right) / 2 - base.x).magnitude < 1e-6)
  }

  @Test func aBrokenLineStandsBetweenTheLastPeriodBeforeAndTheFirstAfter() throws {
    let drawing = ChartSamples.event(1, -3...3).draw(in: .english)
    let line = try #require(drawing.lines(.text).first { $0.pen.dash == .long }?.lines.first)
    let places = try ["\u{2212}1", "0"].map { words in
      let text = try #require(drawing.texts.first { $0.words == words && $0.lettering.anchor == .middle })
      return (text.left + text.right) / 2
    }
    #expect(line[0].x == line[1].x && (line[0].x - (places[0] + places[1]) / 2).magnitude < 1e-6)
    #expect(ChartSamples.event(1, 0...3).draw(in: .english).lines(.text).count { $0.pen.dash == .long } == 1)
  }

  @Test func theJointTestIsPrintedBelow() {
    let caption = "Joint test that all effects before the event are zero: F(3, 27) = 1.21, p = 0.324."
    let chart = ChartSamples.event(1, -3...3)
    #expect(chart.draw(in: .english).texts.map(\.words).joined(separator: " ").hasSuffix(caption))
    #expect(chart.summary.english.hasSuffix(caption))
    #expect(
      ChartWording.preTest(.init(statistic: 30, degreesOfFreedom: 2, pValue: 1e-7)).english
        == "Joint test that all effects before the event are zero: \u{03C7}\u{00B2}(2) = 30.00, p <0.001.")
  }

  @Test func estimatorsStandBesideEachOther() throws {
    let drawing = ChartSamples.event(2, -2...2, test: false).draw(in: .english)
    let first = try #require(drawing.marks(.circle, .first).first { $0.count == 4 })
    let second = try #require(drawing.marks(.square, .second, isHollow: true).first { $0.count == 4 })
    #expect(zip(first, second).allSatisfy { $0.x < $1.x })
    #expect(drawing.texts.map(\.words).contains("Village 1"))
  }

  @Test func saysHowManyIntervalsLeaveOutZero() {
    let chart = EventStudyChart(
      series: [
        .init(
          label: ChartSamples.before,
          estimates: [
            .init(time: 1, value: 2, interval: 1...3), .init(time: -2, value: 0.1, interval: -1...1),
            .init(time: 0, value: 1, interval: nil),
          ])
      ], axis: LocalizedText("Income"), time: LocalizedText("years"), decimals: 1, level: 0.95)
    #expect(
      chart.summary.english
        == "Event study: Income, years -2 to 1, base -1. 95% intervals without zero: 0 of 1 before, 1 of 2 after.")
    #expect(chart.data.rows.map { $0.label.english } == ["-2", "0", "1"])
  }
}
