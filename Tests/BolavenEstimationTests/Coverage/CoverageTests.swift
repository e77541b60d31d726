import TestSupport
import Testing

/// Simulations of some minutes: they run where the environment variable BOLAVEN_COVERAGE is set, and find again what
/// `Reference/coverage.csv` holds; set to `record` they write it.
@Suite(.serialized, .enabled(if: CoverageReference.isWanted, "BOLAVEN_COVERAGE is not set"))
struct CoverageTests {
  /// Intervals that no table prints, because they fall short with so few people. The pages of the methods say so.
  static let notPrinted: Set = ["individual gain: BCa", "retained: BCa", "share: Wilson", "trained by each: BCa"]

  @Test func intervalsReachWhatIsWrittenOfThem() throws {
    var found: [SimulatedScores: [CoverageSimulation.Result]] = [:]
    for scores in SimulatedScores.allCases {
      var simulation = CoverageSimulation(scores, bootstrapDraws: 1_999, population: 400_000)
      try simulation.run(repetitions: CoverageReference.repetitions)
      found[scores] = simulation.results.values.sorted { $0.name < $1.name }
    }
    if CoverageReference.isRecorded {
      try CoverageReference.record(found)
      try CoverageReference.quote(found)
    } else {
      #expect(found == CoverageReference.results)
    }
    for (scores, results) in found {
      for result in results where !Self.notPrinted.contains(result.name) {
        // Four standard errors of 2,000 trainings below 95%.
        #expect(result.coverage >= 0.93, "\(scores) \(result.name) \(result.coverage)")
      }
    }
  }
}

/// A few trainings in every run of the tests: the simulation itself works.
@Suite struct CoverageSimulationTests {
  @Test("every interval comes out", arguments: SimulatedScores.allCases)
  func intervalsComeOut(_ scores: SimulatedScores) throws {
    var simulation = CoverageSimulation(scores, bootstrapDraws: 99, population: 4_000)
    try simulation.run(repetitions: 4)
    let recorded = try #require(CoverageReference.results[scores])
    #expect(Set(simulation.results.keys) == Set(recorded.map(\.name)))
    for result in simulation.results.values where result.defined < 4 {
      // An interval that some trainings lack lacked in the recorded ones too.
      let known = try #require(recorded.first { $0.name == result.name })
      #expect(known.defined < CoverageReference.repetitions, "\(result.name)")
    }
  }

  @Test("each page quotes what was found, and no interval is left out")
  func pagesQuoteWhatWasFound() throws {
    let found = CoverageReference.results
    var quoted: Set<String> = []
    for page in Repository.files(below: "notebooks-md/methods", endings: [".md"]) {
      for line in try Repository.text(page).split(separator: "\n") {
        guard let name = CoverageReference.interval(quotedOn: line, among: found) else { continue }
        let cells = SimulatedScores.allCases.map { scores in
          CoverageReference.text(found[scores]?.first { $0.name == name })
        }
        #expect(line == "| \(name) | \(cells.joined(separator: " | ")) |", "\(page)")
        quoted.insert(name)
      }
    }
    #expect(Set(found.values.flatMap { $0.map(\.name) }) == quoted)
  }
}
