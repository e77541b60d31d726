import BolavenData
import BolavenFormats

/// Why a command could not do its work: every problem of the call together.
struct CommandFailure: Error {
  /// Never empty.
  let messages: [Message]

  init(_ messages: [Message]) {
    precondition(!messages.isEmpty, "a failure has a message")
    self.messages = Message.joiningMissingColumns(messages)
  }

  init(_ error: DataError) { self.init(error.problems.map(\.message)) }

  /// The status of the first stage that failed: a wrong call is told before a wrong plan, a wrong plan before its data.
  var status: ExitStatus {
    messages.filter { $0.severity == .error }.map(\.code.family.exitStatus).min { $0.rawValue < $1.rawValue } ?? .bug
  }
}
