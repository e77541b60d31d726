/// One thing that is wrong in an XLSForm, with its sheet and the row that Excel shows.
public enum FormProblem: Sendable, Hashable {
  case sheetMissing(sheet: String, found: [String])
  case columnMissing(sheet: String, name: String, found: [String])
  case unknownType(row: Int, type: String, nearest: [String])
  /// A question names a list of choices that is not there.
  case listMissing(row: Int, list: String, nearest: [String])
  /// A name that is blank, or holds signs that names may not have.
  case unusableName(sheet: String, row: Int, name: String)
  /// Two questions of one group with the same name.
  case repeatedName(name: String, rows: [Int])
  /// An end without its beginning, or a beginning without its end.
  case unpairedGroup(row: Int, word: String)
  case repeatedChoice(list: String, name: String, rows: [Int])
}
