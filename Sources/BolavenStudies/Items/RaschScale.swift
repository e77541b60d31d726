import BolavenEstimation

/// Items and people of the first test on one scale, by the Rasch model.
struct RaschScale: Sendable {
  /// People with one score on all items that have a difficulty.
  struct Score: Sendable {
    let score: Int
    let count: Int
    /// Of the second test; `nil` without one.
    let after: Int?
    let ability: Ability
  }

  let model: RaschModel
  let fit: RaschFit
  /// Of the people with both tests, each test as a person of its own; `nil` without a second test, or without an estimate.
  let both: RaschModel?
  /// Low against high scores; `nil` where the parts are too small for it.
  let andersen: AndersenTest?
  /// Warm's estimate of each person of the first test, in the order of the rows.
  let abilities: [Ability?]
  /// The same of the second test, by the difficulties of the first; empty without one.
  let abilitiesAfter: [Ability?]
  /// Every score that somebody has, ascending.
  let scores: [Score]
  /// People without answers to some of the items, who are in no row of the scores.
  let incomplete: Int

  /// - Throws: what `RaschModel` throws.
  init(_ test: TestAnswers) throws(ItemError) {
    let responses = test.responses(test.before, test.before.rows)
    let model = try RaschModel(responses)
    let persons = try RaschPersons(responses, model: model)
    let later = test.after.map { test.responses($0, $0.rows) }
    let laterPersons = try later.map { (later) throws(ItemError) in try RaschPersons(later, model: model) }
    self.model = model
    fit = try RaschFit(responses, model: model)
    andersen = try? AndersenTest(splitAtMedian: responses)
    abilities = persons.weightedLikelihood
    abilitiesAfter = laterPersons?.weightedLikelihood ?? []
    both = test.after.flatMap { wave in
      let first = test.responses(test.before, test.pairs.map(\.before))
      return try? RaschModel(first.appendingPersons(test.responses(wave, test.pairs.map(\.after))))
    }
    let counts = Self.counts(responses, persons, model)
    let countsAfter = later.flatMap { later in laterPersons.map { Self.counts(later, $0, model) } }
    let scale = try AbilityScale(difficulties: model.estimatedDifficulties)
    let taken = (0...model.estimatedItems.count).filter { (counts[$0] ?? 0) + (countsAfter?[$0] ?? 0) > 0 }
    scores = taken.map { score in
      Score(
        score: score, count: counts[score] ?? 0, after: countsAfter.map { $0[score] ?? 0 },
        ability: scale.weightedLikelihood(weightedScore: Double(score)))
    }
    incomplete = responses.personCount - counts.values.reduce(0, +)
  }

  private static func counts(_ responses: ItemResponses, _ persons: RaschPersons, _ model: RaschModel) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for person in 0..<responses.personCount
    where model.estimatedItems.allSatisfy({ responses[person, $0] != nil }) {
      counts[persons.scores[person], default: 0] += 1
    }
    return counts
  }
}
