import Foundation
import TestSupport
import Testing

/// The last line of `make test` is true: it is counted from the events, and silence is no success.
@Suite struct ClosingLineTests {
  static let list = """
    {"kind":"test","payload":{"id":"T.S","kind":"suite","name":"S"},"version":0}
    {"kind":"test","payload":{"id":"T.S\\/one()\\/t.swift:4:4","isParameterized":false,"kind":"function"},"version":0}
    {"kind":"test","payload":{"id":"T.S\\/many(x:)\\/t.swift:6:4","isParameterized":true,"kind":"function"},"version":0}
    {"kind":"test","payload":{"id":"T.S\\/off()\\/t.swift:9:4","isParameterized":false,"kind":"function"},"version":0}
    """
  static let end = event("runEnded")

  static func event(_ kind: String, _ test: String = "", case number: Int? = nil, issue: String = "") -> String {
    let place = number.map { #""_testCase":{"displayName":"\#($0)","id":"ID \#($0), [49]"},"# } ?? ""
    return #"{"kind":"event","payload":{\#(place)"instant":{"absolute":1.5},\#(issue)"kind":"\#(kind)","#
      + #""messages":[{"symbol":"x","text":"says \"kind\":\"runEnded\""}],"testID":"\#(test)"},"version":0}"#
  }
  static let one = #"T.S\/one()\/t.swift:4:4"#
  static let many = #"T.S\/many(x:)\/t.swift:6:4"#
  static let off = #"T.S\/off()\/t.swift:9:4"#
  static let broken = #""issue":{"isKnown":false,"severity":"error"},"#
  static let known = #""issue":{"isKnown":true,"severity":"error"},"#
  static let warning = #""issue":{"isKnown":false,"severity":"warning"},"#

  /// The last line printed, and whether the script was content.
  func closing(_ events: [String], status: Int = 0, lint: Int = 0) throws -> (line: String, succeeded: Bool) {
    let path = NSTemporaryDirectory() + "closing-line-\(UUID().uuidString).jsonl"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try ([Self.list] + events).joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let awk = Process()
    awk.executableURL = URL(fileURLWithPath: "/usr/bin/awk")
    awk.arguments = [
      "-v", "status=\(status)", "-v", "lint=\(lint)", "-f", Repository.absolute(".make/count.awk"), path,
    ]
    let output = Pipe()
    awk.standardOutput = output
    try awk.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    awk.waitUntilExit()
    return (text.split(separator: "\n").last.map(String.init) ?? "", awk.terminationStatus == 0)
  }

  @Test func countsEachCaseAndTheFormatting() throws {
    let (line, succeeded) = try closing([
      Self.event("testCaseEnded", Self.many, case: 1), Self.event("testCaseEnded", Self.many, case: 2),
      Self.event("testEnded", Self.many), Self.event("testEnded", Self.one), Self.event("testEnded", "T.S"), Self.end,
    ])
    #expect(line == "4 passed, 0 failed")
    #expect(succeeded)
  }

  @Test func countsAFailedCaseOnce() throws {
    let (line, succeeded) = try closing(
      [
        Self.event("issueRecorded", Self.many, case: 2, issue: Self.broken),
        Self.event("issueRecorded", Self.many, case: 2, issue: Self.broken),
        Self.event("testCaseEnded", Self.many, case: 1), Self.event("testCaseEnded", Self.many, case: 2),
        Self.event("testEnded", Self.many), Self.end,
      ], status: 1)
    #expect(line == "2 passed, 1 failed")
    #expect(!succeeded)
  }

  @Test(arguments: [known, warning])
  func knownIssuesAndWarningsAreNoFailures(_ issue: String) throws {
    let events = [Self.event("issueRecorded", Self.one, issue: issue), Self.event("testEnded", Self.one), Self.end]
    #expect(try closing(events) == ("2 passed, 0 failed", true))
  }

  @Test func countsSkippedTestsButNotSuites() throws {
    let events = [
      Self.event("testSkipped", "T.S"), Self.event("testSkipped", Self.off), Self.event("testEnded", Self.one),
      Self.end,
    ]
    #expect(try closing(events) == ("2 passed, 0 failed, 1 skipped", true))
  }

  @Test func aTestProcessThatDiesHasFailed() throws {
    #expect(try closing([Self.event("testEnded", Self.one)], status: 1) == ("2 passed, 1 failed", false))
  }

  @Test func aFailureThatLeftNoEventHasFailed() throws {
    #expect(try closing([Self.event("testEnded", Self.one), Self.end], status: 1) == ("2 passed, 1 failed", false))
  }

  @Test func noTestIsNoSuccess() throws {
    #expect(try closing([Self.end]) == ("1 passed, 1 failed", false))
  }

  @Test func unformattedSourcesAreOneFailure() throws {
    let events = [Self.event("testEnded", Self.one), Self.end]
    #expect(try closing(events, lint: 1) == ("1 passed, 1 failed", false))
  }
}
