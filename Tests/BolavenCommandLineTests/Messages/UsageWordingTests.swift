import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct UsageWordingTests {
  static let option = SampleCommands.Survey.key.syntax
  static let problems: [UsageProblem] = [
    .unknownCommand("indicator", nearest: []), .optionBeforeCommand("--quiet", command: "survey"),
    .unknownOption("--star", isOpposite: false, nearest: []), .abbreviated("--m", full: ["max", "mastery", "method"]),
    .valueMissing(option), .flagWithValue(SampleCommands.Survey.stars.syntax, value: "yes"),
    .badValue(option, value: "", nearest: []), .repeated(option, first: "a", second: "b"), .contradiction(option),
    .optionMissing(option), .operandMissing(Operand("PRE", "scores before")),
    .operandsLeft(["x"], taken: SampleCommands.Survey.operands), .noInput,
  ]

  @Test("every problem of a call says what and what to do", arguments: problems)
  func saysWhatAndWhatToDo(_ problem: UsageProblem) {
    let message = problem.message(of: SampleCommands.Survey.self)
    expectGoodMessage(message, place: false)
    #expect(CommandFailure([message]).status == .usage)
  }

  @Test func noCaseIsForgottenAndEveryCaseHasItsOwnCode() throws {
    let source = try Repository.text("Sources/BolavenCommandLine/Syntax/UsageProblem.swift")
    let cases = caseNames(of: "UsageProblem", in: source)
    #expect(Set(Self.problems.map(caseName)) == cases)
    #expect(Set(Self.problems.map { $0.message(of: nil).code }).count == cases.count)
  }

  @Test func exampleOfAnOptionComesFromTheExamplesOfTheCommand() {
    let problem = UsageProblem.unknownOption("--bi", isOpposite: false, nearest: [SampleCommands.Survey.by.syntax])
    #expect(
      Message.text([problem.message(of: SampleCommands.Survey.self)], width: 80) == """
        error[C112] 'survey' has no option --bi
        Did you mean   --by         for example:  --by sex,village

        """)
    let id = UsageProblem.optionMissing(SampleCommands.Survey.id.syntax).message(of: SampleCommands.Survey.self)
    #expect(id.fix == ["add  --id Code"])
  }

  @Test func wordsInQuotesAreOneWord() {
    #expect(callWords("a  --pre \"Pre total\" 'y ~ x' z") == ["a", "--pre", "\"Pre total\"", "'y ~ x'", "z"])
  }
}
