/// Items and persons that a conditional fit can use: nobody with all right or all wrong, no item likewise.
///
/// An item that everybody got right says that it is easy, not how easy; leaving it out may leave a person with all of the
/// remaining items right, and so on until nothing changes.
struct RaschItems {
  /// Ascending.
  let items: [Int]
  /// Right by all who answered and could have had it wrong.
  let easyItems: [Int]
  /// Wrong by all of them, or answered by none.
  let hardItems: [Int]
  /// Ascending.
  let persons: [Int]

  init(_ responses: ItemResponses) throws(ItemError) {
    let words = responses.wordCount
    var used = [UInt64](repeating: ~0, count: words)
    var persons = Array(0..<responses.personCount)
    var items = Array(0..<responses.itemCount)
    var (easy, hard) = ([Int](), [Int]())
    while true {
      persons = persons.filter { person in
        var (answered, right) = (0, 0)
        for word in 0..<words {
          answered += (responses.given[person * words + word] & used[word]).nonzeroBitCount
          right += (responses.right[person * words + word] & used[word]).nonzeroBitCount
        }
        return right > 0 && right < answered
      }
      guard !persons.isEmpty else {
        throw responses.personCount == 0 ? .noPersons(count: 0, needed: 1) : .onlyPerfectScores
      }
      var (answered, right) = (
        [Int](repeating: 0, count: responses.itemCount), [Int](repeating: 0, count: responses.itemCount)
      )
      for person in persons {
        for item in items {
          let bit: UInt64 = 1 << UInt64(item % 64)
          if responses.given[person * words + item / 64] & bit != 0 { answered[item] += 1 }
          if responses.right[person * words + item / 64] & bit != 0 { right[item] += 1 }
        }
      }
      let wrongByAll = items.filter { right[$0] == 0 }
      let rightByAll = items.filter { right[$0] > 0 && right[$0] == answered[$0] }
      guard !wrongByAll.isEmpty || !rightByAll.isEmpty else { break }
      hard += wrongByAll
      easy += rightByAll
      items.removeAll { right[$0] == 0 || right[$0] == answered[$0] }
      guard items.count > 1 else { throw .tooFewItems(count: items.count, needed: 2) }
      for item in wrongByAll + rightByAll { used[item / 64] &= ~(1 << UInt64(item % 64)) }
    }
    self.items = items
    self.persons = persons
    easyItems = easy.sorted()
    hardItems = hard.sorted()
  }

  /// Claims that the estimate exists and is one: from every item a chain of persons, each right on one item and wrong on
  /// the next, leads to every other.
  ///
  /// Source: Fischer (1981), *On the existence and uniqueness of maximum-likelihood estimates in the Rasch model*.
  static func requireConnected(_ responses: ItemResponses) throws(ItemError) {
    let (k, words) = (responses.itemCount, responses.wordCount)
    var wrongBeside = [UInt64](repeating: 0, count: k * words)
    var rightBeside = wrongBeside
    for person in 0..<responses.personCount {
      for item in 0..<k {
        guard let isRight = responses[person, item] else { continue }
        for word in 0..<words {
          let right = responses.right[person * words + word]
          let wrong = responses.given[person * words + word] & ~right
          if isRight { wrongBeside[item * words + word] |= wrong } else { rightBeside[item * words + word] |= right }
        }
      }
    }
    for edges in [wrongBeside, rightBeside] {
      var reached = [Bool](repeating: false, count: k)
      var open = [0]
      reached[0] = true
      while let item = open.popLast() {
        for other in 0..<k where !reached[other] {
          guard edges[item * words + other / 64] & (1 << UInt64(other % 64)) != 0 else { continue }
          reached[other] = true
          open.append(other)
        }
      }
      guard reached.contains(false) else { continue }
      let inside = (0..<k).filter { reached[$0] }
      let outside = (0..<k).filter { !reached[$0] }
      throw .separatedItems(inside.count < outside.count ? inside : outside)
    }
  }
}
