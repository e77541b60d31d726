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

  /// The same chart, marked as made from invented data.
  var markedSynthetic: Chart { Chart(id: id, title: title, kind: kind, isSynthetic: true) }
}

/// One way of drawing numbers. Each lives in a file of its own.
public protocol ChartKind: Sendable {
  /// Its name in plans and on the command line.
  static var name: String { get }
  /// What the drawing shows, in one or two sentences: the alternative text.
  var summary: LocalizedText { get }
  /// The numbers drawn, for readers who cannot see the drawing.
  var data: Table { get }
  /// Draws into a picture of the size the kind chooses.
  func draw(in language: Language) -> Drawing
}

/// The ways of drawing numbers.
public enum ChartKinds {
  /// In the order of the help.
  public static let all: [any ChartKind.Type] = [PrePostChart.self, EffectChart.self]
}
