import BolavenReports

extension ModuleChanges {
  /// Every number of the table of modules from the answers.
  func addRecalculations(to ways: inout Recalculations, _ tests: PlainTests, id: String) {
    let parts = modules.map { module in
      (module, PlainModule(tests, items: tests.items.indices.filter { tests.items[$0].module == module.name }))
    }
    let everything = PlainModule(tests, items: tests.items.indices.filter { tests.items[$0].module != nil })
    for (module, plain) in parts + [(all, everything)] {
      let at = { (column: String) in "\(id).\(module.name).\(column)" }
      ways.add(at("items"), RecalculationWording.count) { Double(plain.items.count) }
      ways.add(at("pre"), Wording.mean) { plain.share(plain.pairs.pre) }
      ways.add(at("post"), Wording.mean) { plain.share(plain.pairs.post) }
      ways.add(at("change"), Wording.mean, scale: 1) { plain.share(plain.pairs.changes) }
      ways.add(at("p"), Wording.signs) { plain.pairs.signedRankPValue }
      ways.add(at("g_av"), Wording.size) { plain.items.count > 1 ? plain.pairs.gAverage : nil }
      ways.add(at("learned"), Wording.answers) { plain.learned }
    }
    for (position, module) in modules.enumerated() {
      ways.add("\(id).\(module.name).holm", Wording.steps) {
        let values = parts.map(\.1.pairs.signedRankPValue)
        // A p-value is adjusted to the largest step among those that are not larger.
        return values.indices.filter { values[$0] <= values[position] }.map { other in
          min(1, Double(values.count { $0 >= values[other] }) * values[other])
        }.max()
      }
    }
  }

  private typealias Wording = KnowledgeRecalculationWording
}

/// The answers to some items once more.
private struct PlainModule: Sendable {
  let items: [Int]
  let pairs: PlainPairs
  let options: Int?
  let best: Double
  /// Answers by whether they were right before and after.
  let counts: (gained: Double, lost: Double, neither: Double)

  init(_ tests: PlainTests, items: [Int]) {
    self.items = items
    let best = Plain.sum(items.map { tests.items[$0].weight })
    self.best = best
    let score = { (wave: PlainTests.Wave, row: Int) -> Double? in
      let counted = items.filter { wave.items[$0][row] != nil }
      let possible = Plain.sum(counted.map { tests.items[$0].weight })
      return possible > 0 ? Plain.sum(counted.compactMap { wave.items[$0][row] }) / possible * best : nil
    }
    let scores = zip(tests.rows.before, tests.rows.after).compactMap { before, after in
      score(tests.before, before).flatMap { first in score(tests.after, after).map { (first, $0) } }
    }
    pairs = PlainPairs(pre: scores.map(\.0), post: scores.map(\.1), level: 0.95)
    let known = Set(items.map { tests.items[$0].options })
    options = known.count == 1 ? known.first ?? nil : nil
    var counts = (gained: 0.0, lost: 0.0, neither: 0.0)
    for item in items {
      for (before, after) in zip(tests.rows.before, tests.rows.after) {
        switch (tests.before.right[item][before], tests.after.right[item][after]) {
        case (false, true): counts.gained += 1
        case (true, false): counts.lost += 1
        case (false, false): counts.neither += 1
        default: break
        }
      }
    }
    self.counts = counts
  }

  func share(_ points: [Double]) -> Double? { Plain.mean(points).map { $0 / best } }

  /// 1 − zl/((pl + zl)(1 − 1/k)), kept within 0 and 1.
  var learned: Double? {
    guard let options, options > 1, counts.gained + counts.neither > 0 else { return nil }
    let missed = counts.neither / (counts.gained + counts.neither)
    return min(1, max(0, 1 - missed / (1 - 1 / Double(options))))
  }
}
