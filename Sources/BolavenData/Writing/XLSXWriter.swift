public import BolavenFormats

/// Writes an Excel workbook of one sheet: the names of columns in the first row, which stays in view, then the rows.
///
/// Texts stay texts, whatever they begin with, and numbers numbers; a missing value is an empty cell.
public struct XLSXWriter: DataWriter {
  /// Endings of workbooks.
  public static let fileExtensions = ["xlsx"]

  /// The name of the sheet.
  public var sheet = "data"
  /// Cells that are to be looked at, by the rows and columns of the frame.
  public var marks: [CellMark] = []

  /// A writer of a sheet without marks.
  public init() {}

  /// The bytes of a workbook.
  ///
  /// - Throws: `sheetTooLarge`, `textTooLongForSheet`, `workbookNotWritten`.
  public func bytes(of frame: DataFrame) throws(DataError) -> [UInt8] {
    var columns: [ColumnDraft] = []
    for name in frame.names { columns.append(ColumnDraft(name, try frame.column(name))) }
    let draft = WorkbookDraft(sheets: [SheetDraft(name: sheet, columns: columns, marks: marks)])
    do throws(WorkbookWritingError) {
      return try WorkbookWriter.bytes(of: draft)
    } catch {
      throw DataError([Self.problem(error, path: frame.source)])
    }
  }

  private static func problem(_ error: WorkbookWritingError, path: String) -> DataProblem {
    switch error {
    case .tooLarge(_, let rows, let columns): .sheetTooLarge(path: path, rows: rows, columns: columns)
    case .textTooLong(_, let row, let column, let characters):
      .textTooLongForSheet(
        path: path, cell: "\(sheetLetters(column))\(row)", characters: characters, limit: WorkbookWriter.longestText)
    case .unusableName(let sheet): .workbookNotWritten(path: path, reason: "no sheet can be called '\(sheet)'")
    case .refused(let reason): .workbookNotWritten(path: path, reason: reason)
    }
  }
}

extension ColumnDraft {
  /// A column of a table as one of a sheet.
  public init(_ name: ColumnName, _ column: Column) {
    switch column {
    case .numbers(let numbers): self.init(head: name.text, values: .numbers(numbers.values, missing: numbers.missing))
    case .text(let categories):
      self.init(head: name.text, values: .texts(levels: categories.levels, codes: categories.codes))
    }
  }
}
