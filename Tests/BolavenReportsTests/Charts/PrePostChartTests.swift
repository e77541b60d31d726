import Testing

@testable import BolavenReports

@Suite struct PrePostChartTests {
  @Test func saysWhatItShows() {
    let chart = pairs(
      Array(repeating: 10, count: 27), Array(repeating: 12, count: 23) + [10, 10, 10, 9], 0...20,
      means: (11.518, 14.63))
    #expect(
      chart.summary.english
        == "Paired dot plot: Score, Before and After, 27 people. "
        + "The mean rose from 11.5 to 14.6 of 20; 23 people rose, 3 stayed, 1 fell.")
  }

  @Test func aScaleThatDoesNotBeginAtZeroIsNamed() {
    let chart = pairs(Array(repeating: 3, count: 12), Array(repeating: 2, count: 12), 1...5, means: (3, 2))
    #expect(
      chart.summary.english.hasSuffix(
        "fell from 3.00 to 2.00 on a scale from 1 to 5; 0 people rose, 0 stayed, 12 fell."))
  }

  @Test func fewPairsAreCountedOnly() {
    let chart = pairs([1, 2, 3], [2, 2, 4], 0...5, means: (2, 2.7))
    #expect(
      chart.summary.english == "Paired dot plot: Score, Before and After, 3 people. 2 people rose, 1 stayed, 0 fell.")
    #expect(Language.allCases.allSatisfy { !chart.summary($0).contains("2.7") && !chart.summary($0).contains("2,7") })
  }

  @Test func aSmallChangeOfTheMeanIsShownWithMoreDigits() {
    let chart = pairs(Array(repeating: 10, count: 12), Array(repeating: 10, count: 12), 0...20, means: (10.01, 10.02))
    #expect(chart.means(in: .english) == ("10.01", "10.02"))
    let same = pairs(Array(repeating: 10, count: 12), Array(repeating: 10, count: 12), 0...20, means: (10, 10))
    #expect(same.summary.english.contains("The mean stayed at 10.0 of 20;"))
  }

  @Test func peopleAreInTheOrderOfTheirResults() {
    let chart = pairs([9, 3, 3, 5], [9, 8, 2, 6.5])
    let shuffled = pairs([3, 5, 9, 3], [2, 6.5, 9, 8])
    let rows = chart.data.rows
    #expect(rows.map { $0.label.english } == ["1", "2", "3", "4"])
    #expect(
      rows.map { $0.cells.map { $0.text(in: .english) } } == [
        ["3.0", "2.0", "-1.0"], ["3.0", "8.0", "+5.0"], ["5.0", "6.5", "+1.5"], ["9.0", "9.0", "0.0"],
      ])
    let charts = [chart, shuffled].map { Chart(id: "a", title: LocalizedText("A"), kind: $0) }
    #expect(charts[0].svg(in: .english) == charts[1].svg(in: .english))
  }

  @Test func whoRoseStayedOrFellDiffersInColourDashAndMark() {
    let drawing = pairs([1, 2, 3], [2, 2, 1], 0...4).draw(in: .english)
    let (rose, stayed, fell) = (drawing.lines(.first), drawing.lines(.context), drawing.lines(.second))
    // The sample beside the count, then the person.
    #expect([rose, stayed, fell].map { $0.map(\.lines.count) } == [[1, 1], [1, 1], [1, 1]])
    #expect(Set([rose, stayed, fell].map { $0[1].pen.dash }).count == 3)
    #expect(drawing.marks(.circle, .first).count == 2)
    #expect(drawing.marks(.circle, .context, isHollow: true).count == 2)
    #expect(drawing.marks(.square, .second, isHollow: true).count == 2)
    #expect(drawing.texts.map(\.words).filter { $0.hasPrefix("1 ") } == ["1 rose", "1 stayed", "1 fell"])
  }

  @Test("every person has a mark of their own on each side", arguments: [1, 2, 7, 40, 400])
  func nobodyIsHidden(_ count: Int) {
    let drawing = pairs(Array(repeating: 4, count: count), Array(repeating: 7, count: count), 0...10).draw(in: .english)
    let points = drawing.marks(.circle, .first)[1]
    #expect(points.count == 2 * count)
    #expect(Set(points).count == 2 * count)
    let lines = drawing.lines(.first)[1]
    #expect(lines.lines.count == 1)
    #expect(count == 1 || lines.pen.width > 1.2)
  }

  @Test func heightIsTheResult() throws {
    let drawing = pairs([0, 5], [10, 5], 0...10).draw(in: .english)
    let rose = drawing.lines(.first)[1].lines[0]
    let stayed = drawing.lines(.context)[1].lines[0]
    #expect(stayed[0].y == stayed[1].y)
    #expect(abs(stayed[0].y - (rose[0].y + rose[1].y) / 2) < 1e-9)
    let ticks = drawing.texts.filter { $0.lettering.size == 8 }.map(\.words)
    #expect(ticks == ["0", "2", "4", "6", "8", "10"])
  }

  @Test func anIntervalThatLeavesTheScaleEndsInAnArrow() {
    let lines = { (interval: ClosedRange<Double>?) in
      pairs([4, 5], [5, 6], 0...10, intervals: (interval, nil)).draw(in: .english).lines(.text).map(\.lines.count)
    }
    #expect(lines(nil) == [])
    #expect(lines(4...5) == [1])
    #expect(lines(-20...5) == [2])
    #expect(lines(-1e6...1e6) == [3])
    #expect(lines(-Double.infinity...5) == [])
  }

  @Test(
    "no result is too strange to draw",
    arguments: [
      pairs([3], [5]), pairs([4, 4, 4], [4, 4, 4]), pairs([0], [0]), pairs([-3, -5.5], [4, -7]),
      pairs([1.2e12, 3e12], [2e12, 5e12]), pairs([1e-9, 2e-9], [3e-9, 1e-9]), pairs([1e300], [-1e300]),
      pairs([12], [25], 0...20), pairs([1, 2], [2, 3], 5...5), pairs([4, 5], [5, 6], intervals: (-1e9...1e9, 5...6)),
      pairs([4_000_000_000, 5], [5, 6]),
    ])
  func drawsEverything(_ chart: PrePostChart) throws {
    for language in Language.allCases {
      let drawing = chart.draw(in: language)
      #expect(drawing.points.allSatisfy { (0...drawing.width).contains($0.x) && (0...drawing.height).contains($0.y) })
      #expect(drawing.overlaps.isEmpty, "\(drawing.overlaps)")
      #expect(!chart.summary(language).isEmpty)
      #expect(drawing.width == 454 && drawing.height == 255)
    }
  }

  @Test func longLabelsAreBroken() {
    let long = LocalizedText(
      "Before the training of trainers in Paksong", lo: "ກ່ອນການຝຶກອົບຮົມຄູຝຶກຢູ່ເມືອງປາກຊ່ອງແຂວງຈຳປາສັກ",
      ja: "パクソンにおける講師養成研修の実施前に受けた知識テスト")
    let chart = PrePostChart(
      pre: [1, 2], post: [2, 3], range: 0...4, preMean: 1.5, postMean: 2.5, preInterval: nil, postInterval: nil,
      preLabel: long, postLabel: long, axis: long)
    for language in Language.allCases {
      let drawing = chart.draw(in: language)
      #expect(drawing.overlaps.isEmpty, "\(drawing.overlaps)")
      #expect(drawing.texts.allSatisfy { $0.left >= 0 && $0.right <= drawing.width })
    }
  }
}

private func pairs(
  _ pre: [Double], _ post: [Double], _ range: ClosedRange<Double>? = nil, means: (Double, Double)? = nil,
  intervals: (ClosedRange<Double>?, ClosedRange<Double>?) = (nil, nil)
) -> PrePostChart {
  let mean = { (values: [Double]) in values.reduce(0) { $0 + $1 / Double(values.count) } }
  return PrePostChart(
    pre: pre, post: post, range: range, preMean: means?.0 ?? mean(pre), postMean: means?.1 ?? mean(post),
    preInterval: intervals.0, postInterval: intervals.1, preLabel: LocalizedText("Before"),
    postLabel: LocalizedText("After"), axis: LocalizedText("Score"))
}
