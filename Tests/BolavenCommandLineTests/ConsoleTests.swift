import Testing

@testable import BolavenCommandLine

@Suite struct ConsoleTests {
  @Test(
    "text fits the terminal, but is never narrower than 60",
    arguments: [
      (nil, 80), (40, 60), (60, 60), (132, 132),
    ] as [(Int?, Int)])
  func fitsTheTerminal(_ columns: Int?, _ width: Int) {
    let console = Recorder().console(columns: columns)
    #expect(console.width == width)
    #expect(console.isTerminal == (columns != nil))
  }

  @Test func resultComesBeforeWhatIsSaidAfterIt() {
    let recorder = Recorder()
    let console = recorder.console()
    console.write("table\n")
    #expect(recorder.result.isEmpty)
    console.say("Written a.html")
    console.write([UInt8]("more\n".utf8))
    console.flush()
    #expect(recorder.order == [.result, .talk, .result])
    #expect(recorder.result == "table\nmore\n")
    #expect(recorder.talk == "Written a.html\n")
  }

  @Test func quietKeepsErrorsOnly() {
    let recorder = Recorder()
    let console = recorder.console()
    console.talk = .errorsOnly
    console.say("said")
    console.step("step")
    console.report([
      Message(severity: .warning, code: MessageCode(.data, 210), what: "odd", fix: ["look"]),
      Message(code: MessageCode(.data, 104), what: "wrong", fix: ["look"]),
    ])
    #expect(recorder.talk == "error[D104] wrong\n  fix: look\n")
  }

  @Test func nothingIsWrittenAfterAWriteThatFailed() {
    let recorder = Recorder()
    let console = recorder.console(failing: 28)
    for _ in 0..<3 { console.write(String(repeating: "x", count: 1 << 16)) }
    console.flush()
    #expect(recorder.order == [.result])
    #expect(console.failure?.code == 28)
  }

  @Test func emptyVariablesAreNotSet() {
    let console = Recorder().console(variables: ["LANG": "", "TERM": "dumb"])
    #expect(console.environment("LANG") == nil)
    #expect(console.environment("TERM") == "dumb")
    #expect(console.environment("NOTHING") == nil)
  }
}
