/// What keeps an XML text from being read. Lines and columns from 1.
public enum XMLError: Error, Hashable {
  /// In expat's words.
  case syntax(problem: String, line: Int, column: Int)
  /// A document type: it can define entities that grow without bound or name other files.
  case documentType(line: Int)
  case tooDeep(line: Int, limit: Int)
  /// One tag, comment or attribute that is longer than any in an honest file.
  case tokenTooLong(line: Int, limit: Int)
}
