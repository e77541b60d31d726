import Testing

@testable import BolavenReports

@Suite struct SVGTests {
  private let charts = sampleReport().charts

  @Test("a drawing says what it is and what it shows", arguments: Language.allCases)
  func hasTitleAndDescription(_ language: Language) throws {
    for chart in charts {
      let elements = try #require(MarkupReader.elements(of: chart.svg(in: language)))
      let root = try #require(elements.first)
      #expect(root.name == "svg")
      #expect(root.attributes["role"] == "img")
      #expect(root.attributes["xml:lang"] == language.rawValue)
      let title = try #require(elements.named("title").first)
      let description = try #require(elements.named("desc").first)
      #expect(title.text == chart.title(language))
      #expect(description.text.hasPrefix(chart.kind.summary(language)))
      #expect(!chart.kind.summary(language).isEmpty && title.text != description.text)
      let named = root.attributes["aria-labelledby"]?.split(separator: " ").map(String.init)
      #expect(named == [title, description].map { $0.attributes["id"] ?? "" })
      #expect(elements.named("metadata").first?.text == chart.id)
    }
  }

  @Test func theOriginStandsInTheMetadata() throws {
    let bytes = charts[0].svg(
      in: .english, made: Colophon(program: "bolaven 1.0", inputs: [.init(name: "a<b.csv", fingerprint: "00ff")]))
    let metadata = try #require(MarkupReader.elements(of: bytes)?.named("metadata").first)
    #expect(metadata.text == "\(charts[0].id)\nbolaven 1.0\na<b.csv sha256 00ff")
  }

  @Test func syntheticDataAreMarkedInTheDrawingAndInItsDescription() throws {
    for chart in charts {
      let elements = try #require(MarkupReader.elements(of: chart.svg(in: .english)))
      #expect(elements.named("text").contains { $0.text.contains("SYNTHETIC DATA") })
      #expect(elements.named("desc").first?.text.contains("SYNTHETIC DATA") == true)
    }
    for chart in sampleReport(isSynthetic: false).charts {
      #expect(!String(decoding: chart.svg(in: .english), as: UTF8.self).contains("SYNTHETIC"))
    }
  }

  @Test("no text of a plan becomes markup", arguments: hostileTexts)
  func hostileTextsStayTexts(_ text: String) throws {
    let allowed = Set(try charts.flatMap { try #require(MarkupReader.elements(of: $0.svg(in: .english))) }.map(\.shape))
    for chart in sampleReport(words: { _ in text }).charts {
      let bytes = chart.svg(in: .english)
      let elements = try #require(MarkupReader.elements(of: bytes))
      #expect(Set(elements.map(\.shape)).isSubset(of: allowed))
      expectPlainCharacters(bytes)
    }
  }

  @Test func everythingStaysInsideThePicture() throws {
    for chart in charts {
      let drawing = chart.kind.draw(in: .english)
      for point in drawing.points {
        #expect((0...drawing.width).contains(point.x) && (0...drawing.height).contains(point.y))
      }
      for text in drawing.texts {
        #expect(text.left >= -0.01 && text.right <= drawing.width + 0.01, "\(text.words)")
        #expect(text.lettering.size >= 7.5)
      }
    }
  }

  @Test func theSameChartHasTheSameBytes() {
    for (first, second) in zip(sampleReport().charts, sampleReport().charts) {
      #expect(first.svg(in: .lao) == second.svg(in: .lao))
    }
  }

  @Test func numbersHaveAtMostTwoDecimals() {
    for chart in charts {
      let text = String(decoding: chart.svg(in: .english), as: UTF8.self)
      #expect(text.firstMatch(of: #/"[^"<]*\d\.\d{3}[^"<]*"/#) == nil)
      #expect(!text.contains("nan") && !text.contains("inf\""))
    }
  }

  /// Source: WCAG 2.2, 1.4.11 (graphics 3:1) and 1.4.3 (text 4.5:1), relative luminance of sRGB.
  @Test("a colour that carries something stands out from white", arguments: Drawing.Ink.allCases)
  func hasContrast(_ ink: Drawing.Ink) throws {
    guard ![.grid, .paper, .pale].contains(ink) else { return }
    let value = try #require(Int(ink.rawValue.dropFirst(), radix: 16))
    let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    let luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    #expect(1.05 / (luminance + 0.05) >= (ink == .text ? 4.5 : 3))
  }
}
