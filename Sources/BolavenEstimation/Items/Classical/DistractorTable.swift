internal import BolavenNumerics

/// Who chose which option of one item: shares of the lowest, middle and highest third by total.
///
/// Persons who tie at a cut belong to both thirds in part, so that each third weighs exactly n/3.
///
/// Source: Haladyna & Rodriguez (2013), *Developing and Validating Test Items*, ch. 17.
public struct DistractorTable: Sendable, Hashable {
  /// One option.
  public struct Option: Sendable, Hashable {
    /// Share of all persons, between 0 and 1.
    public let share: Double
    /// Share of the third with the lowest totals.
    public let lowerShare: Double
    /// Share of the middle third.
    public let middleShare: Double
    /// Share of the third with the highest totals.
    public let upperShare: Double
    /// Of choosing it with the total of the other items; `nil` where either does not vary.
    public let restCorrelation: Double?
    /// Whether it is the right one.
    public let isKey: Bool
    /// A wrong option that less than one in twenty chose: it tempts nobody.
    public let isNonFunctional: Bool
    /// A wrong option that more persons chose than the right one.
    public let beatsKey: Bool
    /// A wrong option chosen rather by those who do well on the other items, and more in the upper third than in the lower:
    /// the key may be wrong.
    public let attractsTheAble: Bool
  }

  /// In the order of their codes.
  public let options: [Option]
  /// Share of persons who chose none.
  public let omittedShare: Double
  /// n.
  public let personCount: Int

  /// The table of one item.
  ///
  /// - Parameters:
  ///   - choices: code of the option chosen by each of n persons, from 0; `nil` for none.
  ///   - key: the right option.
  ///   - optionCount: options on offer.
  ///   - rest: total of the other items of each person.
  /// - Throws: `noPersons` without any.
  public init(choices: [Int?], key: Int, optionCount: Int, rest: [Double]) throws(ItemError) {
    precondition(choices.count == rest.count, "every person has a total")
    precondition((0..<optionCount).contains(key), "the key is one of the options")
    precondition(choices.allSatisfy { $0.map { (0..<optionCount).contains($0) } ?? true }, "choices are options")
    guard !choices.isEmpty else { throw .noPersons(count: 0, needed: 1) }
    let totals = zip(choices, rest).map { $1 + ($0 == key ? 1 : 0) }
    let lower = TailWeights(totals, share: 1.0 / 3, fromTop: false)
    let upper = TailWeights(totals, share: 1.0 / 3, fromTop: true)
    let n = Double(choices.count)
    let counts = (0..<optionCount).map { option in choices.count { $0 == option } }
    personCount = choices.count
    omittedShare = Double(choices.count { $0 == nil }) / n
    options = (0..<optionCount).map { option in
      let chosen = choices.map { $0 == option ? 1.0 : 0 }
      let share = Double(counts[option]) / n
      let (low, high) = (lower.mean(chosen), upper.mean(chosen))
      let withRest = correlation(chosen, rest)
      return Option(
        share: share, lowerShare: low, middleShare: min(1, max(0, 3 * share - low - high)), upperShare: high,
        restCorrelation: withRest, isKey: option == key, isNonFunctional: option != key && share < 0.05,
        beatsKey: option != key && counts[option] > counts[key],
        attractsTheAble: option != key && (withRest ?? 0) > 0 && high > low)
    }
  }
}
