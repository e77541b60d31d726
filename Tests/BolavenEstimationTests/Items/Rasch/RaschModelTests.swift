import BolavenData
import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct RaschModelTests {
  /// eRm stops its optimizer early: difficulties agree to four digits, the likelihood to eight.
  @Test("conditional fits agree with eRm", arguments: ["complete", "masked"])
  func agreesWithERm(_ name: String) throws {
    let model = try RaschModel(name == "complete" ? ItemReference.complete : ItemReference.masked)
    for item in 0..<10 {
      let value = try ItemReference.value("rasch.\(name).difficulty.\(item + 1)")
      expect(model.difficulties[item], near: value, digits: 4, "difficulty \(item)")
      let error = try ItemReference.value("rasch.\(name).se.\(item + 1)")
      expect(model.standardErrors[item], near: error, digits: 4, "standard error \(item)")
    }
    let likelihood = try ItemReference.value("rasch.\(name).loglik")
    expect(model.logLikelihood, near: likelihood, digits: 8, "log-likelihood")
    #expect(model.logLikelihood >= likelihood - 1e-7, "no other difficulties are more likely")
  }

  @Test func agreesWithTheGoldenValuesOfTheShippedStudy() throws {
    let pairs = PaksongItems.pairs
    let stacked = pairs.compactMap { PaksongItems.before[$0] } + pairs.compactMap { PaksongItems.after[$0] }
    for (rows, name, whole) in [
      (stacked, "rasch.cml.stacked", "rasch.cml.loglik"),
      (PaksongItems.people.compactMap { PaksongItems.before[$0] }, "rasch.cml.pre", "rasch.cml.pre.loglik"),
    ] {
      let model = try RaschModel(PaksongItems.responses(rows))
      for item in 0..<20 {
        let number = (item < 9 ? "0" : "") + String(item + 1)
        let value = try PaksongItems.golden("\(name).difficulty.q\(number)")
        expect(model.difficulties[item], near: value, digits: 11, "\(name) \(number)")
      }
      expect(model.logLikelihood, near: try PaksongItems.golden(whole), digits: 12, whole)
    }
  }

  @Test(.needsReferenceCases, arguments: ["irt_lsat", "irt_abortion"])
  func agreesWithTheReferenceCases(_ name: String) throws {
    let reference = try ReferenceCase(name)
    let names = reference.frame.names.map(\.text)
    let columns = try names.indices.map { try reference.column($0).map { $0 == 1 } }
    let model = try RaschModel(ItemResponses(columns: columns.map { $0.map { $0 } }))
    for (item, label) in names.enumerated() {
      try reference.expect(model.difficulties[item], is: "rasch_cml_diff_sum0[\(label)]")
      try reference.expect(model.standardErrors[item], is: "se_rasch_cml[\(label)]")
    }
    try reference.expect(model.logLikelihood, is: "rasch_cml_loglik")
  }

  @Test func personsInAnotherOrderGiveTheSameBytes() throws {
    var draws = Philox(seed: 4)
    let order = Array(0..<400).shuffled(using: &draws)
    for responses in [ItemReference.complete, ItemReference.masked] {
      let model = try RaschModel(responses, threads: 2)
      let other = try RaschModel(responses.selectingPersons(order), threads: 1)
      #expect(model.estimatedDifficulties == other.estimatedDifficulties)
      #expect(model.covariance == other.covariance)
      #expect(model.logLikelihood == other.logLikelihood)
    }
  }

  @Test func itemsInAnotherOrderGiveTheSameDifficulties() throws {
    let order = [9, 3, 0, 7, 1, 8, 2, 6, 4, 5]
    let model = try RaschModel(ItemReference.masked)
    let other = try RaschModel(ItemReference.masked.selectingItems(order))
    for (place, item) in order.enumerated() {
      expect(other.difficulties[place], near: try #require(model.difficulties[item]), digits: 12)
    }
  }

  @Test func rightAndWrongExchangedTurnTheScaleRound() throws {
    let answers = ItemReference.masked
    let turned = ItemResponses(personCount: 400, itemCount: 10) { answers[$0, $1].map { !$0 } }
    let (model, other) = (try RaschModel(answers), try RaschModel(turned))
    for item in 0..<10 {
      expect(other.difficulties[item], near: -(try #require(model.difficulties[item])), digits: 12)
      expect(other.standardErrors[item], near: try #require(model.standardErrors[item]), digits: 12)
    }
  }

  @Test func itemsThatAllGetRightAreNamedAndLeftOut() throws {
    let rows: [[Bool?]] = [
      [true, true, false, false], [true, false, true, false], [true, true, true, false], [true, false, false, false],
      [true, true, true, false], [true, true, false, false],
    ]
    let model = try RaschModel(ItemResponses(rows: rows))
    #expect(model.easyItems == [0] && model.hardItems == [3] && model.estimatedItems == [1, 2])
    #expect(model.difficulties[0] == nil && model.standardErrors[3] == nil && model.usedPersonCount == 3)
    // Two items: the odds of the persons with one right.
    let half = 0.5 * 0.693_147_180_559_945_3
    expect(model.difficulties[1], near: -half, digits: 12)
    #expect(!model.isStable)
  }

  @Test func refusesWhatHasNoFiniteEstimate() throws {
    // Nobody is wrong on item 0 or 1 and right on item 2 or 3.
    let ordered: [[Bool?]] = [
      [true, false, false, false], [false, true, false, false], [true, true, true, false], [true, true, false, true],
    ]
    #expect(throws: ItemError.separatedItems([2, 3])) { try RaschModel(ItemResponses(rows: ordered)) }
    let parted: [[Bool?]] = [
      [true, false, nil, nil], [false, true, nil, nil], [nil, nil, true, false], [nil, nil, false, true],
    ]
    #expect(throws: ItemError.separatedItems([2, 3])) { try RaschModel(ItemResponses(rows: parted)) }
    #expect(throws: ItemError.onlyPerfectScores) {
      try RaschModel(ItemResponses(rows: [[true, true], [false, false]]))
    }
    #expect(throws: ItemError.noPersons(count: 0, needed: 1)) {
      try RaschModel(ItemResponses(personCount: 0, itemCount: 3) { _, _ in nil })
    }
  }

  @Test func twoHundredItemsFarApartHaveFiniteDifficulties() throws {
    var draws = Philox(seed: 11)
    let truth = (0..<200).map { -4 + 8 * Double($0) / 199 }
    let rows = (0..<600).map { _ in
      let ability = draws.normal()
      return truth.map { b -> Bool? in draws.uniform() < 1 / (1 + exponential(b - ability)) }
    }
    let model = try RaschModel(ItemResponses(rows: rows))
    var (products, squares) = (0.0, 0.0)
    for (item, found) in zip(model.estimatedItems, model.estimatedDifficulties) {
      products += found * truth[item]
      squares += truth[item] * truth[item]
    }
    #expect(model.estimatedItems.count > 190)
    #expect((products / squares - 1).magnitude < 0.05)
  }
}

/// eˣ by its series and squaring: enough for making answers.
func exponential(_ x: Double) -> Double {
  let small = x / 1_024
  var (term, sum) = (1.0, 1.0)
  for n in 1...12 {
    term *= small / Double(n)
    sum += term
  }
  for _ in 0..<10 { sum *= sum }
  return sum
}
