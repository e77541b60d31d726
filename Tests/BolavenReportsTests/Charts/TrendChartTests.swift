import Testing

@testable import BolavenReports

@Suite struct TrendChartTests {
  @Test func aMissingPeriodIsAGap() {
    let drawing = ChartSamples.trend([[1, 2, nil, 4, nil, 3, 5]]).draw(in: .english)
    #expect(drawing.lines(.first)[0].lines.map(\.count) == [2, 2])
    #expect(drawing.marks(.circle, .first)[0].count == 5)
  }

  @Test func aNumberBetweenGapsKeepsItsMarkWhereOthersHaveNone() {
    let values: [Double?] = (0..<300).map { $0 == 150 ? 4 : (149...151).contains($0) ? nil : 3 }
    let drawing = ChartSamples.trend([values], months: true).draw(in: .english)
    // The one alone, and the last.
    #expect(drawing.marks(.circle, .first)[0].count == 2)
  }

  @Test func theLastNumberAndTheTargetAreWritten() throws {
    let drawing = ChartSamples.trend([[1, 2, nil], [4, 3, 6]], target: 5).draw(in: .english)
    let words = drawing.texts.map(\.words)
    #expect(words.contains("Village 1 2.0") && words.contains("Village 2 6.0") && words.contains("Target 5.0"))
    let target = try #require(drawing.lines(.text).first)
    #expect(target.pen.dash == .long && target.lines[0][0].y == target.lines[0][1].y)
  }

  @Test func seriesDifferInColourMarkAndDash() {
    let drawing = ChartSamples.trend([[1, 2], [2, 3], [3, 4], [4, 5]]).draw(in: .english)
    let inks: [Drawing.Ink] = [.first, .second, .third, .fourth]
    #expect(Set(inks.map { drawing.lines($0)[0].pen.dash }).count == 4)
    let forms = drawing.shapes.compactMap { shape -> Drawing.Mark.Form? in
      if case .marks(_, let mark) = shape { mark.form } else { nil }
    }
    #expect(Set(forms).count == 4)
  }

  @Test func theAxisBeginsAtZeroUnlessItIsFar() {
    #expect(ChartSamples.trend([[30, 90]]).shownRange == 0...90)
    #expect(ChartSamples.trend([[80, 90]]).shownRange == 80...90)
    #expect(ChartSamples.trend([[-3, 90]]).shownRange == -3...90)
  }

  @Test func saysWhereALineBeginsAndEnds() {
    #expect(
      ChartSamples.trend([[1, nil, 3]], target: 4).summary.english
        == "Line chart: Score (0-20), 2015 to 2017. Village 1: from 1.0 (2015) to 3.0 (2017). Target: 4.0. Missing: 1.")
  }

  @Test func isDrawnInASCII() {
    let lines = ChartSamples.trend([[0, 5, nil, 10]], target: 5).plainLines(width: 40, in: .english) ?? []
    #expect(lines.count == 14)
    #expect(lines[1] == "10 | " + String(repeating: " ", count: 33) + "o")
    #expect(lines[6].hasPrefix(" 5 | -----------o----") || lines[6].contains("o--"))
    #expect(lines[11].hasPrefix(" 0 | o") && lines[13] == "o 10.0   - Target 5.0")
  }
}
