/// What a written file has otherwise than the table, or does not give back as the table has it.
public enum WriteNote: Sendable, Hashable {
  /// A name that the kind of file does not allow, and the one that stands in its place.
  case columnRenamed(column: String, newName: String)
  /// A label that was cut, for a column or for one of its codes.
  case labelShortened(column: String, code: String?)
  /// Labels of codes that the kind of file cannot label.
  case labelsLeftOut(column: String, codes: [String])
  /// Reasons of missing values that the kind of file has no place for; the values are missing without them.
  case reasonsLeftOut(column: String, reasons: [String])
  /// Texts that end with blanks, which nobody reads again: SPSS fills every text with blanks, and readers of both kinds of
  /// files take them away. Rows as Excel shows those of the table, cut at 20, and how many there are.
  case trailingBlanks(column: String, rows: [Int], total: Int)
}
