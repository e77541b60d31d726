import Foundation
import Testing

@testable import BolavenCommandLine

@Suite struct InterruptionTests {
  /// The signals that this thread is told of.
  static var heard: [Int32] {
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    return (1...31).filter { sigismember(&mask, $0) == 0 }
  }

  let folder = NSTemporaryDirectory() + "bolaven-\(UUID().uuidString)"

  @Test func filesAreWrittenAndSignalsHeardAgain() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let before = Self.heard
    try Interruption.write([(folder + "/a/b.txt", Array("text".utf8)), (folder + "/c.txt", [])])
    #expect(try String(contentsOfFile: folder + "/a/b.txt", encoding: .utf8) == "text")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() == ["a", "a/b.txt", "c.txt"])
    #expect(Self.heard == before)
  }

  @Test func whatCannotBeWrittenLeavesNothingBehind() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/taken", withIntermediateDirectories: true)
    let failure = #expect(throws: CommandFailure.self) {
      try Interruption.write([(folder + "/new.txt", [1]), (folder + "/taken", [2])])
    }
    #expect(failure?.status == .output)
    #expect(failure?.messages.map(\.code.description) == ["R613"])
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder) == ["taken"])
  }
}
