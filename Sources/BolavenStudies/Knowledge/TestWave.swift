/// One test as everybody took it, whether or not they took the other.
struct TestWave: Sendable {
  /// The total of each row of the file; `nil` for a row without a score.
  let totals: [Double?]
  /// Points on each item, a column an item with one entry a row of the file, `nil` where the answer counts nothing; empty
  /// where only totals are known.
  let items: [[Double?]]
  /// What points on the items of this test are multiplied by to be on the scale of the scores: more than 1 where the other
  /// test has items of its own.
  var scale = 1.0

  /// Scores of the rows that have one.
  var scores: [Double] { totals.compactMap { $0 } }

  /// Points on the items of the test, on the scale of the scores, of everybody whose answers to all of them count: one
  /// column an item.
  var complete: [[Double]] {
    let rows = completeRows
    return asked.map { item in rows.compactMap { row in item[row].map { $0 * scale } } }
  }

  /// The rows of those people.
  var completeRows: [Int] {
    let asked = asked
    return totals.indices.filter { row in totals[row] != nil && asked.allSatisfy { $0[row] != nil } }
  }

  /// The rows of everybody who took the test.
  var takenRows: [Int] { totals.indices.filter { totals[$0] != nil } }

  private var asked: [[Double?]] { items.filter { $0.contains { $0 != nil } } }

  /// How many people were given every item, where that leaves no reliability though several took the test; `nil` elsewhere.
  var tooFewComplete: Int? {
    guard scores.count > 1, asked.count > 1 else { return nil }
    let count = complete.first?.count ?? 0
    return count < 2 ? count : nil
  }

  /// Whether every point is 0 or 1, as KR-20 has it.
  var isRightOrWrong: Bool { items.allSatisfy { $0.allSatisfy { $0 == nil || $0 == 0 || $0 == 1 } } }
}

extension TestWave {
  /// Scored answers.
  init(_ answers: ScoredAnswers) {
    totals = (0..<answers.rowCount).map { answers.total($0) }
    let items = answers.items.indices.map { item in (0..<answers.rowCount).map { answers.points(item, $0) } }
    self.items = items
    let asked = zip(answers.items, items).reduce(0) { sum, item in
      item.1.contains { $0 != nil } ? sum + item.0.weight : sum
    }
    scale = asked > 0 ? answers.maximum / asked : 1
  }
}
