/// The distinct rows of answers with how many persons gave each, in an order that does not depend on that of the persons.
///
/// Persons of one group with the same answers have the same likelihood. Patterns of one group and one design — the set of
/// items answered — follow one another.
struct ResponsePatterns {
  /// Patterns whose persons answered the same items and belong to the same group.
  struct Design {
    /// From 0.
    let group: Int
    /// Items answered, ascending.
    let items: [Int]
    /// Positions of its patterns.
    let patterns: Range<Int>
  }

  let itemCount: Int
  let designs: [Design]
  /// Items right, ascending, for each pattern.
  let rightItems: [[Int]]
  /// Persons with each pattern.
  let counts: [Int]
  /// The pattern of each person; −1 for one who answered nothing.
  let patternOfPerson: [Int]
  /// The design of each pattern.
  let designOfPattern: [Int]

  /// - Parameters:
  ///   - groups: the group of each person, from 0; all of group 0 where left out.
  init(_ responses: ItemResponses, groups: [Int]? = nil) {
    precondition(groups.map { $0.count == responses.personCount } ?? true, "every person has a group")
    let words = responses.wordCount
    let answered = (0..<responses.personCount).filter { responses.answerCount(of: $0) > 0 }
    func compare(_ a: Int, _ b: Int, designOnly: Bool = false) -> Int {
      if let groups, groups[a] != groups[b] { return groups[a] < groups[b] ? -1 : 1 }
      for word in 0..<words {
        let (x, y) = (responses.given[a * words + word], responses.given[b * words + word])
        if x != y { return x < y ? -1 : 1 }
      }
      guard !designOnly else { return 0 }
      for word in 0..<words {
        let (x, y) = (responses.right[a * words + word], responses.right[b * words + word])
        if x != y { return x < y ? -1 : 1 }
      }
      return 0
    }
    let order = answered.sorted { compare($0, $1) < 0 }

    var patternOfPerson = [Int](repeating: -1, count: responses.personCount)
    var rightItems: [[Int]] = []
    var counts: [Int] = []
    var designs: [Design] = []
    var designOfPattern: [Int] = []
    var start = 0
    for (place, person) in order.enumerated() {
      let before = place > 0 ? order[place - 1] : nil
      let isNewDesign = before.map { compare($0, person, designOnly: true) != 0 } ?? true
      if let before, isNewDesign {
        designs.append(Self.design(of: before, responses, groups, start..<counts.count))
        start = counts.count
      }
      if before.map({ compare($0, person) != 0 }) ?? true {
        rightItems.append((0..<responses.itemCount).filter { responses[person, $0] == true })
        counts.append(0)
        designOfPattern.append(designs.count)
      }
      counts[counts.count - 1] += 1
      patternOfPerson[person] = counts.count - 1
    }
    if let last = order.last { designs.append(Self.design(of: last, responses, groups, start..<counts.count)) }
    itemCount = responses.itemCount
    self.designs = designs
    self.rightItems = rightItems
    self.counts = counts
    self.patternOfPerson = patternOfPerson
    self.designOfPattern = designOfPattern
  }

  private static func design(
    of person: Int, _ responses: ItemResponses, _ groups: [Int]?, _ patterns: Range<Int>
  ) -> Design {
    Design(
      group: groups?[person] ?? 0, items: (0..<responses.itemCount).filter { responses[person, $0] != nil },
      patterns: patterns)
  }
}
