/// How a table becomes the lines of a file for spreadsheets.
public enum TableShape: String, Sendable, Hashable, CaseIterable {
  /// One line a cell with exact values: every table has the same columns.
  case tidy
  /// One line a row with exact values: the columns are those of the table.
  case wide
  /// The lines that a reader of the report sees, from the title to the notes.
  case asShown = "as-shown"
}
