public import BolavenNumerics

/// Why a statistic of test items cannot be formed at all.
///
/// A companion number that is not defined (the correlation of an item that everybody got right) is no error: it is `nil`.
public enum ItemError: Error, Hashable {
  /// Fewer persons than the rule asks for; what the rule is named after cannot be computed from them.
  case tooFewPersons(rule: SampleRule, count: Int)
  /// Fewer persons with answers than the formula itself needs.
  case noPersons(count: Int, needed: Int)
  /// Fewer items than the formula needs.
  case tooFewItems(count: Int, needed: Int)
  /// The score of this person on this item is NaN or infinite.
  case notFinite(person: Int, item: Int)
  /// Every person has the same total, or the same answer to this item where one is named.
  case noVariance(item: Int?)
  /// Nobody who took these items beside the others got one of the others right and one of these wrong, or the other way
  /// round: the distance between the two sets of items is infinite or unknown.
  case separatedItems([Int])
  /// Every person has all items right or all wrong, which says nothing of the items.
  case onlyPerfectScores
  /// The groups to be compared have no item, or no anchor, that both answered.
  case noCommonItems
  /// A group without persons.
  case emptyGroup(Int)
  /// The correlation matrix of the items has no inverse.
  case singularCorrelations
  /// The largest step that was left after so many iterations.
  case notConverged(iterations: Int, step: Double)
  /// A slope that is 0 or below, with which an item places nobody.
  case slopeNotPositive(item: Int)
  /// A confidence level that is not between 0 and 1.
  case level(Double)
  /// A computation without a result.
  case numerics(NumericsError)
}

/// - Throws: `level` unless it is between 0 and 1.
func check(itemLevel level: Double) throws(ItemError) {
  guard level > 0, level < 1 else { throw .level(level) }
}
