/// A chart of a report, drawn from the same numbers as its tables.
public struct Chart: Sendable {
  /// Its name in files.
  public let id: String
  /// What it is.
  public let title: LocalizedText
  /// What is drawn.
  public let kind: any ChartKind
  /// Whether its data were invented; then it says so itself, wherever it is copied to.
  public let isSynthetic: Bool

  /// A chart.
  public init(id: String, title: LocalizedText, kind: any ChartKind, isSynthetic: Bool = false) {
    self.id = id
    self.title = title
    self.kind = kind
    self.isSynthetic = isSynthetic
  }

  /// Where it stands in the folder of a report; signs that mean something in a path or a link are hyphens.
  public var fileName: String { "charts/\(fileNamePart(id)).svg" }

  /// The same chart under another title.
  public func titled(_ title: LocalizedText) -> Chart {
    Chart(id: id, title: title, kind: kind, isSynthetic: isSynthetic)
  }

  /// The chart for a terminal: its title, the drawing in ASCII or else its numbers, and what it shows in words.
  public func plainText(width: Int, in language: Language) -> [UInt8] {
    let note = isSynthetic ? " " + Note.synthetic.text(language) : ""
    let said = wrappedLines(oneLine(kind.summary(language) + note), width: min(80, width), breaksWords: true)
    let numbers = Report(
      id: id, title: title, isSynthetic: isSynthetic, blocks: [.table(kind.data)])
    guard let drawn = kind.plainLines(width: width, in: language) else {
      return TextRenderer(width: width).render(numbers, in: language)
        + Array(("\n" + said.joined(separator: "\n") + "\n").utf8)
    }
    let head = wrappedLines(oneLine(title(language)), width: min(80, width), breaksWords: true)
    return Array((head + [""] + drawn.map(terminalSafe) + [""] + said).map { $0 + "\n" }.joined().utf8)
  }

  /// The same chart, marked as made from invented data.
  public var markedSynthetic: Chart { Chart(id: id, title: title, kind: kind, isSynthetic: true) }
}

/// One way of drawing numbers. Each lives in a file of its own.
public protocol ChartKind: Sendable {
  /// Its name in plans and on the command line.
  static var name: String { get }
  /// What the drawing shows, in one or two sentences: the alternative text.
  var summary: LocalizedText { get }
  /// The numbers drawn, for readers who cannot see the drawing.
  var data: Table { get }
  /// Draws into a picture of the size the kind chooses, once for all the languages.
  func draw(in languages: [Language]) -> Drawing
  /// The drawing in ASCII, for a terminal of so many columns; `nil` where the kind has no such form.
  func plainLines(width: Int, in language: Language) -> [String]?
}

extension ChartKind {
  /// Most drawings say nothing in ASCII.
  public func plainLines(width: Int, in language: Language) -> [String]? { nil }
}

/// The ways of drawing numbers.
public enum ChartKinds {
  /// In the order of the help.
  public static let all: [any ChartKind.Type] = [
    PrePostChart.self,
    DumbbellChart.self,
    SlopeChart.self,
    EffectChart.self,
    EventStudyChart.self,
    DistributionChart.self,
    LovePlotChart.self,
    ItemMapChart.self,
    WaterfallChart.self,
    BulletChart.self,
    ProgressChart.self,
    TrendChart.self,
    SmallMultiplesChart.self,
    LorenzChart.self,
    FlowChart.self,
  ]
}
