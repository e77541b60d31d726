import BolavenData
import BolavenEstimation
import BolavenReports
import BolavenStudies
import TestSupport
import Testing

/// What a command line of the map prints, worked out in process.
struct GoldenCommand {
  let words: [String]

  /// Words are divided by blanks; single quotes keep blanks.
  init(_ line: String) {
    words = line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { position, part in
      position.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
    }
  }

  func output() throws -> MachineOutput {
    let run = try run()
    return words[0] == "run" ? try MachineOutput(run) : try MachineOutput(try #require(run.findings.first))
  }

  func run() throws -> StudyRun {
    switch words.first {
    case "run":
      let file = Repository.absolute(try #require(words.dropFirst().first))
      return try StudyRun(StudyPlan(Repository.bytes(words[1]), file: file))
    case "income": return try StudyRun(IncomeStudy(settings()), files: files, title: LocalizedText("Effect"))
    default:
      Issue.record("no such command: \(words)")
      throw CancellationError()
    }
  }

  private func option(_ name: String) -> String? {
    words.firstIndex(of: "--\(name)").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
  }

  private var files: [String] {
    ([words[1]] + [option("deflator")].compactMap { $0 }).map(Repository.absolute)
  }

  private func settings() throws -> IncomeSettings {
    let column = { (name: String) in option(name).map { ColumnName($0) } }
    let outcome = try #require(option("outcome"))
    let source = DataPlan(
      name: "data", waves: [DataPlan.Wave(name: nil, file: files[0])], id: [column("id")].compactMap { $0 },
      waveColumn: column("wave"))
    var settings = IncomeSettings(
      source: source,
      outcome: OutcomePlan(
        name: "outcome", data: "data", compute: try Expression(outcome), label: LocalizedText(outcome),
        isReal: option("deflator") != nil, winsorisedAt: option("winsor").flatMap(parsePercentile)),
      design: DesignPlan(
        name: "design", kind: .randomised, data: "data", treatment: column("treatment"),
        assignment: option("assignment").flatMap { DesignPlan.Assignment(rawValue: $0) } ?? .chosen,
        cluster: column("cluster"), pairs: column("pairs")))
    settings.deflators = option("deflator").map { file in
      DeflatorPlan(file: Repository.absolute(file), period: "period", index: "cpi", base: "2022-05")
    }
    settings.baseline = try option("baseline").map { try Expression($0) }
    settings.request = InferenceRequest(
      covariance: option("vcov").flatMap { InferenceRequest.Covariance(name: $0) },
      level: option("cluster-by").flatMap { InferenceRequest.Level(rawValue: $0) },
      coefficientCount: option("k").flatMap { CoefficientCount(rawValue: $0) } ?? .nested)
    return settings
  }
}
