import Testing

@testable import BolavenCommandLine

@Suite struct ArgumentParserTests {
  typealias Survey = SampleCommands.Survey

  /// A call with everything it needs, and the words of the test behind it.
  func parser(_ words: String...) -> ArgumentParser {
    ArgumentParser((["pre.csv", "post.csv", "--id", "Code"] + words)[...], of: Survey.self)
  }

  @Test("an option is written in two ways", arguments: [["--key", "k.csv"], ["--key=k.csv"]])
  func twoWays(_ words: [String]) {
    let parser = ArgumentParser((words + ["--id=Code", "pre.csv", "post.csv"])[...], of: Survey.self)
    #expect(parser.problems.isEmpty)
    #expect(parser.arguments[Survey.key] == "k.csv")
    #expect(parser.arguments[Survey.id] == "Code")
    #expect(parser.arguments.operands == ["pre.csv", "post.csv"])
  }

  @Test func valuesHaveTheirTypes() {
    let arguments = parser(
      "--max", "20", "--from", "-1", "--mastery", "60%", "--method", "sign", "--by", "sex,age", "--stars", "--where",
      "a = 1"
    ).arguments
    #expect(arguments[Survey.max] == 20)
    #expect(arguments[Survey.from] == -1)
    #expect(arguments[Survey.mastery] == 0.6)
    #expect(arguments[Survey.method] == "sign")
    #expect(arguments[Survey.by] == ["sex", "age"])
    #expect(arguments[Survey.stars])
    #expect(arguments[Survey.filter] == "a = 1")
    #expect(arguments[Survey.key] == nil)
    #expect(!arguments[SharedOptions.quiet])
  }

  @Test(
    "short forms",
    arguments: [
      (["-o", "t.html"], "t.html", nil, false), (["-j4"], nil, 4, false), (["-j", "4", "-n"], nil, 4, true),
      (["-qn"], nil, nil, true),
    ] as [([String], String?, Int?, Bool)])
  func shortForms(_ words: [String], _ out: String?, _ jobs: Int?, _ dryRun: Bool) {
    let parser = ArgumentParser((["a", "b", "--id", "c"] + words)[...], of: Survey.self)
    #expect(parser.problems.isEmpty)
    #expect(parser.arguments[SharedOptions.out] == out)
    #expect(parser.arguments[SharedOptions.jobs] == jobs)
    #expect(parser.arguments[SharedOptions.dryRun] == dryRun)
  }

  @Test func listsMayBeGivenAgain() {
    #expect(parser("--by", "sex", "--by=age,village").arguments[Survey.by] == ["sex", "age", "village"])
  }

  @Test func aFlagCanBeTakenBackButNotBoth() {
    #expect(!parser("--no-stars").arguments[Survey.stars])
    #expect(parser("--stars", "--stars").problems.isEmpty)
    #expect(parser("--stars", "--no-stars").problems == [.contradiction(Survey.stars.syntax)])
    #expect(parser("--stars=yes").problems == [.flagWithValue(Survey.stars.syntax, value: "yes")])
    #expect(parser("--no-stars=1").problems == [.flagWithValue(Survey.stars.syntax, value: "1")])
  }

  @Test func twoHyphensEndTheOptions() {
    let parser = ArgumentParser(["--id", "c", "--", "--pre.csv", "--id"], of: Survey.self)
    #expect(parser.problems.isEmpty)
    #expect(parser.arguments.operands == ["--pre.csv", "--id"])
  }

  @Test func hyphenAndNegativeNumbersAreValues() {
    let parser = ArgumentParser(["-", "-1", "--id", "-.5"], of: Survey.self)
    #expect(parser.problems.isEmpty)
    #expect(parser.arguments.operands == ["-", "-1"])
    #expect(parser.arguments[Survey.id] == "-.5")
  }

  @Test(
    "a value is missing at the end and before another option",
    arguments: [["--key"], ["--key", "--stars"], ["--key", "--"]])
  func missingValue(_ words: [String]) {
    let parser = ArgumentParser((["a", "b", "--id", "c"] + words)[...], of: Survey.self)
    #expect(parser.problems == [.valueMissing(Survey.key.syntax)])
  }

  @Test func aValueWithAHyphenFollowsAnEqualSign() {
    #expect(parser("--where=-x > 1").arguments[Survey.filter] == "-x > 1")
    #expect(parser("--where=a=b").arguments[Survey.filter] == "a=b")
    #expect(parser("--key=").problems == [.badValue(Survey.key.syntax, value: "", nearest: [])])
  }

  @Test func twoValuesOfOneOptionAreRefused() {
    #expect(parser("--id", "Other").problems == [.repeated(Survey.id.syntax, first: "Code", second: "Other")])
  }

  @Test(
    "a beginning of a name is refused with the whole names",
    arguments: [
      ("--m", ["max", "mastery", "method"]), ("--mast", ["mastery"]), ("--k", ["key"]),
    ])
  func refusesAbbreviations(_ word: String, _ full: [String]) {
    #expect(parser(word, "1").problems == [.abbreviated(word, full: full)])
  }

  @Test(
    "an unknown option gets what it may have meant",
    arguments: [
      ("--methd", "method"), ("--By", "by"), ("--masterry", "mastery"), ("-key", "key"), ("-out", "out"),
      ("--no-star", "stars"),
    ])
  func suggests(_ word: String, _ name: String) throws {
    let problem = try #require(parser(word, "sign").problems.first)
    guard case .unknownOption(word, let isOpposite, let nearest) = problem else {
      Issue.record("\(problem)")
      return
    }
    #expect(nearest.map(\.name) == [name])
    #expect(isOpposite == word.hasPrefix("--no-"))
  }

  @Test func theValueOfAnUnknownOptionIsNotCountedAmongTheFiles() {
    #expect(parser("third.csv", "--kye", "k.csv").problems.count == 1)
    #expect(parser("third.csv", "--zzz", "k.csv").problems.count == 1)
    #expect(parser("third.csv", "fourth.csv").problems == [.operandsLeft(["fourth.csv"], taken: Survey.operands)])
  }

  @Test func aMistypedNeededOptionIsNotCalledMissingToo() {
    let parser = ArgumentParser(["a", "b", "--idd", "Code"], of: Survey.self)
    #expect(parser.problems == [.unknownOption("--idd", isOpposite: false, nearest: [Survey.id.syntax])])
  }

  @Test func everyProblemOfACallIsFound() {
    let parser = ArgumentParser(["--zzz", "--max", "high", "--method", "wilcoxn", "--from"], of: Survey.self)
    #expect(
      parser.problems == [
        .unknownOption("--zzz", isOpposite: false, nearest: []),
        .badValue(Survey.max.syntax, value: "high", nearest: []),
        .badValue(Survey.method.syntax, value: "wilcoxn", nearest: ["wilcoxon"]),
        .valueMissing(Survey.from.syntax),
        .operandMissing(Survey.operands[0]), .operandMissing(Survey.operands[1]),
        .optionMissing(Survey.id.syntax),
      ])
  }

  @Test func theLastOperandMayBeMany() {
    #expect(ArgumentParser(["a", "b", "c"], of: SampleCommands.DataShow.self).arguments.operands == ["a", "b", "c"])
    #expect(
      ArgumentParser([], of: SampleCommands.DataShow.self).problems
        == [.operandMissing(SampleCommands.DataShow.operands[0])])
  }

  /// The order of options and files, and the way a value is written, do not matter.
  @Test(arguments: 0..<24)
  func orderDoesNotMatter(_ seed: Int) {
    var groups = [["pre.csv"], ["--id", "Code"], ["--by=sex"], ["-n"]]
    var ordered: [[String]] = []
    var rest = seed
    while !groups.isEmpty {
      ordered.append(groups.remove(at: rest % groups.count))
      rest /= groups.count + 1
    }
    let parser = ArgumentParser((ordered.flatMap(\.self) + ["post.csv"])[...], of: Survey.self)
    #expect(parser.problems.isEmpty)
    #expect(parser.arguments.operands == ["pre.csv", "post.csv"])
    #expect(parser.arguments[Survey.id] == "Code")
    #expect(parser.arguments[Survey.by] == ["sex"])
    #expect(parser.arguments[SharedOptions.dryRun])
  }

  /// Every single-character change of an option's name is refused, and nothing of it is taken.
  @Test func noMistypedNameIsTaken() {
    let names = Set(Survey.syntax.map(\.name) + Survey.syntax.filter(\.isFlag).map { "no-" + $0.name })
    for name in names {
      for position in name.indices {
        var typo = name
        typo.remove(at: position)
        guard !names.contains(typo), !typo.isEmpty else { continue }
        let parser = parser("--" + typo)
        #expect(!parser.problems.isEmpty, "--\(typo)")
      }
    }
  }
}
