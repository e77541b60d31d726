public import BolavenEstimation

/// Why items cannot be analysed as asked.
public enum ItemsProblem: Sendable, Hashable {
  /// No column, or more than one, says by its name that it names the person.
  case identifierUnknown(path: String, candidates: [String])
  /// The key does not name two modules whose items were answered in both tests.
  case noModules(key: String)
  /// The groups are not two.
  case groupsNotTwo(path: String, column: String, found: [String])
  /// A group with fewer people than may be shown.
  case groupTooSmall(path: String, column: String, group: String, count: Int, needed: Int)
  /// The plan says that nobody may see the values of the column.
  case privateColumn(path: String, column: String)
  /// A statistic that was asked for, of these items by name, cannot be had.
  case estimation(ItemError, items: [String])
}
