import BolavenData
import BolavenEstimation
import BolavenNumerics
import Glibc
import TestSupport
import Testing

@Suite struct MarginalModelTests {
  /// The reference is a direct maximization of the same likelihood, integrated on 321 points, by SciPy.
  @Test("two-parameter fits agree with a direct maximization", arguments: ["complete", "masked", "prior"])
  func agreesWithADirectMaximization(_ name: String) throws {
    let options = MarginalModel.Options(priors: name == "prior" ? .weak : nil)
    let model = try MarginalModel(name == "masked" ? ItemReference.masked : ItemReference.complete, options: options)
    for (item, found) in model.items.enumerated() {
      let value = { (what: String) in try ItemReference.value("mml.\(name).\(what).\(item + 1)") }
      expect(found.slope, near: try value("a"), digits: 7, "slope \(item)")
      expect(found.difficulty, near: try value("b"), digits: 7, "difficulty \(item)")
      expect(found.slopeStandardError, near: try value("a_se"), digits: 6, "slope \(item)")
      expect(found.difficultyStandardError, near: try value("b_se"), digits: 6, "difficulty \(item)")
    }
    expect(model.logLikelihood, near: try ItemReference.value("mml.\(name).loglik"), digits: 8)
  }

  /// ltm stops its optimizer at about seven digits of the parameters. girth, which stops earlier, is within 0.0011 of the
  /// slopes and 0.0088 of the difficulties.
  @Test("two-parameter fits agree with R's ltm", arguments: ["complete", "masked"])
  func agreesWithLtm(_ name: String) throws {
    let model = try MarginalModel(name == "masked" ? ItemReference.masked : ItemReference.complete)
    for (item, found) in model.items.enumerated() {
      expect(found.slope, near: try ItemReference.value("ltm.\(name).a.\(item + 1)"), digits: 6)
      expect(found.difficulty, near: try ItemReference.value("ltm.\(name).b.\(item + 1)"), digits: 6)
    }
    expect(model.logLikelihood, near: try ItemReference.value("ltm.\(name).loglik"), digits: 9)
  }

  @Test func aCommonSlopeAgreesWithADirectMaximization() throws {
    let model = try MarginalModel(ItemReference.complete, options: .init(slopes: .common))
    for (item, found) in model.items.enumerated() {
      expect(found.slope, near: try ItemReference.value("mml.common.slope"), digits: 7)
      expect(found.difficulty, near: try ItemReference.value("mml.common.b.\(item + 1)"), digits: 7)
    }
    expect(model.logLikelihood, near: try ItemReference.value("mml.common.loglik"), digits: 8)
    #expect(model.parameterCount == 11)
  }

  @Test func aCommonSlopeIsBelievedOnce() throws {
    let model = try MarginalModel(ItemReference.complete, options: .init(slopes: .common, priors: .weak))
    for (item, found) in model.items.enumerated() {
      expect(found.slope, near: try ItemReference.value("mml.common.prior.slope"), digits: 7)
      expect(found.difficulty, near: try ItemReference.value("mml.common.prior.b.\(item + 1)"), digits: 7)
      expect(found.slopeStandardError, near: try ItemReference.value("mml.common.prior.slope_se"), digits: 5)
    }
  }

  /// Persons so far below the items' own population that complete data would bend the likelihood the wrong way.
  @Test func anchorsPlaceAPopulationFarAway() throws {
    let anchors = Dictionary(
      uniqueKeysWithValues: (0..<10).map { item in
        (item, ItemParameters(slope: 1, difficulty: Double(item) / 3 - 1.5))
      })
    var draws = Philox(seed: 8)
    let abilities = (0..<24).map { _ in 0.5 * draws.normal() - 2 }
    let answers = ItemResponses(
      rows: abilities.map { ability in
        (0..<10).map { draws.uniform() < 1 / (1 + exponential(Double($0) / 3 - 1.5 - ability)) }
      })
    let model = try MarginalModel(answers, options: .init(slopes: .one, anchors: anchors))
    let (mean, deviation) = (model.groups[0].mean, model.groups[0].standardDeviation)
    func likelihood(_ mean: Double, _ deviation: Double) -> Double {
      (0..<24).reduce(0) { sum, person in
        let law = (-1_000...1_000).reduce(0.0) { law, step in
          let z = Double(step) / 125
          let answered = (0..<10).reduce(1.0) { product, item in
            let right = 1 / (1 + exponential(Double(item) / 3 - 1.5 - mean - deviation * z))
            return product * (answers[person, item] == true ? right : 1 - right)
          }
          return law + answered * exponential(-z * z / 2)
        }
        return sum + log(law)
      }
    }
    let top = likelihood(mean, deviation)
    for (m, s) in [(0.01, 0.0), (-0.01, 0), (0, 0.01), (0, -0.01)] {
      #expect(likelihood(mean + m, deviation + s) < top, "\(mean) \(deviation)")
    }
    #expect(mean < -1 && deviation > 0.05)
  }

  @Test func abilitiesAreMeansGivenTheAnswers() throws {
    let model = try MarginalModel(ItemReference.complete)
    for person in 0..<8 {
      expect(
        model.abilities[person]?.estimate, near: try ItemReference.value("mml.complete.eap.\(person + 1)"), digits: 6)
      expect(
        model.abilities[person]?.standardError, near: try ItemReference.value("mml.complete.eap_sd.\(person + 1)"),
        digits: 6)
    }
  }

  @Test(
    "one- and two-parameter fits agree with ltm and machine-accurate integration", .needsReferenceCases,
    arguments: [
      "irt_lsat", "irt_abortion",
    ])
  func agreesWithTheReferenceCases(_ name: String) throws {
    let reference = try ReferenceCase(name)
    let labels = reference.frame.names.map(\.text)
    let columns = try labels.indices.map { try reference.column($0).map { $0 == 1 } }
    let answers = ItemResponses(columns: columns.map { $0.map { $0 } })
    let two = try MarginalModel(answers)
    let common = try MarginalModel(answers, options: .init(slopes: .common))
    let one = try MarginalModel(answers, options: .init(slopes: .one))
    for (item, label) in labels.enumerated() {
      try reference.expect(two.items[item].slope, is: "irt2pl_disc[\(label)]")
      try reference.expect(two.items[item].difficulty, is: "irt2pl_diff[\(label)]")
      try reference.expect(common.items[item].difficulty, is: "rasch_mml_diff[\(label)]")
      try reference.expect(one.items[item].difficulty, is: "rasch1_diff[\(label)]")
    }
    try reference.expect(common.items[0].slope, is: "rasch_mml_common_a")
    try reference.expect(two.logLikelihood, is: "irt2pl_loglik")
    try reference.expect(common.logLikelihood, is: "rasch_loglik")
    try reference.expect(one.logLikelihood, is: "rasch1_loglik")
  }

  @Test func personsInAnotherOrderAndOtherThreadsGiveTheSameBytes() throws {
    var draws = Philox(seed: 5)
    let order = Array(0..<400).shuffled(using: &draws)
    for answers in [ItemReference.complete, ItemReference.masked] {
      let model = try MarginalModel(answers, threads: 2)
      let other = try MarginalModel(answers.selectingPersons(order), threads: 1)
      #expect(model.items == other.items && model.logLikelihood == other.logLikelihood)
      #expect(order.map { model.abilities[$0] } == other.abilities)
    }
  }

  @Test func rightAndWrongExchangedTurnTheScaleRound() throws {
    let turned = ItemResponses(personCount: 400, itemCount: 10) { ItemReference.complete[$0, $1].map { !$0 } }
    let (model, other) = (try MarginalModel(ItemReference.complete), try MarginalModel(turned))
    for (item, twin) in zip(model.items, other.items) {
      expect(twin.slope, near: item.slope, digits: 9)
      expect(twin.difficulty, near: -item.difficulty, digits: 9)
    }
  }

  @Test func refusesTooFewPersonsWithoutPriorsByName() throws {
    let few = ItemReference.complete.selectingPersons(Array(0..<249))
    #expect(throws: ItemError.tooFewPersons(rule: .twoParameter, count: 249)) { try MarginalModel(few) }
    let withPriors = try MarginalModel(few.selectingPersons(Array(0..<28)), options: .init(priors: .weak))
    #expect(withPriors.items.allSatisfy { $0.slope > 0 && $0.slope < 5 && $0.difficulty.magnitude < 6 })
    #expect(
      withPriors.items.allSatisfy { ($0.slopeStandardError ?? .nan) > 0 && ($0.difficultyStandardError ?? .nan) > 0 })
  }

  @Test func anItemThatAllGetRightNeedsAPrior() throws {
    let answers = ItemResponses(personCount: 400, itemCount: 10) { $1 == 3 ? true : ItemReference.complete[$0, $1] }
    #expect(throws: ItemError.noVariance(item: 3)) { try MarginalModel(answers) }
    let model = try MarginalModel(answers, options: .init(priors: .weak))
    #expect(model.items[3].difficulty < -2 && model.items[3].difficulty > -12)
  }

  @Test func simulatedItemsAreRecovered() throws {
    var draws = Philox(seed: 77)
    let slopes = (0..<15).map { 0.7 + 0.1 * Double($0 % 9) }
    let difficulties = (0..<15).map { -1.8 + 0.25 * Double($0) }
    let rows = (0..<2_000).map { _ in
      let ability = draws.normal()
      return (0..<15).map { item -> Bool? in
        draws.uniform() < 1 / (1 + exponential(-slopes[item] * (ability - difficulties[item])))
      }
    }
    let model = try MarginalModel(ItemResponses(rows: rows))
    // Standardized errors of 30 estimates: about chi-squared.
    var sum = 0.0
    for (item, found) in model.items.enumerated() {
      let a = (found.slope - slopes[item]) / (try #require(found.slopeStandardError))
      let b = (found.difficulty - difficulties[item]) / (try #require(found.difficultyStandardError))
      sum += a * a + b * b
    }
    #expect(sum > 10 && sum < 60)
  }
}
