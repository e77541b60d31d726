import Foundation
import Testing

@testable import BolavenData

@Suite struct ChildProcessTests {
  /// How a program ends, and what it writes.
  func run(
    _ program: String, _ arguments: [String] = [], input: [UInt8] = [], seconds: Int = 20, most: Int = 1 << 30
  ) -> (end: ChildProcess.End, output: [UInt8]) {
    var output: [UInt8] = []
    let end = input.withUnsafeBytes { input in
      ChildProcess(program: program, arguments: arguments).run(input: input, seconds: seconds) { bytes in
        output.append(contentsOf: bytes)
        return output.count <= most
      }
    }
    return (end, output)
  }

  /// Far more than a pipe holds: both directions are served at once.
  @Test func givesAndTakesBytes() {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let result = run("/bin/cat", input: bytes)
    #expect(result.end == .exited(status: 0))
    #expect(result.output == bytes)
  }

  @Test func passesArgumentsAsTheyAre() {
    let arguments = ["%s|", ";id", "$(id)", "--help", "a b", "ສະບາຍດີ", ""]
    let result = run("/usr/bin/printf", arguments)
    #expect(String(decoding: result.output, as: UTF8.self) == ";id|$(id)|--help|a b|ສະບາຍດີ||")
  }

  @Test func givesNoEnvironment() {
    let result = run("/usr/bin/env")
    #expect(result.end == .exited(status: 0) && result.output.isEmpty)
  }

  @Test func tellsHowAProgramEnds() {
    #expect(run("/bin/sh", ["-c", "exit 3"]).end == .exited(status: 3))
    #expect(run("/bin/sh", ["-c", "kill -SEGV $$"]).end == .signal(11))
    #expect(run("/bin/sh", ["-c", "kill -SEGV $$"], input: [UInt8](repeating: 1, count: 5_000_000)).end == .signal(11))
    #expect(run("/nonexistent/program").end == .notStarted(2))
  }

  @Test func endsAProgramThatTakesTooLong() {
    #expect(run("/bin/sleep", ["600"], seconds: 1).end == .tooSlow(seconds: 1))
    #expect(run("/bin/sh", ["-c", "exec >&- <&-; exec sleep 600"], seconds: 1).end == .tooSlow(seconds: 1))
  }

  @Test func endsAProgramWhoseAnswerIsOfNoUse() {
    let result = run("/usr/bin/yes", most: 100_000)
    #expect(result.end == .stopped)
    #expect(result.output.count < 10_000_000)
  }

  @Test func aProgramThatReadsNothingMayStillAnswer() {
    let result = run("/bin/echo", ["done"], input: [UInt8](repeating: 7, count: 5_000_000))
    #expect(String(decoding: result.output, as: UTF8.self) == "done\n" || result.output.isEmpty)
    #expect(result.end == .exited(status: 0))
  }
}
