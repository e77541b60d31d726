import Foundation
import TestSupport
import Testing

@testable import BolavenReports

/// What holds for every kind of chart, whatever is drawn.
@Suite struct ChartKindsTests {
  @Test func theListNamesTheKindOfEveryFile() throws {
    let files = Repository.files(below: "Sources/BolavenReports/Charts", endings: ["Chart.swift"])
      .compactMap { $0.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } }
      .filter { !["Chart", "PanelChart"].contains($0) }
    #expect(Set(files) == Set(ChartKinds.all.map { String(describing: $0) }))
    #expect(files.count == ChartKinds.all.count)
    let names = ChartKinds.all.map { $0.name }
    #expect(Set(names).count == names.count && names.allSatisfy { $0.allSatisfy(\.isLowercase) })
  }

  @Test func everyKindHasSamples() {
    let drawn = Set(ChartSamples.all.map { type(of: $0.kind).name })
    #expect(drawn == Set(ChartKinds.all.map { $0.name }))
  }

  @Test("everything is inside the picture and no text lies over another", arguments: ChartSamples.all.map(\.name))
  func isDrawnInside(_ name: String) {
    let chart = ChartSamples.named(name)
    for language in Language.allCases {
      let drawing = chart.draw(in: language)
      #expect(drawing.width >= 454 && drawing.width.isFinite && drawing.height.isFinite && drawing.height < 5000)
      for point in drawing.points {
        #expect(
          (-0.01...drawing.width + 0.01).contains(point.x) && (-0.01...drawing.height + 0.01).contains(point.y),
          "\(language) \(point)")
      }
      for text in drawing.texts {
        #expect(text.left >= -0.01 && text.right <= drawing.width + 0.01, "\(language) \(text.words)")
        #expect(text.lettering.size >= 7.5 && !text.words.isEmpty)
      }
      #expect(drawing.overlaps.isEmpty, "\(language) \(drawing.overlaps)")
    }
  }

  @Test(
    "drawn once for all languages, a chart has in each of them the texts of its drawing in that language",
    arguments: ChartSamples.all.map(\.name))
  func isDrawnOnce(_ name: String) {
    let chart = ChartSamples.named(name)
    let drawing = chart.draw(in: Language.allCases)
    for point in drawing.points {
      #expect(
        (-0.01...drawing.width + 0.01).contains(point.x) && (-0.01...drawing.height + 0.01).contains(point.y),
        "\(point)")
    }
    for (position, language) in Language.allCases.enumerated() {
      let texts = drawing.texts(at: position)
      for text in texts {
        #expect(text.left >= -0.01 && text.right <= drawing.width + 0.01, "\(language) \(text.words)")
      }
      #expect(drawing.overlaps(at: position).isEmpty, "\(language) \(drawing.overlaps(at: position))")
      // Periods are left out where another language has no room for them; numbers of an axis too.
      let letters = { (texts: [Drawing.PlacedText]) in
        Dictionary(grouping: texts.flatMap(\.words).filter(\.isLetter)) { $0 }.mapValues(\.count)
      }
      let (found, expected) = (letters(texts), letters(chart.draw(in: language).texts))
      if [TrendChart.name, SmallMultiplesChart.name].contains(type(of: chart).name) {
        #expect(found.allSatisfy { $1 <= expected[$0] ?? 0 } && !found.isEmpty, "\(language)")
      } else {
        #expect(found == expected, "\(language)")
      }
    }
  }

  @Test("a chart says what it shows in every language and has its numbers", arguments: ChartSamples.all.map(\.name))
  func saysWhatItShows(_ name: String) throws {
    let chart = ChartSamples.named(name)
    for language in Language.allCases {
      let summary = chart.summary(language)
      #expect(summary.count > 20 && [".", "。"].contains(summary.last.map(String.init)), "\(summary)")
      #expect(!summary.contains("nan") && !summary.contains("inf"), "\(summary)")
      #expect(!summary.contains("..") && !summary.contains("。。") && !summary.contains("  "), "\(summary)")
    }
    #expect(Set(Language.allCases.map { chart.summary($0) }).count == 3)
    #expect(!chart.data.rows.isEmpty && !chart.data.columns.isEmpty)
  }

  @Test(
    "a file of a chart is well formed, titled, marked as synthetic and always the same",
    arguments: ChartSamples.all.map(\.name))
  func isAFile(_ name: String) throws {
    let chart = Chart(
      id: "a.\(name)", title: ChartSamples.word(1), kind: ChartSamples.named(name), isSynthetic: true)
    for language in Language.allCases {
      let bytes = chart.svg(in: language)
      let elements = try #require(MarkupReader.elements(of: bytes))
      #expect(elements.first?.attributes["role"] == "img")
      #expect(elements.named("desc").first?.text.contains("SYNTHETIC") == true)
      #expect(elements.named("text").contains { $0.text.contains("SYNTHETIC") })
      #expect(bytes == chart.svg(in: language))
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        !text.contains("nan") && !text.contains("inf\"") && text.firstMatch(of: #/"[^"<]*\d\.\d{3}[^"<]*"/#) == nil)
    }
  }

  @Test("lines and marks that carry something have a colour that stands out", arguments: ChartSamples.all.map(\.name))
  func hasContrast(_ name: String) {
    for shape in ChartSamples.named(name).draw(in: .english).shapes {
      switch shape {
      case .lines(_, let pen): #expect(pen.ink != .paper && pen.ink != .pale)
      case .marks(_, let mark): #expect(![.paper, .pale, .grid].contains(mark.ink))
      case .text(_, _, let lettering): #expect(![.paper, .pale, .grid].contains(lettering.ink))
      // Pale areas have an outline of their own.
      case .areas(_, let ink): #expect(ink != .grid)
      }
    }
  }

  @Test("a chart in ASCII fits a terminal", arguments: ChartSamples.all.map(\.name))
  func fitsATerminal(_ name: String) {
    let chart = Chart(id: name, title: ChartSamples.word(1), kind: ChartSamples.named(name), isSynthetic: true)
    let draws = [EffectChart.name, BulletChart.name, TrendChart.name, PrePostChart.name, DumbbellChart.name]
    for language in Language.allCases {
      let isHuge = name.hasSuffix("huge")
      let lines = chart.kind.plainLines(width: 80, in: language)
      #expect((lines != nil) == draws.contains(type(of: chart.kind).name))
      for line in lines ?? [] { #expect(displayWidth(line) <= (isHuge ? 120 : 80), "\(line)") }
      let page = String(decoding: chart.plainText(width: 80, in: language), as: UTF8.self)
      #expect(page.contains("SYNTHETIC"))
    }
  }

  /// `CHART_FOLDER=DIR` keeps the drawings, to be looked at.
  @Test func drawingsCanBeLookedAt() throws {
    guard let folder = ProcessInfo.processInfo.environment["CHART_FOLDER"] else { return }
    for (name, kind) in ChartSamples.all {
      for language in Language.allCases {
        let chart = Chart(id: name, title: ChartSamples.word(1), kind: kind, isSynthetic: true)
        let path = URL(fileURLWithPath: "\(folder)/\(name).\(language.rawValue).svg")
        try Data(chart.svg(in: language)).write(to: path)
        try Data(chart.plainText(width: 80, in: language)).write(
          to: path.deletingPathExtension().appendingPathExtension("txt"))
      }
    }
  }
}
