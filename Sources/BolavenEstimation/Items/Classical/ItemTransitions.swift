/// How right and wrong answers moved between two tests, item by item, with p-values for many items together.
///
/// Source: McNemar (1947); `PValueAdjustment` for the adjusted values.
public struct ItemTransitions: Sendable, Hashable {
  /// Exact McNemar test of each item; `nil` for an item that nobody answered both times.
  public let changes: [McNemar?]
  /// Of the exact tests, so that the chance of a single false alarm among all items is kept; `nil` beside no test.
  public let holm: [Double?]
  /// Of the exact tests, so that the expected share of false alarms is kept.
  public let benjaminiHochberg: [Double?]

  /// The transitions of the same persons, in the same order.
  ///
  /// - Throws: `level`.
  public init(before: ItemResponses, after: ItemResponses, level: Double = 0.95) throws(ItemError) {
    precondition(
      before.personCount == after.personCount && before.itemCount == after.itemCount, "the same persons and items")
    try check(itemLevel: level)
    var changes: [McNemar?] = []
    for item in 0..<before.itemCount {
      var pre: [Bool] = []
      var post: [Bool] = []
      for person in 0..<before.personCount {
        guard let first = before[person, item], let second = after[person, item] else { continue }
        pre.append(first)
        post.append(second)
      }
      changes.append(try? McNemar(pre: pre, post: post, level: level))
    }
    self.changes = changes
    let tested = changes.indices.filter { changes[$0] != nil }
    let values = tested.map { changes[$0]?.exactPValue ?? 1 }
    holm = Self.spread(PValueAdjustment.holm.adjusted(values), over: tested, count: changes.count)
    benjaminiHochberg = Self.spread(
      PValueAdjustment.benjaminiHochberg.adjusted(values), over: tested, count: changes.count)
  }

  private static func spread(_ values: [Double], over places: [Int], count: Int) -> [Double?] {
    var result = [Double?](repeating: nil, count: count)
    for (place, value) in zip(places, values) { result[place] = value }
    return result
  }
}
