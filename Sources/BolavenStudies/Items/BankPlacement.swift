import BolavenEstimation

/// People of a session on the scale of a bank, and whether its items still work as they did.
struct BankPlacement: Sendable {
  /// Positions in the key of the items that the bank has.
  let items: [Int]
  /// Items of the key that the bank does not have.
  let unknown: [Int]
  /// One an item of the bank that was asked.
  let parameters: [ItemParameters]
  /// Abilities of the people before, and after where there are two tests.
  let populations: [LatentGroup]
  /// People with answers, of each test.
  let counts: [Int]
  /// The gain; `nil` where the test was taken once.
  let gain: WaveCalibration?
  /// Of the last test.
  let drift: BankDrift
  /// Of each person of the first test, in the order of its rows.
  let abilities: [Ability?]
  /// Of each person of the second test, in the order of its rows; empty without one.
  let abilitiesAfter: [Ability?]

  /// - Throws: `noCommonItems` where the bank has none of the items; what `WaveCalibration` and `MarginalModel` throw.
  init(_ test: TestAnswers, _ bank: ItemBankTable, level: Double) throws(ItemError) {
    let known = test.items.indices.filter { item in
      bank[test.items[item].name] != nil && test.before.rows.contains { test.before.answers.isRight(item, $0) != nil }
    }
    guard known.count > 1 else { throw .noCommonItems }
    items = known
    unknown = test.items.indices.filter { bank[test.items[$0].name] == nil }
    let parameters = known.compactMap { bank[test.items[$0].name]?.parameters }
    self.parameters = parameters
    let anchors = Dictionary(uniqueKeysWithValues: parameters.enumerated().map { ($0, $1) })
    // Every slope is known, so that any number of people will do.
    let options = MarginalModel.Options(slopes: .one, anchors: anchors)
    let first = test.responses(test.before, test.before.rows).selectingItems(known)
    if let wave = test.after {
      let persons = PairedResponses(test, wave)
      let found = try WaveCalibration(
        before: persons.before.selectingItems(known), after: persons.after.selectingItems(known), options: options,
        level: level)
      let second = test.responses(wave, wave.rows).selectingItems(known)
      gain = found
      populations = found.model.groups
      counts = [first, second].map { answers in (0..<answers.personCount).count { answers.answerCount(of: $0) > 0 } }
      abilities = persons.inOrder(found.abilitiesBefore, of: test.before.rows, isAfter: false)
      abilitiesAfter = persons.inOrder(found.abilitiesAfter, of: wave.rows, isAfter: true)
      drift = try BankDrift(
        second, parameters: parameters,
        populations: [LatentGroup](repeating: found.model.groups[1], count: second.personCount))
    } else {
      let model = try MarginalModel(first, options: options)
      gain = nil
      populations = model.groups
      counts = [model.personCount]
      abilities = model.abilities
      abilitiesAfter = []
      drift = try BankDrift(
        first, parameters: parameters,
        populations: [LatentGroup](repeating: model.groups[0], count: first.personCount))
    }
  }
}

/// Answers of everybody with either test: people with both once, then those with one only.
struct PairedResponses: Sendable {
  /// The row of each person in both tests.
  let rows: [(before: Int?, after: Int?)]
  let before: ItemResponses
  let after: ItemResponses

  init(_ test: TestAnswers, _ wave: TestAnswers.Wave) {
    let (pairedBefore, pairedAfter) = (Set(test.pairs.map(\.before)), Set(test.pairs.map(\.after)))
    let rows: [(before: Int?, after: Int?)] =
      test.pairs.map { ($0.before, $0.after) }
      + test.before.rows.filter { !pairedBefore.contains($0) }.map { ($0, nil) }
      + wave.rows.filter { !pairedAfter.contains($0) }.map { (nil, $0) }
    self.rows = rows
    before = ItemResponses(personCount: rows.count, itemCount: test.items.count) { person, item in
      rows[person].before.flatMap { test.before.answers.isRight(item, $0) }
    }
    after = ItemResponses(personCount: rows.count, itemCount: test.items.count) { person, item in
      rows[person].after.flatMap { wave.answers.isRight(item, $0) }
    }
  }

  /// What belongs to persons, in the order of the rows of one test.
  func inOrder(_ values: [Ability?], of wanted: [Int], isAfter: Bool) -> [Ability?] {
    let place = Dictionary(
      rows.enumerated().compactMap { person, rows in (isAfter ? rows.after : rows.before).map { ($0, person) } },
      uniquingKeysWith: { first, _ in first })
    return wanted.map { row in place[row].flatMap { values[$0] } }
  }
}
