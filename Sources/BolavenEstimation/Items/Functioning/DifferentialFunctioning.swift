import Glibc

/// Differential functioning of every item between two groups, by Mantel and Haenszel within equal total scores.
///
/// Persons are matched on the number right, the studied item included: without it a test of equal items would show a
/// difference that is not there. Purification runs once: items that differ are taken out of the score that the others are
/// matched on, never out of their own. Below 100 persons in a group (`SampleRule.differentialFunctioning`) the p-value is
/// the exact conditional one and the whole is a screen.
///
///     D = −2.35 ln α̂;   A: |D| < 1 or not significant,  C: |D| ≥ 1.5 and significantly above 1,  B: between
///
/// Source: Holland & Thayer (1988), *Differential item performance and the Mantel-Haenszel procedure*; Zieky (1993) for
/// the classes.
public struct DifferentialFunctioning: Sendable {
  /// The classes of the Educational Testing Service.
  public enum Class: String, Sendable, Hashable { case negligible = "A", moderate = "B", large = "C" }

  /// One item.
  public struct Item: Sendable, Hashable {
    /// The large-sample test; `nil` where no score has both groups and both answers.
    public let test: MantelHaenszel?
    /// The exact test; `nil` likewise, and where the groups are large.
    public let exact: ConditionalOddsRatio?
    /// α̂: the conditional estimate where the test is exact.
    public let oddsRatio: Double?
    /// D, below 0 where the item favors the reference group; `nil` beside no odds ratio.
    public let delta: Double?
    /// By the test that counts.
    public let pValue: Double?
    /// `nil` beside no odds ratio.
    public let category: Class?
  }

  /// One an item.
  public let items: [Item]
  /// Items taken out of the score that others were matched on, ascending.
  public let purified: [Int]
  /// Persons in the reference group with all answers.
  public let referenceCount: Int
  /// Persons in the focal group with all answers.
  public let focalCount: Int
  /// Whether a group is too small for the large-sample test: `SampleRule.differentialFunctioning`.
  public let isScreen: Bool

  /// The tests of every item; persons without all answers take no part.
  ///
  /// - Throws: `tooFewItems` below two, `emptyGroup` with 0 for the reference and 1 for the focal group.
  public init(_ responses: ItemResponses, isFocal: [Bool]) throws(ItemError) {
    precondition(isFocal.count == responses.personCount, "every person has a group")
    guard responses.itemCount > 1 else { throw .tooFewItems(count: responses.itemCount, needed: 2) }
    let persons = isFocal.indices.filter { responses.answerCount(of: $0) == responses.itemCount }
    let focal = persons.map { isFocal[$0] }
    let focalCount = focal.count { $0 }
    guard focalCount < persons.count else { throw .emptyGroup(0) }
    guard focalCount > 0 else { throw .emptyGroup(1) }
    let right = (0..<responses.itemCount).map { item in persons.map { responses[$0, item] == true } }
    let isSmall = !SampleRule.differentialFunctioning.isMet(by: min(focalCount, persons.count - focalCount))
    let study = { (item: Int, removed: Set<Int>) -> Item in
      let matched = right.indices.filter { $0 == item || !removed.contains($0) }
      return Self.item(
        right[item], scores: persons.indices.map { person in matched.count { right[$0][person] } },
        focal, isSmall: isSmall)
    }
    let first = right.indices.map { study($0, []) }
    let removed = Set(first.indices.filter { first[$0].category.map { $0 != .negligible } ?? false })
    items = removed.isEmpty || removed.count >= right.count - 1 ? first : right.indices.map { study($0, removed) }
    purified = removed.count >= right.count - 1 ? [] : removed.sorted()
    referenceCount = persons.count - focalCount
    self.focalCount = focalCount
    isScreen = isSmall
  }

  private static func item(_ right: [Bool], scores: [Int], _ isFocal: [Bool], isSmall: Bool) -> Item {
    var tables = [StratumTable](
      repeating: StratumTable(referenceRight: 0, referenceWrong: 0, focalRight: 0, focalWrong: 0),
      count: (scores.max() ?? 0) + 1)
    for (person, score) in scores.enumerated() {
      switch (isFocal[person], right[person]) {
      case (false, true): tables[score].referenceRight += 1
      case (false, false): tables[score].referenceWrong += 1
      case (true, true): tables[score].focalRight += 1
      case (true, false): tables[score].focalWrong += 1
      }
    }
    let test = try? MantelHaenszel(tables)
    let exact = isSmall ? try? ConditionalOddsRatio(tables) : nil
    let ratio = isSmall ? exact?.oddsRatio : test?.oddsRatio
    let delta = ratio.map { -2.35 * log($0) }
    let pValue = isSmall ? exact?.pValue : test?.correctedPValue
    return Item(
      test: test, exact: exact, oddsRatio: ratio, delta: delta, pValue: pValue,
      category: delta.map { category($0, error: test?.logOddsStandardError, pValue: pValue) })
  }

  private static func category(_ delta: Double, error: Double?, pValue: Double?) -> Class {
    guard delta.magnitude >= 1, let pValue, pValue < 0.05 else { return .negligible }
    guard delta.magnitude >= 1.5, let error, (delta.magnitude - 1) / (2.35 * error) > 1.645 else { return .moderate }
    return .large
  }
}
