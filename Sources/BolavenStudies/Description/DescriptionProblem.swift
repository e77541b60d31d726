/// Why columns cannot be described as asked.
public enum DescriptionProblem: Sendable, Hashable {
  /// There is no column beside the one that makes the groups.
  case nothingToDescribe(path: String)
  /// The column described is the one that makes the groups.
  case groupedByItself(path: String, column: String)
  /// The plan says that nobody may see its values.
  case privateColumn(path: String, column: String)
  /// No row has a group.
  case noGroups(path: String, column: String)
  case tooManyGroups(path: String, column: String, found: Int, limit: Int)
}
