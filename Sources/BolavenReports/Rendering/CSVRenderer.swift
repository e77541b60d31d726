/// Renders tables as comma-separated text (RFC 4180, UTF-8) in one of the shapes of `TableShape`.
public struct CSVRenderer: ReportRenderer {
  /// Its name on the command line.
  public static let format = "csv"
  /// The ending of its files.
  public static let fileExtension = "csv"
  private let shape: TableShape

  /// - Parameter options: the shape.
  public init(_ options: RenderingOptions) { shape = options.shape }

  /// - Parameter shape: of every table.
  public init(shape: TableShape) { self.shape = shape }

  /// The tables of a report: any number in the tidy shape, else the only one.
  ///
  /// - Throws: `notOneTable` where there are several, or none.
  public func render(_ report: Report, in language: Language) throws(ReportError) -> [UInt8] {
    separated(try spreadsheetLines(of: report, shape, format: Self.format, in: language), by: ",")
  }

  /// One table.
  public func render(_ table: Table, in language: Language) -> [UInt8] {
    separated(spreadsheetLines(of: [table], shape, in: language), by: ",")
  }
}
