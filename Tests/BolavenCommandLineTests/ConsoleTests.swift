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

  @Test(
    "colors follow the call, then the environment, then the terminal",
    arguments: [
      (.auto, [:], true, true), (.auto, [:], false, false), (.auto, ["NO_COLOR": "1"], true, false),
      (.auto, ["NO_COLOR": ""], true, true), (.auto, ["FORCE_COLOR": "1"], false, true),
      (.auto, ["CLICOLOR_FORCE": "1"], false, true), (.auto, ["FORCE_COLOR": "0"], false, false),
      (.auto, ["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false), (.auto, ["TERM": "dumb"], true, false),
      (.auto, ["TERM": "dumb", "FORCE_COLOR": "1"], true, true), (.always, ["NO_COLOR": "1"], false, true),
      (.never, ["FORCE_COLOR": "1"], true, false),
    ] as [(ColorChoice, [String: String], Bool, Bool)])
  func colorsFollowTheRules(_ choice: ColorChoice, _ variables: [String: String], _ terminal: Bool, _ paints: Bool) {
    let console = Recorder().console(columns: terminal ? 80 : nil, talkIsTerminal: terminal, variables: variables)
    console.color = choice
    #expect(console.paints(.result) == paints)
    #expect(console.paints(.talk) == paints)
  }

  @Test func colorSaysNothingThatItsWordDoesNot() {
    let plain = Outcome("survye", commands: SampleCommands.all)
    let recorder = Recorder()
    #expect(CommandLineTool.run(["survye", "--color", "always"], on: recorder.console()) == .usage)
    #expect(recorder.talk.hasPrefix("\u{1B}[1;31merror[C101]\u{1B}[0m there is"))
    let page = Recorder()
    #expect(CommandLineTool.run(["doctor", "--help", "--color=always"], on: page.console()) == .ok)
    #expect(page.result.contains("\n\u{1B}[1mMay take\u{1B}[0m\n"))
    let unpainted = page.result.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(unpainted == Help.page(of: DoctorCommand.self))
    #expect(plain.talk.hasPrefix("error[C101]"))
  }

  @Test(
    "long pages are shown by a pager on a terminal that is lower",
    arguments: [
      (["help"], 20, [:], "less -FRX"), (["help"], 200, [:], nil), (["help", "--no-pager"], 20, [:], nil),
      (["help"], 20, ["PAGER": "more"], "more"), (["help"], 20, ["PAGER": "cat"], nil),
      (["explain"], 20, [:], "less -FRX"),
      (["explain", "D104"], 5, [:], "less -FRX"), (["man"], 20, [:], "man -l -"), (["help"], nil, [:], nil),
      (["doctor"], 2, [:], nil), (["help", "tables"], 10, [:], "less -FRX"),
    ] as [([String], Int?, [String: String], String?)])
  func longPagesArePaged(_ words: [String], _ rows: Int?, _ variables: [String: String], _ pager: String?) {
    let recorder = Recorder()
    let console = recorder.console(columns: rows == nil ? nil : 80, rows: rows, variables: variables)
    _ = CommandLineTool.run(words, on: console)
    #expect(recorder.paged.map(\.command) == [pager].compactMap(\.self))
    #expect(recorder.result.isEmpty == (pager != nil))
  }

  @Test func aPagerThatIsMissingLosesNothing() {
    let recorder = Recorder()
    recorder.hasPager = false
    _ = CommandLineTool.run(["help"], on: recorder.console(columns: 80, rows: 10, variables: ["NO_COLOR": "1"]))
    #expect(recorder.result == Help.list(CommandCatalog.all))
  }
}
