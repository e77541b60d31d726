import Foundation
import Testing

@testable import BolavenCommandLine

@Suite struct CommandLineToolTests {
  @Test func aCallGivesItsResultAndItsStatus() {
    let survey = Outcome("survey", "a.csv", "b.csv", "--id", "Code")
    #expect(survey.status == .ok)
    #expect(survey.result == "a.csv b.csv Code\n")
    #expect(survey.talk == "said\n")
    #expect(Outcome("data", "show", "a.csv").status == .no)
  }

  @Test func quietAndVerboseChangeTheTalkOnly() {
    let quiet = Outcome("survey", "a.csv", "b.csv", "--id", "Code", "-q")
    let verbose = Outcome("survey", "a.csv", "b.csv", "--id", "Code", "--verbose")
    #expect(quiet.talk.isEmpty)
    #expect(verbose.talk == "said\nstep\n")
    #expect(quiet.result == verbose.result)
  }

  @Test(
    "a mistake in the call: status 2, the right suggestion, nothing on the result",
    arguments: [
      (["survye", "a.csv"], "survey"), (["data", "shw"], "data show"), (["dcotor"], "doctor"),
      (["survey", "a", "b", "--id", "c", "--methd", "sign"], "--method"),
      (["survey", "a", "b", "--id", "c", "--method", "sgin"], "--method sign"),
      (["survey", "a", "b", "--id", "c", "--mast", "60%"], "--mastery"),
      (["doctor", "--formt", "json"], "--format"), (["doctor", "--format", "jsn"], "--format json"),
      (["doctor", "--no-quite"], "--no-quiet"), (["help", "docter"], "doctor"),
    ])
  func suggestsAndStops(_ words: [String], _ suggestion: String) throws {
    let recorder = Recorder()
    let status = CommandLineTool.run(words, of: SampleCommands.all, on: recorder.console())
    #expect(status == .usage)
    #expect(recorder.result.isEmpty)
    let lines = recorder.talk.split(separator: "\n")
    try #require(lines.count >= 2)
    #expect(lines.filter { $0.hasPrefix("error[C") } == [lines[0]], "\(recorder.talk)")
    #expect(lines[1] == "Did you mean   \(suggestion)" || lines[1].hasPrefix("Did you mean   \(suggestion)  "))
  }

  @Test func anUnknownCommandIsToldBeforeItsOptionsAreLookedAt() {
    let outcome = Outcome("survye", "--junk", "--help")
    #expect(outcome.status == .usage)
    #expect(outcome.talk.split(separator: "\n").filter { $0.hasPrefix("error") }.count == 1)
  }

  @Test func allMistakesOfACallAreToldTogether() {
    let outcome = Outcome("survey", "--junk", "--max", "high")
    #expect(outcome.status == .usage)
    #expect(outcome.talk.split(separator: "\n").filter { $0.hasPrefix("error[C") }.count == 5)
  }

  @Test(
    "help is given whatever else stands in the call",
    arguments: [
      ["survey", "--help", "--junk"], ["survey", "--junk", "x", "-h"], ["survey", "--max", "--help"],
      ["--help", "survey", "--junk"], ["-h", "survey"], ["survey", "a", "-qh", "b", "c", "d", "e"],
    ])
  func helpWins(_ words: [String]) {
    let recorder = Recorder()
    #expect(CommandLineTool.run(words, of: SampleCommands.all, on: recorder.console()) == .ok)
    #expect(recorder.result == Help.page(of: SampleCommands.Survey.self))
    #expect(recorder.talk.isEmpty)
  }

  @Test func theProgramIntroducesItself() {
    #expect(Outcome().result == Help.front(SampleCommands.all))
    #expect(Outcome("--help").result == Help.list(SampleCommands.all))
    #expect(Outcome("--version").result == "bolaven \(Version.text)\n")
    #expect(Outcome().status == .ok)
  }

  @Test(
    "the first word of several commands has a page of its own",
    arguments: [["data", "--help"], ["data", "-h"], ["--help", "data"], ["-h", "data", "--junk"]])
  func firstWordsHaveAPage(_ words: [String]) throws {
    let recorder = Recorder()
    #expect(CommandLineTool.run(words, of: SampleCommands.all, on: recorder.console()) == .ok)
    #expect(recorder.result == Help.page(ofFirstWord: "data", SampleCommands.all))
    #expect(recorder.result.contains("\n  data convert    Write a file in another format.\n"))
    #expect(!recorder.result.contains("doctor"))
    #expect(Outcome("data").status == .usage)
    #expect(Outcome("data", "show", "--help").result == Help.page(of: SampleCommands.DataShow.self))
  }

  @Test func afterTwoHyphensHelpIsAName() {
    #expect(Outcome("data", "show", "--", "--help").result == "--help\n")
  }

  @Test func theFirstStageThatFailedGivesTheStatus() {
    let outcome = Outcome("failing")
    #expect(outcome.status == .data)
    #expect(outcome.result.isEmpty)
    #expect(outcome.talk.contains("error[E999]") && outcome.talk.contains("error[D999]"))
  }

  @Test func programsGetMessagesInJSON() throws {
    for words in [["doctor", "--format", "json", "--junk"], ["doctr", "--format=json"]] {
      let recorder = Recorder()
      #expect(CommandLineTool.run(words, of: SampleCommands.all, on: recorder.console()) == .usage)
      #expect(try JSONSerialization.jsonObject(with: Data(recorder.talk.utf8)) is [[String: Any]])
      #expect(recorder.result.isEmpty)
    }
  }

  @Test func aReaderThatLeavesIsNoError() {
    let recorder = Recorder()
    #expect(CommandLineTool.run(["help"], on: recorder.console(failing: EPIPE)) == .ok)
    #expect(recorder.talk.isEmpty)
  }

  @Test func aResultThatCannotBeWrittenIsAnError() {
    let recorder = Recorder()
    #expect(CommandLineTool.run(["help"], on: recorder.console(failing: ENOSPC)) == .output)
    #expect(recorder.talk.hasPrefix("error[R612] the disk is full\n  --> standard output\n"))
  }

  @Test func nobodyWaitsForAKeyboard() {
    let outcome = Outcome("survey", "-", "post.csv", "--id", "Code", inputIsTerminal: true)
    #expect(outcome.status == .usage)
    #expect(outcome.talk.contains("error[C123]"))
    #expect(Outcome("survey", "-", "post.csv", "--id", "Code").status == .ok)
  }
}
