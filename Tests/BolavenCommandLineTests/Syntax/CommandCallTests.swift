import Testing

@testable import BolavenCommandLine

@Suite struct CommandCallTests {
  @Test func aCommandHasOneWordOrTwo() throws {
    let survey = try CommandCall(["survey", "show", "x"], among: SampleCommands.all)
    #expect(survey.command.name == "survey")
    #expect(survey.rest == ["show", "x"])
    let show = try CommandCall(["data", "show", "x"], among: SampleCommands.all)
    #expect(show.command.name == "data show")
    #expect(show.rest == ["x"])
  }

  @Test(
    "an unknown command gets what it may have meant",
    arguments: [
      (["survy"], "survey"), (["Survey"], "survey"), (["surv"], "survey"), (["data", "shwo"], "data show"),
      (["data", "convrt", "--junk"], "data convert"), (["data"], "data show, data convert"),
      (["data", "--format", "json"], "data show, data convert"), (["docter"], "doctor"),
    ])
  func suggests(_ words: [String], _ suggestion: String) {
    let failure = #expect(throws: CommandFailure.self) { try CommandCall(words[...], among: SampleCommands.all) }
    #expect(failure?.messages.map(\.suggestion) == [suggestion])
  }

  @Test func anOptionDoesNotStandInFrontOfTheCommand() {
    let failure = #expect(throws: CommandFailure.self) {
      try CommandCall(["--format", "json", "doctor"], among: SampleCommands.all)
    }
    #expect(failure?.messages.first?.fix == ["write  bolaven doctor ... --format"])
  }
}
