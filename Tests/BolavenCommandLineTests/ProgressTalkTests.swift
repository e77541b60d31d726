import Synchronization
import Testing

@testable import BolavenCommandLine

@Suite struct ProgressTalkTests {
  /// A clock that stands until it is set, and what was said.
  private final class Scene: Sendable {
    let now = Mutex(0.0)
    let said = Mutex("")

    func talk(isTerminal: Bool) -> ProgressTalk {
      ProgressTalk(isTerminal: isTerminal, clock: { self.now.withLock { $0 } }) { bytes in
        self.said.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
      }
    }

    func at(_ second: Double, _ talk: ProgressTalk) -> String {
      now.withLock { $0 = second }
      said.withLock { $0 = "" }
      talk.tick()
      return said.withLock { $0 }
    }
  }

  @Test func aTerminalHasALineThatIsWrittenOver() {
    let scene = Scene()
    let talk = scene.talk(isTerminal: true)
    #expect(scene.at(5, talk).isEmpty, "nothing has begun")
    talk.begin("regress")
    #expect(scene.at(5.9, talk).isEmpty, "nothing in the first second")
    #expect(scene.at(6.1, talk) == "\r  1 s  regress\u{1B}[K")
    #expect(scene.at(6.15, talk).isEmpty, "not more than ten times a second")
    talk.show("analysis 2 of 4")
    #expect(scene.at(17.2, talk) == "\r  12 s  analysis 2 of 4\u{1B}[K")
    scene.said.withLock { $0 = "" }
    talk.end()
    #expect(scene.said.withLock { $0 } == "\r\u{1B}[K")
    #expect(scene.at(60, talk).isEmpty)
  }

  @Test func elsewhereThereIsALineAMinute() {
    let scene = Scene()
    let talk = scene.talk(isTerminal: false)
    talk.begin("verify")
    #expect(scene.at(59, talk).isEmpty)
    #expect(scene.at(60.5, talk) == "still working after 1 min: verify\n")
    #expect(scene.at(80, talk).isEmpty)
    #expect(scene.at(185, talk) == "still working after 3 min: verify\n")
    scene.said.withLock { $0 = "" }
    talk.end()
    #expect(scene.said.withLock { $0 }.isEmpty)
  }

  @Test func aResultTakesTheLineAway() {
    let scene = Scene()
    let talk = scene.talk(isTerminal: true)
    let console = Console(columns: 80, inputIsTerminal: false, variables: { _ in nil }, progress: talk) {
      stream, bytes in
      if stream == .talk { scene.said.withLock { $0 += String(decoding: bytes, as: UTF8.self) } }
      return 0
    }
    talk.begin("run")
    _ = scene.at(3, talk)
    scene.said.withLock { $0 = "" }
    console.say("Written a.html")
    #expect(scene.said.withLock { $0 } == "\r\u{1B}[KWritten a.html\n")
  }

  @Test(
    "programs, and who wants errors only, hear nothing",
    arguments: [["doctor", "--format", "json"], ["doctor", "--quiet"]])
  func programsHearNothing(_ words: [String]) {
    let scene = Scene()
    let talk = scene.talk(isTerminal: true)
    let console = Console(columns: nil, inputIsTerminal: false, variables: { _ in nil }, progress: talk) { _, _ in
      scene.now.withLock { $0 += 100 }
      talk.tick()
      return 0
    }
    _ = CommandLineTool.run(words, on: console)
    #expect(scene.said.withLock { $0 }.isEmpty)
  }
}
