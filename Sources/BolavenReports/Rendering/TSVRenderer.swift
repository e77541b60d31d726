/// Renders tables as text separated by tabs (UTF-8) in one of the shapes of `TableShape`.
///
/// No field has a tab or a line end inside; one with a quote is quoted as in CSV, so that readers of either kind agree.
public struct TSVRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "tsv"
  /// The ending of its files.
  public static let fileExtension = "tsv"
  private let shape: TableShape

  /// - Parameter options: the shape.
  public init(_ options: RenderingOptions) { shape = options.shape }

  /// The tables of a report: any number in the tidy shape, else the only one.
  ///
  /// - Throws: `notOneTable` where there are several, or none.
  public func render(_ report: Report, in language: Language) throws(ReportError) -> [UInt8] {
    separated(try spreadsheetLines(of: report, shape, format: Self.format, in: language), by: "\t")
  }
}
