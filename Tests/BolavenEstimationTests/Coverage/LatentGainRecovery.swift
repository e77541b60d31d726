import BolavenEstimation
import BolavenNumerics
import Foundation
import TestSupport
import Testing

/// How well the latent gain of answers with a known gain of one standard deviation is found again.
struct LatentGainRecovery: Hashable, CustomStringConvertible {
  static let repetitions = 500
  static let page = "notebooks-md/methods/rasch-and-latent-gain.md"
  private static let file = "Tests/BolavenEstimationTests/Reference/latent_gain.csv"

  let people: Int
  /// Of the estimates.
  let mean, deviation: Double
  /// Mean of the standard errors.
  let error: Double
  /// Share of the 95% intervals that contain the gain.
  let coverage: Double

  init(people: Int, repetitions: Int) throws {
    let training = SimulatedTraining(scores: .answers)
    let truth = SimulatedTraining.abilityGain / SimulatedTraining.abilityDeviation
    var (estimates, errors, covered) = ([Double](), [Double](), 0)
    for repetition in 0..<repetitions {
      var stream = Philox(seed: 20_230_427, replicate: UInt64(people * 1_000_000 + repetition))
      let group = training.people(people, &stream)
      let waves = try WaveCalibration(
        before: ItemResponses(rows: group.map { $0.before.map { $0 } }),
        after: ItemResponses(rows: group.map { $0.after.map { $0 } }), options: .init(priors: .weak), threads: 1)
      estimates.append(waves.gain)
      errors.append(waves.gainStandardError)
      if waves.gainInterval?.contains(truth) == true { covered += 1 }
    }
    let moments = Moments(estimates)
    self.people = people
    mean = moments.mean ?? 0
    deviation = moments.standardDeviation ?? 0
    error = compensatedSum(errors) / Double(repetitions)
    coverage = Double(covered) / Double(repetitions)
  }

  /// As the page of the method prints it.
  var description: String {
    String(format: "%d,%.3f,%.3f,%.3f,%.1f%%", people, mean, deviation, error, 100 * coverage)
  }

  /// The recorded lines, one for each number of people.
  static func recorded() throws -> [String] {
    try Repository.text(file).split(separator: "\n").dropFirst().map(String.init)
  }

  /// A row of the page.
  static func row(_ line: String) -> String { "| \(line.split(separator: ",").joined(separator: " | ")) |" }

  static func record(_ lines: [String]) throws {
    try (["people,mean,deviation,standard error,coverage"] + lines).map { $0 + "\n" }.joined()
      .write(toFile: Repository.absolute(file), atomically: true, encoding: .utf8)
    var page = try Repository.text(self.page).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let header = try #require(page.firstIndex { $0.hasPrefix("| people |") })
    let end = try #require(page[header...].firstIndex { !$0.hasPrefix("|") })
    page.replaceSubrange(header + 2..<end, with: lines.map(row))
    try page.joined(separator: "\n").write(toFile: Repository.absolute(self.page), atomically: true, encoding: .utf8)
  }
}

@Suite struct LatentGainRecoveryTests {
  @Test(.enabled(if: CoverageReference.isWanted, "BOLAVEN_COVERAGE is not set"))
  func theGainIsFoundAgain() throws {
    let found = try [28, 100, 400].map {
      try LatentGainRecovery(people: $0, repetitions: LatentGainRecovery.repetitions)
    }
    if CoverageReference.isRecorded {
      try LatentGainRecovery.record(found.map(\.description))
    } else {
      #expect(try found.map(\.description) == LatentGainRecovery.recorded())
    }
    for result in found {
      // Four Monte Carlo errors of the mean, and the pull of the priors on slopes, which fades with people.
      let slack = 4 * result.deviation / Double(LatentGainRecovery.repetitions).squareRoot()
      #expect((result.mean - 1).magnitude < slack + 2 / Double(result.people), "\(result)")
      #expect((result.error / result.deviation - 1).magnitude < 0.15, "\(result)")
    }
  }

  @Test func aFewTrainingsAreNearTheGain() throws {
    let found = try LatentGainRecovery(people: 100, repetitions: 3)
    #expect((found.mean - 1).magnitude < 0.5 && found.error > 0.05 && found.error < 0.5)
  }

  @Test func thePageQuotesWhatWasFound() throws {
    let page = try Repository.text(LatentGainRecovery.page)
    let recorded = try LatentGainRecovery.recorded()
    #expect(recorded.count == 3)
    for line in recorded { #expect(page.contains(LatentGainRecovery.row(line)), "\(line)") }
  }
}
