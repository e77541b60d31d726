/// What one shell needs to complete calls, made from the descriptions of the commands.
protocol Completions: Sendable {
  static var shell: String { get }
  /// The script that the shell reads.
  static func script(_ commands: [any Command.Type]) -> String
}

/// The shells that calls can be completed in.
enum CompletionCatalog {
  static let all: [any Completions.Type] = [BashCompletions.self, ZshCompletions.self, FishCompletions.self]
}
