/// Reads one sheet of an Excel workbook.
///
/// The sheet is the one that the options name, else the first that is not hidden, has rows, and whose rows belong to no
/// other sheet. Its first row with anything in it holds
/// the names of columns. Rows without anything are passed over. A column is one of numbers where every cell with a value
/// holds a number; otherwise it is text, and its numbers are written as short as they read back. Dates and times become
/// ISO 8601 texts, true and false the words `TRUE` and `FALSE`. Formulas have the value that Excel stored; an error is
/// missing.
///
/// Source: ECMA-376 (2016), part 1, §12 and §18, transitional and strict.
public struct XLSXReader: DataReader {
  /// Endings of workbooks in Office Open XML.
  public static let fileExtensions = ["xlsx", "xlsm"]

  /// A reader; it has no settings.
  public init() {}

  /// Reads a sheet, or reports what keeps it from being read right, with its cell.
  public func read(_ file: DataFile, _ options: ReadOptions = ReadOptions()) throws(DataError) -> DataFrame {
    let workbook = try Workbook(file, limits: options.limits)
    guard let name = options.sheet else { return try workbook.mainFrame(options: options) }
    return try workbook.frame(ofSheet: name, options: options)
  }
}
