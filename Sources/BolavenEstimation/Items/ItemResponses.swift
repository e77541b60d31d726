/// Right and wrong answers of n persons to k items, where some were not given.
///
/// An answer that was not given — the item was not in this person's form, or was not reached — is `nil` and carries no
/// information. An omitted answer is a wrong one; `ItemScoring` decides.
public struct ItemResponses: Sendable, Hashable {
  /// n.
  public let personCount: Int
  /// k.
  public let itemCount: Int
  /// Bits of the items answered, `wordCount` words a person.
  let given: [UInt64]
  /// Bits of the items right.
  let right: [UInt64]

  /// ⌈k/64⌉.
  var wordCount: Int { (itemCount + 63) / 64 }

  /// Answers by person.
  ///
  /// - Parameter rows: one row a person with one entry an item: right, wrong, or not given.
  public init(rows: [[Bool?]]) {
    let items = rows.first?.count ?? 0
    self.init(personCount: rows.count, itemCount: items) { person, item in
      precondition(rows[person].count == items, "every person has an entry for each item")
      return rows[person][item]
    }
  }

  /// Answers by item.
  ///
  /// - Parameter columns: one column an item with one entry a person: right, wrong, or not given.
  public init(columns: [[Bool?]]) {
    let persons = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == persons }, "every item has an entry for each person")
    self.init(personCount: persons, itemCount: columns.count) { person, item in columns[item][person] }
  }

  /// Answers that a function gives, by person and item from 0.
  public init(personCount: Int, itemCount: Int, _ answer: (_ person: Int, _ item: Int) -> Bool?) {
    precondition(personCount >= 0 && itemCount >= 0, "counts are not negative")
    let words = (itemCount + 63) / 64
    var given = [UInt64](repeating: 0, count: personCount * words)
    var right = given
    for person in 0..<personCount {
      for item in 0..<itemCount {
        guard let isRight = answer(person, item) else { continue }
        given[person * words + item / 64] |= 1 << UInt64(item % 64)
        if isRight { right[person * words + item / 64] |= 1 << UInt64(item % 64) }
      }
    }
    self.personCount = personCount
    self.itemCount = itemCount
    self.given = given
    self.right = right
  }

  /// Whether the answer is right; `nil` where it was not given.
  public subscript(person: Int, item: Int) -> Bool? {
    let place = person * wordCount + item / 64
    let bit: UInt64 = 1 << UInt64(item % 64)
    return given[place] & bit == 0 ? nil : right[place] & bit != 0
  }

  /// How many answers of a person are right.
  public func score(of person: Int) -> Int {
    let words = wordCount
    return (0..<words).reduce(0) { $0 + right[person * words + $1].nonzeroBitCount }
  }

  /// How many items a person answered.
  public func answerCount(of person: Int) -> Int {
    let words = wordCount
    return (0..<words).reduce(0) { $0 + given[person * words + $1].nonzeroBitCount }
  }

  /// The same answers of some persons, from 0, in the order given.
  public func selectingPersons(_ persons: [Int]) -> ItemResponses {
    ItemResponses(personCount: persons.count, itemCount: itemCount) { self[persons[$0], $1] }
  }

  /// The answers to some items, from 0, in the order given.
  public func selectingItems(_ items: [Int]) -> ItemResponses {
    ItemResponses(personCount: personCount, itemCount: items.count) { self[$0, items[$1]] }
  }

  /// These persons, and behind them those of another test of the same items.
  public func appendingPersons(_ other: ItemResponses) -> ItemResponses {
    precondition(itemCount == other.itemCount, "both have the same items")
    return ItemResponses(personCount: personCount + other.personCount, itemCount: itemCount) { person, item in
      person < self.personCount ? self[person, item] : other[person - self.personCount, item]
    }
  }
}
