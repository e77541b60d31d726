/// Turns a report into one format.
public protocol ReportRenderer: Sendable {
  /// Its name on the command line.
  static var format: String { get }
  /// The ending of its files, without the point.
  static var fileExtension: String { get }
  init()
  /// The whole report.
  func render(_ report: Report, in language: Language) throws(ReportError) -> [UInt8]
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
    MarkdownRenderer.self,
    HTMLRenderer.self,
  ]
}
