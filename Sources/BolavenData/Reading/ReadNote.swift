/// What a reader was not sure of, or did with a file, that its user should know. The file was read all the same.
public enum ReadNote: Sendable, Hashable {
  /// The encoding was found out from the bytes, and why it was taken.
  case encodingFound(TextEncoding, isCertain: Bool)
  /// What separates and encloses cells was found out: of the first rows, so many agree with it.
  case dialectFound(delimiter: String, quote: String, escape: String, agreeing: Int, rows: Int)
  /// The first row holds data and no names; columns are called `column1` and so on.
  case headerMissing
  /// Rows with too few or too many cells, which were kept as the user asked: their lines, cut at 20, and how many.
  case raggedRowsKept(lines: [Int], total: Int)
  /// Rows whose quotes stand where they cannot, or that another mark separates, which were read as they most likely are:
  /// their lines, cut at 20.
  case quotesRepaired(lines: [Int], total: Int)
  /// Lines before the table that belong to no row.
  case preambleSkipped(lines: ClosedRange<Int>)
  /// Another table follows in the same file; it was not read.
  case anotherTable(line: Int)
  /// A column without a name, and the name that it was given.
  case columnNamed(excelColumn: String, name: String)
  /// A name that several columns have, and what the later one is called now.
  case duplicateNameChanged(name: String, excelColumn: String, newName: String)
  /// Lines end in different ways.
  case mixedLineEnds(counts: [String: Int])
  /// Sheets that are hidden and were not read, or were.
  case hiddenSheet(name: String)
  /// Rows or columns of a sheet that are hidden; they were read.
  case hiddenRows(sheet: String, count: Int)
  case hiddenColumns(sheet: String, count: Int)
  /// Other sheets of the workbook, which were not read.
  case otherSheets(read: String, others: [String])
  /// Cells of a sheet's head that are shown as one; each column under them has their text.
  case mergedHeader(sheet: String, cells: [String], total: Int)
  /// A column of a sheet that holds numbers and texts; it is text. The cells are the first of the rarer kind.
  case mixedColumn(column: String, excelColumn: String, numbers: Int, texts: Int, rarer: [CellFact])
  /// Cells of a sheet that hold an error such as `#DIV/0!`; they are missing.
  case errorCells(sheet: String, cells: [String], total: Int)
  /// Formulas whose value the file does not hold; they are missing.
  case formulasWithoutValue(sheet: String, cells: [String], total: Int)
  /// Numbers that no date of the workbook's calendar has, such as 29 February 1900.
  case impossibleDates(sheet: String, cells: [String], total: Int)
  /// Identifiers in scientific notation, or numbers longer than Excel keeps, which have lost digits.
  case damagedIdentifiers(column: String, cells: [CellFact], total: Int)
  /// Years of the Buddhist era, which were turned into those of the common era.
  case buddhistYears(column: String, converted: Int, others: Int)
  /// Numbers in a variable of dates that are none; the column was left as numbers.
  case datesKeptAsNumbers(column: String, format: String, cells: [CellFact], total: Int)
  /// Rows in which a number is infinite or no number at all; they are missing.
  case notFinite(column: String, rows: [Int], total: Int)
  /// Columns that have shorter names now: without the names of their groups, or with the name of the question for its label.
  case columnsRenamed([Renaming])
  /// Columns of an export that hold no answers and were left out.
  case columnsLeftOut(LeftOut, columns: [String])
  /// Two or more columns of one question, from versions of a form, that are one column now.
  case versionsJoined(column: String, columns: [String])
  /// Columns whose answers were written as labels and are codes now.
  case labelsReadAsCodes(columns: [String])
  /// Submissions that the export holds more than once, word for word; only the first of each was kept.
  case repeatedSubmissions(rows: [Int])
  /// Columns that can tell who or where a person is; they are private now.
  case personalData(columns: [String])

  /// What a column was called, and what it is called now.
  public struct Renaming: Sendable, Hashable {
    /// As the file has it.
    public let old: String
    /// As the table has it.
    public let new: String

    /// A change of a name.
    public init(old: String, new: String) {
      self.old = old
      self.new = new
    }
  }

  /// Why a column of an export was left out.
  public enum LeftOut: String, Sendable, CaseIterable {
    /// Links to photos, sounds and files.
    case media
    /// Texts on the screen, which nobody answers.
    case screenTexts = "screen texts"
    /// For the software that collected the answers.
    case technical
  }
}
