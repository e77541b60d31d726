/// How right and wrong answers moved between two tests, item by item, with p-values for many items together.
///
/// Source: McNemar (1947); Holm (1979); Benjamini & Hochberg (1995).
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
    holm = Self.spread(stepDown(values), over: tested, count: changes.count)
    benjaminiHochberg = Self.spread(stepUp(values), over: tested, count: changes.count)
  }

  private static func spread(_ values: [Double], over places: [Int], count: Int) -> [Double?] {
    var result = [Double?](repeating: nil, count: count)
    for (place, value) in zip(places, values) { result[place] = value }
    return result
  }
}

/// Holm's adjusted p-values: max over the smaller ones of (m − rank + 1)p, at most 1.
private func stepDown(_ values: [Double]) -> [Double] {
  var result = values
  var largest = 0.0
  for (rank, place) in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }).enumerated() {
    largest = max(largest, min(1, Double(values.count - rank) * values[place]))
    result[place] = largest
  }
  return result
}

/// Benjamini and Hochberg's adjusted p-values: min over the larger ones of (m/rank)p, at most 1.
private func stepUp(_ values: [Double]) -> [Double] {
  var result = values
  var smallest = 1.0
  for (rank, place) in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }).enumerated().reversed() {
    smallest = min(smallest, Double(values.count) / Double(rank + 1) * values[place])
    result[place] = smallest
  }
  return result
}
