import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

/// What the help shows can be typed as it stands.
@Suite struct HelpExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let line: String
    let words: [String]
    var testDescription: String { line }
  }

  static let examples: [Example] = CommandCatalog.all.flatMap { $0.examples }.map { line in
    let words = callWords(line).dropFirst().map { word in String(word.filter { $0 != "\"" && $0 != "'" }) }
    return Example(line: line, words: words)
  }

  /// Calls that end with another status, and that is right: the two deliveries differ, the survey has mistakes to find.
  static let statuses: [String: BolavenCommandLine.ExitStatus] = [
    "bolaven data diff old.csv new.csv --id pid": .no, "bolaven check export.xlsx --form form.xlsx": .data,
  ]
  /// Long; `VerifyCommandTests` makes them.
  static let elsewhere = ["bolaven verify", "bolaven verify --format json"]

  @Test("an example of the help does what it says", arguments: examples.filter { !elsewhere.contains($0.line) })
  func examplesRun(_ example: Example) throws {
    let folder = try ExampleFolder(withPlan: example.words.first != "new").folder
    let real = try #require(realPath(folder.path))
    let words = example.words
    if words.starts(with: ["data", "convert"]) {
      // The folder has the file that the example would write.
      try? FileManager.default.removeItem(atPath: "\(folder.path)/\(words[3])")
    }
    if words.starts(with: ["chart", "trend"]) {
      // A ledger by months, where that of the cooperatives has years.
      let ledger = "\(folder.path)/\(words[2])"
      try FileManager.default.removeItem(atPath: ledger)
      try FileManager.default.createSymbolicLink(atPath: ledger, withDestinationPath: "\(folder.path)/sales.csv")
    }
    let datasets = Repository.absolute("datasets")
    let outcome = WorkingThread.run(in: real, seconds: 300) { () -> (BolavenCommandLine.ExitStatus, String, String) in
      let recorder = Recorder()
      let status = CommandLineTool.run(words, on: recorder.console(variables: ["BOLAVEN_DATASETS": datasets]))
      return (status, recorder.result, recorder.talk)
    }
    let (status, result, talk) = try #require(outcome)
    #expect(status == Self.statuses[example.line] ?? .ok, "\(talk)")
    #expect(!result.isEmpty || talk.contains("Written") || talk.contains("Cleaned") || talk.contains("Same"), "\(talk)")
  }
}
