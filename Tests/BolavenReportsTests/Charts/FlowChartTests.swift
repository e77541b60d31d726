import Testing

@testable import BolavenReports

@Suite struct FlowChartTests {
  @Test func everyLossIsNamedWithItsNumber() {
    let drawing = ChartSamples.named("flow").draw(in: .english)
    // A long line of a box is broken.
    let words = drawing.texts.map { String($0.words.map { $0 == "\u{A0}" ? " " : $0 }) }.joined(separator: " ")
    for part in [
      "Found in the census (n = 412)", "Lost (n = 38)", "\u{2022} moved away (n = 31)", "\u{2022} refused (n = 7)",
      "Village 9 (n = 3)",
    ] {
      #expect(words.contains(part), "\(words)")
    }
  }

  @Test func lossesOfNobodyAreLeftOut() {
    let stage = FlowChart.Stage(
      label: ChartSamples.before, count: 5, losses: [.init(reason: ChartSamples.after, count: 0)])
    #expect(stage.losses.isEmpty && stage.lost == 0)
    #expect(FlowChart(stages: [stage], unit: ChartSamples.before).summary.english.hasSuffix("Nobody was lost."))
  }

  @Test func saysTheBeginningTheEndsAndTheLosses() {
    #expect(
      ChartSamples.named("flow").summary.english.hasPrefix(
        "Flow diagram: Households. Found in the census 412; at the end: after 175, after 187. "
          + "Lost: moved away 31, refused 7, "))
    #expect(ChartSamples.named("flow").data.rows.count == 10)
  }
}
