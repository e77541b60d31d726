public import BolavenFormats

/// What is wrong with data, every problem that was found.
public struct DataError: Error, Hashable {
  /// Never empty.
  public let problems: [DataProblem]

  /// An error with everything that was found.
  public init(_ problems: [DataProblem]) {
    precondition(!problems.isEmpty, "an error has a problem")
    self.problems = problems
  }
}

/// A cell that breaks a rule, by the row number that Excel shows.
public struct CellFact: Sendable, Hashable {
  /// The row number that Excel shows.
  public let row: Int
  /// What stands in the cell; empty where that is private.
  public let text: String

  /// A cell with its place.
  public init(row: Int, text: String) {
    self.row = row
    self.text = text
  }
}

/// One thing that is wrong, with its place. Lists of cells are cut at 20; `total` counts them all.
public enum DataProblem: Sendable, Hashable {
  /// `nearby` are names in the folder that look alike.
  case fileMissing(path: String, nearby: [String])
  case fileUnreadable(path: String, reason: String)
  case isFolder(path: String)
  case unknownFileType(path: String, known: [String])
  case emptyFile(path: String)
  case noRows(path: String)
  /// A byte that UTF-8 does not have, by its place from 0, in a text whose encoding cannot be told.
  case notUTF8(path: String, line: Int, byte: UInt8, offset: Int)
  /// A byte that the declared or marked encoding does not have.
  case notInEncoding(path: String, encoding: String, line: Int, byte: UInt8, offset: Int)
  /// A delimiter, quote or escape that no text can have.
  case unusableOption(path: String, option: String, value: String)
  /// No row begins on the line that should hold the names.
  case headerRowMissing(path: String, line: Int)
  /// A compressed file that is damaged, or cut short.
  case damagedCompression(path: String, isCutShort: Bool)
  /// More comes out of a compressed file than is allowed.
  case inflatesTooMuch(path: String, limit: Int)
  /// Text that is no JSON.
  case notJSON(path: String, line: Int, column: Int, expected: String)
  /// JSON whose values stand in one another too often.
  case tooDeep(path: String, line: Int, column: Int, limit: Int)
  /// A key that an object has twice.
  case duplicateKey(path: String, line: Int, column: Int, key: String)
  /// JSON that holds no list of records.
  case noRecords(path: String, line: Int, column: Int)
  /// A list with objects or lists in it, which no cell can hold.
  case nestedList(path: String, line: Int, column: Int, key: String)
  case zeroByte(path: String, line: Int)
  /// The quote that is opened here is never closed.
  case unterminatedQuote(path: String, line: Int, column: Int)
  /// Text between a closing quote and the next delimiter.
  case textAfterQuote(path: String, line: Int, column: Int)
  /// Rows with another number of cells than the header; the first of them, and how many.
  case raggedRows(path: String, expected: Int, rows: [RaggedRow], total: Int)
  case cellTooLong(path: String, line: Int, limit: Int)
  case tooManyColumns(path: String, count: Int, limit: Int)
  case duplicateColumn(path: String, name: String, excelColumns: [String])
  case unnamedColumn(path: String, excelColumn: String)
  case columnMissing(path: String, name: String, found: [String], nearest: [String])
  /// Numbers that are one thing with a decimal point and another with a point between thousands.
  case ambiguousNumber(path: String, column: String, excelColumn: String, cells: [CellFact], total: Int)
  case notANumber(path: String, column: String, excelColumn: String, cells: [CellFact], total: Int)
  case notWhole(path: String, column: String, excelColumn: String, cells: [CellFact], total: Int)
  case outOfRange(
    path: String, column: String, excelColumn: String, cells: [CellFact], total: Int, low: Double, high: Double)
  case unknownCode(
    path: String, column: String, excelColumn: String, cells: [CellFact], total: Int, known: [String])
  case duplicateIdentifier(path: String, column: String, excelColumn: String, identifier: String, rows: [Int])
  case missingIdentifier(path: String, column: String, rows: [Int])
  case nobodyMatched(
    firstPath: String, firstColumn: String, firstExample: String, secondPath: String, secondColumn: String,
    secondExample: String)
  /// More pairs of rows of two files share a name or an identifier than can be looked at.
  case tooManyCandidates(path: String, secondPath: String, limit: Int)
  /// A file of Stata or SPSS of which a part is lost or changed; the row from 1 and the variable where they are known.
  case statFileDamaged(path: String, kind: String, row: Int?, variable: String, detail: String)
  /// The program that reads these files came to grief on this one: by a signal, or by what it sent.
  case statFileReaderEnded(path: String, kind: String, rowsRead: Int, signal: Int?, detail: String)
  case statFileTooSlow(path: String, kind: String, rowsRead: Int, seconds: Int)
  /// The rows of a small file would fill the memory.
  case statFileTooLarge(path: String, kind: String, rowsRead: Int, limit: Int)
  case statFileReaderMissing(path: String, kind: String, program: String)
  case statFileUnsupported(path: String, kind: String, detail: String)
  /// A text that is not in the encoding of the file, or in the one that was named.
  case statFileEncoding(path: String, kind: String, row: Int?, variable: String, encoding: String)
  case statFileEncodingUnknown(path: String, kind: String, encoding: String)
  case statFileCellTooLong(path: String, row: Int?, variable: String, limit: Int)
  case statFileMemory(path: String, kind: String, limit: Int)
  /// What a file of Stata or SPSS cannot hold; no variable where it is the table as a whole.
  case statFileNotWritable(path: String, kind: String, variable: String, row: Int?, detail: String)
  /// What is wrong in a form.
  case form(FormProblem, path: String)
  /// The column that lists all answers says another thing than the columns of the single choices.
  case multipleAnswersDisagree(path: String, column: String, excelColumn: String, cells: [CellFact], total: Int)
  /// Rows of a repeat whose parent is not there.
  case parentMissing(path: String, sheet: String, column: String, excelColumn: String, cells: [CellFact], total: Int)
  /// Two columns of one question, of different versions of a form, that hold different answers in the same rows.
  case versionsDisagree(path: String, columns: [String], excelColumns: [String], rows: [Int], total: Int)
  /// Answers that break the rule of the form.
  case constraintBroken(
    path: String, column: String, excelColumn: String, cells: [CellFact], total: Int, constraint: String)
  /// A spreadsheet in another format than Excel's of today.
  case otherSpreadsheet(path: String, kind: SpreadsheetKind)
  case encryptedWorkbook(path: String)
  /// The zip container of a workbook.
  case container(path: String, ZipError)
  /// A part of a workbook that is no XML, or none that is safe to read.
  case markup(path: String, part: String, XMLError)
  case workbookPartMissing(path: String, part: String)
  case sheetMissing(path: String, name: String, found: [String], nearest: [String])
  case noVisibleSheet(path: String, hidden: [String])
  /// `cell` as Excel shows it.
  case damagedCell(path: String, sheet: String, cell: String, CellFault)
  /// `limit` in characters.
  case cellTextTooLong(path: String, sheet: String, cell: String, limit: Int)
  /// So few cells, so far apart, that a table of them would be nearly empty.
  case sheetTooSparse(path: String, sheet: String, rows: Int, columns: Int, cells: Int)
  /// A name that stands above two columns of a sheet; the cells as Excel shows them.
  case duplicateHead(path: String, sheet: String, name: String, cells: [String])
  case emptySheet(path: String, sheet: String, others: [String])
  /// A row of names and nothing below it.
  case sheetWithoutRows(path: String, sheet: String, headerRow: Int, others: [String])
  /// A table that is larger than a sheet, its header counted as a row. `path` is where it came from.
  case sheetTooLarge(path: String, rows: Int, columns: Int)
  /// `cell` as Excel would show it.
  case textTooLongForSheet(path: String, cell: String, characters: Int, limit: Int)
  case workbookNotWritten(path: String, reason: String)

  /// A row of a text file with too few or too many cells.
  public struct RaggedRow: Sendable, Hashable {
    /// The line on which the row begins, from 1.
    public let line: Int
    /// How many cells it has.
    public let found: Int

    /// A row with its place.
    public init(line: Int, found: Int) {
      self.line = line
      self.found = found
    }
  }
}

/// What is wrong with a cell of a sheet.
public enum CellFault: Sendable, Hashable, CaseIterable {
  /// It refers to a text that the workbook does not have.
  case sharedStringMissing
  /// Its value is no number, though it says so.
  case notANumber
  case notTrueOrFalse
  /// It says that it is of a kind that no workbook has.
  case unknownKind
  /// It stands out of order, or beyond the last row or column.
  case misplaced
}
