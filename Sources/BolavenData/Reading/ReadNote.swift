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
  /// Cells of a sheet that hold an error such as `#DIV/0!`; they are missing.
  case errorCells(sheet: String, cells: [String], total: Int)
  /// Formulas whose value the file does not hold; they are missing.
  case formulasWithoutValue(sheet: String, cells: [String], total: Int)
  /// Numbers that no date of the workbook's calendar has, such as 29 February 1900.
  case impossibleDates(sheet: String, cells: [String], total: Int)
  /// Identifiers in scientific notation, which have lost digits.
  case damagedIdentifiers(column: String, cells: [CellFact], total: Int)
  /// Years of the Buddhist era, which were turned into those of the common era.
  case buddhistYears(column: String, converted: Int, others: Int)
}
