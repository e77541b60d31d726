import TestSupport

@testable import BolavenCommandLine

/// What a call of the program leaves behind, given as one line without its first word.
///
/// Files of the checkout are found from any working folder.
struct Call {
  let status: ExitStatus
  let result: String
  let talk: String

  init(_ line: String, variables: [String: String] = [:]) {
    self.init(
      words: Self.words(of: line).map { $0.hasPrefix("datasets/") ? Repository.absolute($0) : $0 }, variables: variables
    )
  }

  /// Words are divided by blanks; single quotes keep blanks.
  static func words(of line: String) -> [String] {
    line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { position, part in
      position.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
    }
  }

  init(words: [String], variables: [String: String] = [:]) {
    let recorder = Recorder()
    status = CommandLineTool.run(words, on: recorder.console(variables: variables))
    result = recorder.result
    talk = recorder.talk
  }
}
