/// Turns a report into one format.
public protocol ReportRenderer: Sendable {
  /// Its name on the command line.
  static var format: String { get }
  /// The ending of its files, without the point.
  static var fileExtension: String { get }
  /// Whether it says which files, by their fingerprints, a report and its numbers were made from.
  static var namesFiles: Bool { get }
  /// A renderer; options that do not concern the format change nothing.
  init(_ options: RenderingOptions)
  /// The whole report.
  func render(_ report: Report, in language: Language) throws(ReportError) -> [UInt8]
}

extension ReportRenderer {
  /// A renderer with the options of every reader.
  public init() { self.init(RenderingOptions()) }

  /// Most formats have no place for it.
  public static var namesFiles: Bool { false }
}

/// Why a report cannot be rendered.
public enum ReportError: Error, Hashable {
  /// The format holds one table, and the report has several, or none.
  case notOneTable(format: String, tables: [String])
}

/// The formats that a report can be rendered in.
public enum ReportRenderers {
  /// In the order of the help.
  public static let all: [any ReportRenderer.Type] = [
    TextRenderer.self,
    CSVRenderer.self,
    TSVRenderer.self,
    MarkdownRenderer.self,
    HTMLRenderer.self,
    LaTeXRenderer.self,
    TreeRenderer.self,
  ]
}
