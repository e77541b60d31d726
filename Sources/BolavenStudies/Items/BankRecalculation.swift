import BolavenData
import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  private typealias Wording = ItemsRecalculationWording

  /// Means and spreads on the scale of a bank by what has to be 0, and the drift of its items written out.
  func addPlacement(
    _ ways: inout Recalculations, _ placement: BankPlacement, _ first: PlainScoring, _ second: PlainScoring?
  ) {
    let waves =
      [(first, test.before.rows)] + (second.flatMap { second in test.after.map { [(second, $0.rows)] } } ?? [])
    let slopes = placement.parameters.map(\.slope)
    let difficulties = placement.parameters.map(\.difficulty)
    let at = { (row: String, column: String) in "\(id)-bank.\(row).\(column)" }
    for (position, (scored, rows)) in waves.enumerated() {
      let answers = rows.map { row in placement.items.map { scored.isRight($0, row) } }
      let group = placement.populations[position]
      let plain = PlainLatent(
        answers: answers, groups: rows.map { _ in 0 }, slopes: slopes, difficulties: difficulties, means: [group.mean],
        deviations: [group.standardDeviation], hasPriors: false)
      let row = position == 0 ? "pre" : "post"
      let count = answers.count { $0.contains { $0 != nil } }
      ways.add(at(row, "people"), Wording.count) { Double(count) }
      ways.add(at(row, "mean")) { Recalculation(.remainder(plain.meanRemainder(0)), Wording.grid) }
      ways.add(at(row, "spread")) { Recalculation(.remainder(plain.deviationRemainder(0)), Wording.grid) }
      guard position == waves.count - 1 else { continue }
      addDrift(&ways, placement, plain)
    }
    guard let gain = placement.gain else { return }
    let (early, late) = (placement.populations[0].mean, placement.populations[1].mean)
    let (error, level) = (gain.gainStandardError, settings.confidence)
    let persons = zip(gain.abilitiesBefore, gain.abilitiesAfter).count { $0 != nil || $1 != nil }
    let freedom = Double(persons - 1)
    ways.add(at("gain", "mean"), Wording.halving, scale: 1) { late - early }
    ways.add(
      at("gain", "interval"), Wording.student, scale: 1,
      limits: {
        let reach = Plain.studentQuantile(upperTail: (1 - level) / 2, freedom) * error
        return (late - early - reach, late - early + reach)
      })
    ways.add(at("gain", "p"), Wording.student) {
      error > 0 ? 2 * Plain.studentTail(((late - early) / error).magnitude, freedom) : 1
    }
  }

  private func addDrift(_ ways: inout Recalculations, _ placement: BankPlacement, _ plain: PlainLatent) {
    let found = placement.items.indices.map { plain.chances($0) }
    let tested = found.indices.filter { !found[$0].isEmpty }
    let values = tested.map { PlainItems.trials(found[$0]) }
    for (place, item) in tested.enumerated() {
      let chances = found[item]
      let n = Double(chances.count)
      let expected = Plain.sum(chances.map(\.chance))
      let variance = Plain.sum(chances.map { $0.chance * (1 - $0.chance) })
      let right = Double(chances.count { $0.isRight })
      let slope = plain.slopes[item]
      let at = { (column: String) in "\(id)-drift.\(test.items[placement.items[item]].name).\(column)" }
      ways.add(at("right"), Wording.count) { right / n }
      ways.add(at("expected"), Wording.grid, scale: 1) { expected / n }
      ways.add(at("z"), Wording.grid, scale: 1) { (right - expected) / variance.squareRoot() }
      ways.add(at("p"), Wording.chances, scale: 1) { values[place] }
      ways.add(at("holm"), Wording.ranks, scale: 1) { PlainItems.holm(values, place) }
      ways.add(at("shift"), Wording.grid, scale: 1) { (expected - right) / (slope * variance) }
    }
  }
}

extension PlainLatent {
  /// Right or not, with the chance that the other answers of the person give, of everybody who answered an item and another.
  func chances(_ item: Int) -> [(isRight: Bool, chance: Double)] {
    answers.indices.compactMap { person in
      guard let isRight = answers[person][item], answers[person].count(where: { $0 != nil }) > 1 else { return nil }
      var others = answers
      others[person][item] = nil
      let plain = PlainLatent(
        answers: [others[person]], groups: [groups[person]], slopes: slopes, difficulties: difficulties, means: means,
        deviations: deviations, hasPriors: false)
      return (isRight, plain.expectedShare(item))
    }
  }
}

extension PlainItems {
  /// The exact two-sided p-value of a sum of independent trials: all sums that are no more probable.
  static func trials(_ trials: [(isRight: Bool, chance: Double)]) -> Double {
    var law = [1.0]
    for trial in trials {
      law = (0...law.count).map { count in
        (count > 0 ? law[count - 1] * trial.chance : 0) + (count < law.count ? law[count] * (1 - trial.chance) : 0)
      }
    }
    let observed = law[trials.count { $0.isRight }] * (1 + 1e-7)
    return min(1, law.filter { $0 <= observed }.reduce(0, +))
  }
}
