import BolavenEstimation

/// What was learned in each part of a course: the items of a module taken together, person by person.
struct ModuleChanges: Sendable {
  /// Some items of a test.
  struct Module: Sendable {
    /// The name of all items together.
    static let everything = "all_items"

    /// As the key names it.
    let name: String
    /// Its items, in the order of the key.
    let items: [String]
    /// Pairs with answers to it that count both times, by their places among all pairs.
    let people: [Int]
    /// The best possible score of these items.
    let best: Double
    /// Of the scores of the pairs on these items.
    let test: PairedTTest
    /// The exact test of these scores.
    let ranks: SignedRank
    /// `nil` for a single item, whose scores have no spread but that of right and wrong.
    let size: StandardizedChange?
    /// Corrected for guessing; `nil` where the items do not all have the same number of options, or none is known.
    let learning: LearningDecomposition?

    /// How many items it has.
    var itemCount: Int { items.count }
    /// Mean share of right answers.
    var preShare: Double { test.preMean / best }
    var postShare: Double { test.postMean / best }
    var change: Double { test.change / best }
  }

  /// In the order of the key.
  let modules: [Module]
  /// Every item of a module together.
  let all: Module
  /// Whether somebody was not given every item of a module.
  let isPartial: Bool
  /// p-values adjusted for the number of modules, Holm's way.
  let holm: [Double]

  /// - Returns: `nil` unless the key names at least two modules.
  init?(_ items: [KnowledgeScores.Item], level: Double) throws(PairedError) {
    var names: [String] = []
    for item in items {
      if let name = item.module, !names.contains(name) { names.append(name) }
    }
    guard names.count > 1 else { return nil }
    var found: [Module] = []
    for name in names {
      if let module = try Module(name, items.filter { $0.module == name }, level: level) { found.append(module) }
    }
    guard found.count > 1,
      let whole = try Module(Module.everything, items.filter { $0.module != nil }, level: level)
    else { return nil }
    (modules, all) = (found, whole)
    isPartial = items.contains { item in
      item.module != nil && (item.pointsBefore.contains { $0 == nil } || item.pointsAfter.contains { $0 == nil })
    }
    holm = PValueAdjustment.holm.adjusted(modules.map(\.ranks.pValue))
  }
}

extension ModuleChanges.Module {
  /// - Returns: `nil` where nobody has answers that count in both tests.
  init?(_ name: String, _ items: [KnowledgeScores.Item], level: Double) throws(PairedError) {
    let scores = items[0].pointsBefore.indices.compactMap { person -> (person: Int, before: Double, after: Double)? in
      guard let before = Self.score(items, person, \.pointsBefore),
        let after = Self.score(items, person, \.pointsAfter)
      else { return nil }
      return (person, before, after)
    }
    guard !scores.isEmpty else { return nil }
    let (before, after) = (scores.map(\.before), scores.map(\.after))
    self.name = name
    self.items = items.map(\.name)
    people = scores.map(\.person)
    best = items.reduce(0) { $0 + $1.weight }
    test = try PairedTTest(pre: before, post: after, level: level)
    ranks = try SignedRank(pre: before, post: after, zeros: .dropped)
    size = items.count > 1 ? try StandardizedChange(pre: before, post: after, level: level) : nil
    let answers = items.flatMap { zip($0.answeredTwice.before, $0.answeredTwice.after) }
    let options = Set(items.map(\.optionCount))
    learning =
      if options.count == 1, let count = options.first ?? nil, count > 1 {
        try? LearningDecomposition(
          wrongToRight: answers.count { !$0 && $1 }, rightToWrong: answers.count { $0 && !$1 },
          rightBoth: answers.count { $0 && $1 }, wrongBoth: answers.count { !$0 && !$1 }, options: count)
      } else { nil }
  }

  /// Σ points of the answers that count, as a part of their best and times that of all items; `nil` where none counts.
  private static func score(
    _ items: [KnowledgeScores.Item], _ person: Int, _ points: KeyPath<KnowledgeScores.Item, [Double?]>
  ) -> Double? {
    var (sum, possible, all) = (0.0, 0.0, 0.0)
    for item in items {
      all += item.weight
      guard let own = item[keyPath: points][person] else { continue }
      sum += own
      possible += item.weight
    }
    guard possible > 0 else { return nil }
    return possible == all ? sum : sum * all / possible
  }
}
