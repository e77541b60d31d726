import Testing

@testable import BolavenReports

@Suite struct DumbbellChartTests {
  private let chart = ChartSamples.dumbbell([(5, 7), (9, 4), (6, 6), (2, 8)])

  @Test func rowsAreSortedByTheirChange() {
    #expect(chart.data.rows.map { $0.label.english } == ["Village 4", "Village 1", "Village 3", "Village 2"])
    #expect(
      chart.data.rows.map { $0.cells.map { $0.text(in: .english) } } == [
        ["2.0", "8.0", "+6.0"], ["5.0", "7.0", "+2.0"], ["6.0", "6.0", "0.0"], ["9.0", "4.0", "-5.0"],
      ])
    #expect(
      chart.summary.english
        == "Dot plot: Score (0-20), before and after, 4 rows by their change: 2 rose, 1 stayed, 1 fell. "
        + "First: Village 4: 2.0 to 8.0. Last: Village 2: 9.0 to 4.0.")
  }

  @Test func bothEndsAreLabelledAndTheWordsStandAtTheFirstRow() throws {
    let drawing = chart.draw(in: .english)
    let words = drawing.texts.map(\.words)
    for number in ["2.0", "8.0", "5.0", "7.0", "9.0", "4.0", "+6.0", "\u{2212}5.0"] { #expect(words.contains(number)) }
    let before = try #require(drawing.texts.first { $0.words == "before" })
    let after = try #require(drawing.texts.first { $0.words == "after" })
    #expect(before.right <= after.left && before.baseline == after.baseline)
    let first = try #require(drawing.texts.first { $0.words == "Village 4" })
    #expect(before.baseline < first.baseline)
  }

  @Test func directionIsColourDashAndMark() {
    let drawing = chart.draw(in: .english)
    #expect(drawing.lines(.first).count == 2 && drawing.lines(.second).count == 1)
    #expect(drawing.lines(.second)[0].pen.dash == .long && drawing.lines(.first)[0].pen.dash == .solid)
    #expect(drawing.marks(.circle, .first).count == 2)
    #expect(drawing.marks(.square, .second, isHollow: true).count == 1)
    #expect(drawing.marks(.circle, .context, isHollow: true).count == 4)
  }

  @Test func isDrawnInASCII() {
    let lines = chart.plainLines(width: 60, in: .english) ?? []
    #expect(lines[0] == "Score (0-20): o before, * after")
    #expect(lines[2].hasPrefix("Village 4  o---") && lines[2].hasSuffix("*----  2.0 -> 8.0  +6.0") == false)
    #expect(lines[2].hasSuffix("2.0 -> 8.0  +6.0") && lines[5].contains("*....") && lines.count == 6)
  }
}
