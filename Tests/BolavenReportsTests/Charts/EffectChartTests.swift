import Testing

@testable import BolavenReports

@Suite struct EffectChartTests {
  @Test func saysWhatItShows() {
    let chart = effects([(317, -60...695), (417.2, 171...664), (422, nil)], main: 1)
    #expect(
      chart.summary.english
        == "Dot plot: Income, 3 estimates, 2 with 95% intervals, and a line at zero. "
        + "Estimate 2: 417, interval from 171 to 664; zero is outside.")
    #expect(effects([(3, -1...7)], main: 0).summary.english.hasSuffix("interval from -1 to 7; zero is inside."))
    #expect(effects([(3, nil)], main: 0).summary.english.hasSuffix("Estimate 1: 3, without an interval."))
  }

  @Test func dataAreTheEstimates() {
    let rows = effects([(-3.4, -5...1), (2, nil)], main: 0).data.rows
    #expect(
      rows.map { $0.cells.map { $0.text(in: .english) } } == [["-3", "-5", "1"], ["2", "-", "-"]])
    #expect(rows.map { $0.label.english } == ["Estimate 1", "Estimate 2"])
  }

  @Test func theMainEstimateIsFilledAndBoldAndTheOthersAreHollow() throws {
    let drawing = effects([(1, 0...2), (2, 1...3), (3, nil)], main: 1).draw(in: .english)
    #expect(drawing.marks(.circle, .first).map(\.count) == [1])
    #expect(drawing.marks(.circle, .context, isHollow: true).map(\.count) == [1, 1])
    #expect(drawing.texts.filter(\.lettering.isBold).map(\.words) == ["Estimate 2", "2 [1, 3]"])
    let (main, other) = (try #require(drawing.lines(.first).first), try #require(drawing.lines(.context).first))
    #expect(main.pen.width > other.pen.width)
    #expect(drawing.lines(.context).count == 1)
    #expect(drawing.texts.map(\.words).contains("3 (no interval)"))
    #expect(drawing.texts.map(\.words).contains("Estimate [95% interval]"))
  }

  @Test func widthIsTheNumber() throws {
    let drawing = effects([(50, -100...200)], main: 0).draw(in: .english)
    let line = try #require(drawing.lines(.first).first?.lines.first)
    let zero = try #require(drawing.lines(.text).first?.lines.first)[0].x
    let dot = drawing.marks(.circle, .first)[0][0].x
    #expect(abs(dot - (line[0].x + line[1].x) / 2) < 1e-9)
    #expect(abs((dot - zero) / (line[1].x - zero) - 0.25) < 1e-9)
  }

  @Test(
    "no estimate is too strange to draw",
    arguments: [
      effects([(0.02, -900...1100)], main: 0), effects([(0, nil)], main: nil), effects([(0, 0...0)], main: 0),
      effects([(-5, -6 ... -4), (-1e-9, nil)], main: 1), effects([(1.5e12, -1e12...9e12)], main: 0),
      effects([(1e300, -1e300...1e300)], main: 0), effects([(1, -Double.infinity...2)], main: 0),
      effects((0..<12).map { (Double($0), Double($0 - 3)...Double($0 + 3)) }, main: 5),
    ])
  func drawsEverything(_ chart: EffectChart) {
    for language in Language.allCases {
      let drawing = chart.draw(in: language)
      #expect(drawing.points.allSatisfy { (0...drawing.width).contains($0.x) && (0...drawing.height).contains($0.y) })
      #expect(drawing.overlaps.isEmpty, "\(drawing.overlaps)")
      #expect(drawing.width >= 454)
      #expect(drawing.texts.allSatisfy { $0.right <= drawing.width + 0.01 })
    }
  }

  @Test func anInnerIntervalIsTwoTicksOnTheLine() throws {
    let chart = EffectChart(
      estimates: [.init(label: LocalizedText("a"), value: 5, interval: 1...9, inner: 2...8, isMain: true)],
      axis: LocalizedText("Income"), decimals: 0, level: 0.95)
    let drawing = chart.draw(in: .english)
    let (line, ticks) = (drawing.lines(.first)[0].lines[0], drawing.lines(.first)[1].lines)
    #expect(ticks.count == 2 && ticks.allSatisfy { $0[0].x == $0[1].x && $0[0].y < line[0].y && $0[1].y > line[0].y })
    #expect(line[0].x < ticks[0][0].x && ticks[1][0].x < line[1].x)
    #expect(drawing.texts.map(\.words).joined(separator: " ").contains("Estimate [95% interval]; ticks: 90%"))
    #expect(chart.data.rows[0].cells.map { $0.text(in: .english) } == ["5", "1", "9", "2", "8"])
  }

  @Test func aGroupStandsAboveItsRows() {
    let drawing = ChartSamples.named("effect-inner").draw(in: .english)
    let labels = drawing.texts.filter { $0.words.hasPrefix("Village") }.map(\.words)
    #expect(labels == ["Village 100", "Village 1", "Village 2", "Village 101", "Village 3", "Village 4"])
  }

  @Test func isDrawnInASCII() {
    let lines = effects([(317, -60...695), (417, 171...664)], main: 1).plainLines(width: 80, in: .english)
    #expect(
      lines == [
        "Income, 95%",
        "            -200      0        200        400       600       800",
        "Estimate 1         |--+---------------o-------------------|       317 [-60, 695]",
        "Estimate 2            :        |-----------o------------|         417 [171, 664]",
      ])
  }

  @Test func longLabelsAreBrokenAndNeverOverlap() {
    let label = LocalizedText(
      "Difference in differences with controls for age, sex, years abroad and the district of origin",
      lo: "ຄວາມແຕກຕ່າງຂອງຄວາມແຕກຕ່າງໂດຍຄວບຄຸມອາຍຸເພດແລະຈຳນວນປີທີ່ຢູ່ຕ່າງປະເທດ",
      ja: "年齢・性別・海外滞在年数・出身郡を統制した差の差推定による効果の推定値")
    let chart = EffectChart(
      estimates: (0..<12).map { .init(label: label, value: Double($0), interval: nil, isMain: $0 == 0) }, axis: label,
      decimals: 2, level: 0.9)
    for language in Language.allCases {
      let drawing = chart.draw(in: language)
      #expect(drawing.overlaps.isEmpty, "\(drawing.overlaps)")
      #expect(drawing.texts.allSatisfy { $0.left >= 0 && $0.right <= drawing.width + 0.01 })
    }
  }
}

private func effects(_ estimates: [(Double, ClosedRange<Double>?)], main: Int?) -> EffectChart {
  EffectChart(
    estimates: estimates.enumerated().map { position, estimate in
      .init(
        label: LocalizedText("Estimate \(position + 1)"), value: estimate.0, interval: estimate.1,
        isMain: position == main)
    }, axis: LocalizedText("Income"), decimals: 0, level: 0.95)
}
