@testable import BolavenCommandLine

/// A console that keeps what is written to it.
final class Recorder {
  private(set) var result = ""
  private(set) var talk = ""
  /// Both, as somebody at a terminal sees them.
  private(set) var transcript = ""
  /// The streams in the order in which they were written.
  private(set) var order: [Console.Stream] = []
  /// What was handed to another program, and to which.
  private(set) var paged: [(command: String, text: String)] = []
  /// Whether that program can be started.
  var hasPager = true

  /// - Parameter failing: the error number of every write to the result.
  func console(
    columns: Int? = nil, rows: Int? = nil, inputIsTerminal: Bool = false, talkIsTerminal: Bool = false,
    variables: [String: String] = [:], failing code: Int32 = 0
  ) -> Console {
    Console(
      columns: columns, rows: rows, inputIsTerminal: inputIsTerminal, talkIsTerminal: talkIsTerminal,
      variables: { variables[$0] },
      pager: { command, bytes in
        self.paged.append((command, String(decoding: bytes, as: UTF8.self)))
        return self.hasPager
      }
    ) { stream, bytes in
      self.order.append(stream)
      if stream == .result, code != 0 { return code }
      let text = String(decoding: bytes, as: UTF8.self)
      self.transcript += text
      if stream == .result { self.result += text } else { self.talk += text }
      return 0
    }
  }
}

/// What one call leaves behind.
struct Outcome {
  let status: ExitStatus
  let result: String
  let talk: String

  init(_ words: String..., commands: [any Command.Type] = SampleCommands.all, inputIsTerminal: Bool = false) {
    let recorder = Recorder()
    status = CommandLineTool.run(words, of: commands, on: recorder.console(inputIsTerminal: inputIsTerminal))
    result = recorder.result
    talk = recorder.talk
  }
}
