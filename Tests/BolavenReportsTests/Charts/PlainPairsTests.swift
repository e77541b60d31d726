import Testing

@testable import BolavenReports

@Suite struct PlainPairsTests {
  @Test func peopleStandBackToBack() {
    let chart = PrePostChart(
      pre: [1, 1, 2], post: [2, 3, 2], range: 0...4, preMean: 1.33, postMean: 2.33, preInterval: nil, postInterval: nil,
      preLabel: LocalizedText("Before"), postLabel: LocalizedText("After"), axis: LocalizedText("Score (0-4)"))
    #expect(
      chart.plainLines(width: 50, in: .english) == [
        "Score (0-4)", "2 rose, 1 stayed, 0 fell",
        "   Before (Mean 1.33)       After (Mean 2.33)",
        "                      | 4 |",
        "                      | 3 | o",
        "                    o | 2 | oo",
        "                   oo | 1 |",
        "                      | 0 |",
      ])
  }

  @Test func manyPeopleShareASign() {
    let lines = ChartSamples.named("prepost-300").plainLines(width: 80, in: .english) ?? []
    #expect(lines[1].contains("rose"))
    #expect(lines.allSatisfy { displayWidth($0) <= 80 } && lines.count == 24)
  }
}
