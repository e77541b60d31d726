import BolavenEstimation
import BolavenNumerics
import TestSupport
import Testing

@Suite struct WaveCalibrationTests {
  @Test func agreesWithADirectMaximization() throws {
    let waves = try WaveCalibration(before: ItemReference.complete, after: ItemReference.later)
    for (item, found) in waves.model.items.enumerated() {
      expect(found.slope, near: try ItemReference.value("waves.a.\(item + 1)"), digits: 7)
      expect(found.difficulty, near: try ItemReference.value("waves.b.\(item + 1)"), digits: 7)
    }
    expect(waves.gain, near: try ItemReference.value("waves.gain"), digits: 7)
    expect(waves.deviationAfter, near: try ItemReference.value("waves.sd"), digits: 7)
    expect(waves.gainStandardError, near: try ItemReference.value("waves.gain_se_clustered"), digits: 6)
    expect(
      waves.deviationStandardError, near: try ItemReference.value("waves.sd_se_clustered"), digits: 6)
    expect(waves.independentStandardError, near: try ItemReference.value("waves.gain_se_model"), digits: 6)
    expect(waves.model.logLikelihood, near: try ItemReference.value("waves.loglik"), digits: 8)
    #expect(waves.pValue > 0 && waves.pValue < 1e-6)
    // SciPy 1.17.1: t.ppf(0.975, 399)
    let interval = try #require(waves.gainInterval)
    expect(
      (interval.upperBound - interval.lowerBound) / 2 / waves.gainStandardError, near: 1.965927295920882, digits: 10)
    #expect(waves.degreesOfFreedom == 399)
  }

  @Test func personsInAnotherOrderGiveTheSameGain() throws {
    var draws = Philox(seed: 6)
    let order = Array(0..<400).shuffled(using: &draws)
    let waves = try WaveCalibration(before: ItemReference.complete, after: ItemReference.later, threads: 1)
    let other = try WaveCalibration(
      before: ItemReference.complete.selectingPersons(order), after: ItemReference.later.selectingPersons(order),
      threads: 2)
    #expect(waves.gain == other.gain)
    expect(other.gainStandardError, near: waves.gainStandardError, digits: 12)
    #expect(order.map { waves.abilitiesAfter[$0] } == other.abilitiesAfter)
  }

  @Test func wavesExchangedTurnTheGainRound() throws {
    let waves = try WaveCalibration(before: ItemReference.complete, after: ItemReference.later)
    let back = try WaveCalibration(before: ItemReference.later, after: ItemReference.complete)
    expect(back.gain, near: -waves.gain / waves.deviationAfter, digits: 7)
    expect(back.deviationAfter, near: 1 / waves.deviationAfter, digits: 7)
  }

  @Test func anItemThatBecameEasierIsFoundAndFreed() throws {
    var draws = Philox(seed: 31)
    // Item 4 became easier by two logits beside what all learned.
    let later = ItemReference.later
    let taught = ItemResponses(personCount: 400, itemCount: 10) { person, item in
      item == 4 ? later[person, item] == true || draws.uniform() < 0.8 : later[person, item]
    }
    let drift = try AnchorDrift(before: ItemReference.complete, after: taught)
    #expect(drift.drifting.first == 4 && drift.anchors.count >= 5)
    let all = try WaveCalibration(before: ItemReference.complete, after: taught)
    let freed = try WaveCalibration(before: ItemReference.complete, after: taught, freed: drift.drifting)
    let untouched = try WaveCalibration(before: ItemReference.complete, after: later, freed: drift.drifting)
    #expect(freed.gain < all.gain)
    expect(freed.gain, near: untouched.gain, digits: 1)
    #expect(freed.model.items.count == 10 + drift.drifting.count)
    #expect(throws: ItemError.noCommonItems) {
      try WaveCalibration(before: ItemReference.complete, after: taught, freed: Array(0..<10))
    }
  }

  @Test func aSmallTrainingNeedsPriors() throws {
    let pairs = PaksongItems.pairs
    let before = PaksongItems.responses(pairs.compactMap { PaksongItems.before[$0] })
    let after = PaksongItems.responses(pairs.compactMap { PaksongItems.after[$0] })
    #expect(throws: ItemError.tooFewPersons(rule: .twoParameter, count: 52)) {
      try WaveCalibration(before: before, after: after)
    }
    let waves = try WaveCalibration(before: before, after: after, options: .init(priors: .weak))
    #expect(waves.gain > 0.3 && waves.gain < 2 && waves.gainStandardError > 0.05)
  }

  /// Answers after a training that differ less between people than chance alone would make them: without a belief about
  /// their spread it would fall to 0, and nothing would converge.
  @Test func peopleWhoEndAlikeHaveAGainAllTheSame() throws {
    let training = SimulatedTraining(scores: .answers)
    for repetition in [0, 33] {
      var stream = Philox(seed: 20_230_427, replicate: UInt64(1_000_000 + repetition))
      let people = training.people(SimulatedTraining.people, &stream)
      for slopes in [MarginalModel.Slopes.free, .common] {
        let waves = try WaveCalibration(
          before: ItemResponses(rows: people.map { $0.before.map { $0 } }),
          after: ItemResponses(rows: people.map { $0.after.map { $0 } }), options: .init(slopes: slopes, priors: .weak))
        #expect(waves.deviationAfter > 0.2 && waves.gain > 0 && waves.gain < 3)
      }
    }
  }

  @Test func theStandardErrorKnowsThatPersonsOccurTwice() throws {
    var (clustered, independent) = (0.0, 0.0)
    let replicates = 60
    for replicate in 0..<replicates {
      var draws = Philox(seed: 20_230_427, replicate: UInt64(replicate))
      let abilities = (0..<150).map { _ in draws.normal() }
      func wave(_ levels: [Double]) -> ItemResponses {
        ItemResponses(
          rows: levels.map { level in
            (0..<10).map { item -> Bool? in
              draws.uniform() < 1 / (1 + exponential(1.5 * (Double(item) / 3 - 1.5 - level)))
            }
          })
      }
      let before = wave(abilities)
      let after = wave(abilities.map { 0.5 + 0.9 * $0 + 0.4 * draws.normal() })
      let waves = try WaveCalibration(before: before, after: after, options: .init(slopes: .common))
      let error = waves.gain - 0.5
      clustered += error * error / (waves.gainStandardError * waves.gainStandardError)
      independent += error * error / (waves.independentStandardError * waves.independentStandardError)
    }
    // Squared standardized errors have mean 1 where the standard error is right; 60 of them, within three deviations.
    #expect((clustered / Double(replicates) - 1).magnitude < 3 * (2 / Double(replicates)).squareRoot())
    #expect(independent < 0.8 * clustered)
  }
}
