import Foundation
import TestSupport
import Testing

/// What the simulation found, in `Reference/coverage.csv`.
enum CoverageReference {
  private static let wanted = ProcessInfo.processInfo.environment["BOLAVEN_COVERAGE"] ?? ""
  /// Whether the simulations run.
  static let isWanted = !wanted.isEmpty
  /// Whether they write what they find.
  static let isRecorded = wanted == "record"

  /// Trainings of each kind.
  static let repetitions = 2_000

  private static let file = "Tests/BolavenEstimationTests/Reference/coverage.csv"

  static let results: [SimulatedScores: [CoverageSimulation.Result]] = {
    guard let text = try? Repository.text(file) else {
      Issue.record("\(file) cannot be read")
      return [:]
    }
    return text.split(separator: "\n").dropFirst().reduce(into: [:]) { results, line in
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 4, let scores = SimulatedScores(rawValue: cells[0]), let covered = Int(cells[2]),
        let defined = Int(cells[3])
      else {
        Issue.record("\(file): \(line)")
        return
      }
      results[scores, default: []].append(.init(name: cells[1], covered: covered, defined: defined))
    }
  }()

  static func record(_ found: [SimulatedScores: [CoverageSimulation.Result]]) throws {
    let lines = SimulatedScores.allCases.flatMap { scores in
      (found[scores] ?? []).map { "\(scores.rawValue),\($0.name),\($0.covered),\($0.defined)" }
    }
    try (["scores,interval,covered,defined"] + lines).map { $0 + "\n" }.joined()
      .write(toFile: Repository.absolute(file), atomically: true, encoding: .utf8)
  }

  /// Puts what was found into the tables of the pages.
  static func quote(_ found: [SimulatedScores: [CoverageSimulation.Result]]) throws {
    for page in Repository.files(below: "notebooks-md/methods", endings: [".md"]) {
      let lines = try Repository.text(page).split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard let name = interval(quotedOn: line, among: found) else { return String(line) }
        let cells = SimulatedScores.allCases.map { scores in text(found[scores]?.first { $0.name == name }) }
        return "| \(([name] + cells).joined(separator: " | ")) |"
      }
      try lines.joined(separator: "\n").write(toFile: Repository.absolute(page), atomically: true, encoding: .utf8)
    }
  }

  /// The name in the first cell of a row, if it is that of an interval.
  static func interval(quotedOn line: Substring, among found: [SimulatedScores: [CoverageSimulation.Result]]) -> String?
  {
    guard line.hasPrefix("| "), let end = line.dropFirst(2).firstRange(of: " |") else { return nil }
    let name = String(line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound])
    return found.values.contains { $0.contains { $0.name == name } } ? name : nil
  }

  /// The coverage as pages print it, with the number of intervals where some trainings have none; a dash where there is no
  /// such interval.
  static func text(_ result: CoverageSimulation.Result?) -> String {
    guard let result else { return "–" }
    let share = String(format: "%.1f%%", 100 * result.coverage)
    return result.defined == repetitions ? share : "\(share) of \(result.defined)"
  }
}
