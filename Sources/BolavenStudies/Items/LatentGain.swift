import BolavenEstimation

/// How far abilities rose between two tests on the scale of their items, and which items did not keep their place.
struct LatentGain: Sendable {
  let drift: AnchorDrift
  let calibration: WaveCalibration
  /// Rasch difficulties of each test by itself.
  let before: [Double?]
  let after: [Double?]
  /// What the marginal model asks of the slopes.
  let slopes: MarginalModel.Slopes
  /// People with either test.
  let personCount: Int
  /// Answers of the people of both tests, in the order of the calibration.
  let responses: (before: ItemResponses, after: ItemResponses)

  /// - Throws: what `RaschModel`, `AnchorDrift` and `WaveCalibration` throw.
  init(_ test: TestAnswers, _ wave: TestAnswers.Wave, _ settings: ItemsSettings) throws(ItemError) {
    let first = test.responses(test.before, test.before.rows)
    let second = test.responses(wave, wave.rows)
    before = try RaschModel(first).difficulties
    after = try RaschModel(second).difficulties
    drift = try AnchorDrift(first: before, second: after)
    let persons = PairedResponses(test, wave)
    slopes = settings.views.contains(.twoParameter) ? .free : .common
    personCount = persons.rows.count
    responses = (persons.before, persons.after)
    calibration = try WaveCalibration(
      before: persons.before, after: persons.after, freed: drift.drifting,
      options: MarginalModel.Options(slopes: slopes, priors: settings.usesPriors ? .weak : nil),
      level: settings.confidence)
  }
}
