@testable import BolavenCommandLine

/// Commands that only say what they were given, with options of every kind.
enum SampleCommands {
  static let all: [any Command.Type] = [
    Survey.self, DataShow.self, DataConvert.self, Failing.self, DoctorCommand.self, HelpCommand.self,
  ]

  struct Survey: Command {
    static let name = "survey"
    static let group = CommandGroup.jobs
    static let summary = "Compare scores before and after, person by person."
    static let examples = [
      "bolaven survey pre.csv post.csv --id Code --by sex,village",
      "bolaven survey - post.csv --id \"Person id\" --max 20",
    ]
    static let operands = [
      Operand("PRE", "scores before"), Operand("POST", "scores after"), Operand("FOLLOW", "scores later", .optional),
    ]
    static let id = Option.column("id", "column that names the person", needed: true)
    static let max = Option.number("max", "best possible score", within: 0...1e6)
    static let from = Option.wholeNumber("from", "first year", value: "YEAR")
    static let mastery = Option.percentage("mastery", "share of the best score that counts as mastery")
    static let method = Option.choice("method", "test beside the t test", of: ["wilcoxon", "sign", "permutation"])
    static let by = Option.list("by", "the same table for each group")
    static let key = Option.path("key", "the right answers")
    static let filter = Option.text("where", "rows to use", value: "EXPR")
    static let stars = Option.flag("stars", "mark small p values")
    static let format = SharedOptions.format(["text", "json"])
    static var options: [any AnyOption] {
      [
        id, max, from, mastery, method, by, key, filter, stars, format, SharedOptions.out, SharedOptions.jobs,
        SharedOptions.dryRun,
      ]
    }
    static let explanation = ["It is assumed that the two tests are equally hard."]
    static let learnMore = [(call: "bolaven doctor", gives: "what is installed")]

    func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
      console.write("\(arguments.operands.joined(separator: " ")) \(try arguments.needed(Self.id))\n")
      console.say("said")
      console.step("step")
      return .ok
    }
  }

  struct DataShow: Command {
    static let name = "data show"
    static let group = CommandGroup.data
    static let summary = "Show the first rows of a file."
    static let examples = ["bolaven data show scores.csv"]
    static let operands = [Operand("FILE", "csv or tsv", .many(atLeast: 1))]

    func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
      console.write(arguments.operands.joined(separator: "\n") + "\n")
      return .no
    }
  }

  struct DataConvert: Command {
    static let name = "data convert"
    static let group = CommandGroup.data
    static let summary = "Write a file in another format."
    static let examples = ["bolaven data convert a.csv b.tsv"]

    func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus { .ok }
  }

  /// Fails after some of its result is written: with the messages of two stages.
  struct Failing: Command {
    static let name = "failing"
    static let group = CommandGroup.trust
    static let summary = "Fail."
    static let examples = ["bolaven failing"]

    func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
      throw CommandFailure([
        Message(code: MessageCode(.estimation, 999), what: "no estimate", fix: ["wait"]),
        Message(code: MessageCode(.data, 999), what: "no data", fix: ["wait"]),
        Message(severity: .warning, code: MessageCode(.command, 999), what: "odd", fix: ["look"]),
      ])
    }
  }
}
