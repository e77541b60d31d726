import Foundation

/// Another program, where it is on this computer.
struct Tool: Sendable {
  private let path: String?

  init(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    path = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  var isThere: Bool { path != nil }

  struct Output {
    let status: Int32
    let text: String
    let errors: String
  }

  func run(_ arguments: [String], input: String = "", variables: [String: String] = [:]) throws -> Output {
    let folder = try TemporaryFolder()
    let source = try folder.file("input", input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: source)
    try folder.file("text", "")
    try folder.file("errors", "")
    process.standardOutput = FileHandle(forWritingAtPath: "\(folder.path)/text")
    process.standardError = FileHandle(forWritingAtPath: "\(folder.path)/errors")
    try process.run()
    process.waitUntilExit()
    return Output(status: process.terminationStatus, text: try folder.text("text"), errors: try folder.text("errors"))
  }
}
