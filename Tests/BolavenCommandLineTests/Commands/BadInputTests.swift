import Testing

@testable import BolavenCommandLine

/// What is wrong is told with its place and what to do, the exit status is the decided one, and outputs stay as they were.
@Suite struct BadInputTests {
  static let plan = """
    bolaven: 1
    study: {id: small, title: A small study}
    data:
      training:
        id: pid
        file: scores.csv
        columns:
          pre: {type: integer, range: 0..20}
          post: {type: integer, range: 0..20}
      households:
        id: hh
        wave: wave
        file: panel.csv
    design:
      training: {kind: pre-post, data: training, before: pre, after: post}
      returnees:
        {kind: randomised, data: households, treatment: arm, assignment: random, before: 0, after: 1, cluster: village}
    outcomes:
      income: {data: households, column: income}
    analyses:
      - {id: gain, kind: knowledge, design: training, mastery: 60%, maximum: 20}
      - {id: effect, kind: income, design: returnees, outcome: income}

    """
  static let scores = "pid,pre,post\nP1,10,12\nP2,11,15\nP3,9,9\nP4,14,18\nP5,12,13\nP6,8,11\n"
  static let panel =
    "hh,wave,arm,village,income\n"
    + (1...24).map { unit in
      let arm = unit % 2
      let village = "V\(1 + (unit - 1) / 2 % 6 * 2 + arm)"
      return
        "h\(unit),0,\(arm),\(village),\(100 + unit * 7 % 11)\nh\(unit),1,\(arm),\(village),\(110 + unit * 5 % 13 + 3 * arm)\n"
    }.joined()

  /// A study in a folder of its own, where a report of an earlier run stands.
  struct Study {
    let folder: TemporaryFolder
    let call: Call

    init(plan: String = plan, scores: String? = scores, panel: String? = panel) throws {
      folder = try TemporaryFolder()
      let path = try folder.file("study.yaml", plan)
      if let scores { try folder.file("scores.csv", scores) }
      if let panel { try folder.file("panel.csv", panel) }
      try folder.file("out/report.html", "an earlier report")
      call = Call(words: ["run", path, "--out", folder.path + "/out", "--force"])
    }

    /// The report of before, and nothing beside it.
    var outputIsUntouched: Bool {
      (try? folder.text("out/report.html")) == "an earlier report"
        && folder.files.filter { $0.hasPrefix("out/") } == ["out/report.html"]
    }
  }

  @Test func theStudyItselfIsInOrder() throws {
    let study = try Study()
    #expect(study.call.status == .ok, "\(study.call.talk)")
    #expect(study.folder.files.contains("out/manifest.json"))
    #expect(try study.folder.text("out/report.html") != "an earlier report")
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let status: BolavenCommandLine.ExitStatus
    /// What the message must hold, each in one line.
    let parts: [String]
    var plan = BadInputTests.plan
    var scores: String? = BadInputTests.scores
    var panel: String? = BadInputTests.panel
  }

  static let mistakes = [
    Mistake(
      testDescription: "a missing file", code: "D111", status: .data, parts: ["scores.csv", "fix:"], scores: nil),
    Mistake(
      testDescription: "an unknown key", code: "P201", status: .plan,
      parts: ["'mastry'", "study.yaml:21:", "21 | ", "60%", "did you mean 'mastery'?", "fix:"],
      plan: plan.replacing("mastery", with: "mastry")),
    Mistake(
      testDescription: "a missing column", code: "D101", status: .data,
      parts: ["column 'income'", "panel.csv row 1", "incme", "fix:"],
      panel: panel.replacing("village,income", with: "village,incme")),
    Mistake(
      testDescription: "a duplicate identifier", code: "D104", status: .data,
      parts: ["scores.csv A2 and A8", "P1", "fix:"], scores: scores + "P1,3,4\n"),
    Mistake(
      testDescription: "text in a number column", code: "D127", status: .data,
      parts: ["scores.csv C8", "post = \"twelve\"", "fix:"], scores: scores + "P7,3,twelve\n"),
    Mistake(
      testDescription: "a value out of range", code: "D121", status: .data,
      parts: ["scores.csv C8", "41", "0 to 20", "fix:"], scores: scores + "P7,3,41\n"),
    Mistake(
      testDescription: "an unterminated quote", code: "D119", status: .data,
      parts: ["scores.csv:8:4", "fix:"], scores: scores + "P7,\"3,4\n"),
    Mistake(testDescription: "an empty file", code: "D115", status: .data, parts: ["scores.csv", "fix:"], scores: ""),
    Mistake(
      testDescription: "a wave where nobody matches", code: "D142", status: .data,
      parts: ["hh", "fix:"],
      panel: panel.split(separator: "\n").map {
        $0.contains(",1,") && $0.split(separator: ",")[1] == "1" ? "x\($0)" : "\($0)"
      }
      .joined(separator: "\n")),
  ]

  @Test("each mistake is told in four parts and changes no output", arguments: mistakes)
  func isTold(_ mistake: Mistake) throws {
    let study = try Study(plan: mistake.plan, scores: mistake.scores, panel: mistake.panel)
    #expect(study.call.status == mistake.status)
    #expect(study.call.result.isEmpty)
    #expect(study.call.talk.contains("error[\(mistake.code)]"), "\(study.call.talk)")
    #expect(study.call.talk.contains("  --> "))
    for part in mistake.parts { #expect(study.call.talk.contains(part), "\(part) in\n\(study.call.talk)") }
    #expect(study.outputIsUntouched)
  }

  @Test func allMistakesOfARunAreToldTogether() throws {
    let study = try Study(scores: Self.scores + "P1,3,41\nP7,x,4\n", panel: nil)
    #expect(study.call.status == .data)
    let missing = study.call.talk
    #expect(missing.contains("panel.csv"))
    let both = try Study(
      scores: Self.scores + "P1,3,41\nP7,x,4\n", panel: Self.panel.replacing("village,income", with: "village,incme"))
    for code in ["D101", "D104", "D127", "D121"] { #expect(both.call.talk.contains("[\(code)]"), "\(both.call.talk)") }
    #expect(both.outputIsUntouched)
  }

  /// The coefficients are there, their uncertainty is not: exit 5, and the table says so.
  @Test func oneClusterLeavesNoUncertainty() throws {
    let panel = Self.panel.replacing(/,V\d+,/, with: ",V1,")
    let folder = try TemporaryFolder()
    let path = try folder.file("panel.csv", panel)
    let call = Call(
      words: [
        "income", path, "--outcome", "income", "--treatment", "arm", "--id", "hh", "--wave", "wave", "--before", "0",
        "--after",
        "1", "--cluster", "village", "--format", "json",
      ])
    #expect(call.status == .notEstimable)
    let output = call.result
    #expect(output.contains("\"std_error\": null"))
    #expect(output.contains("\"p_value\": null"))
    #expect(output.contains("only one cluster of 'village'"))
  }

  @Test(
    "a mistyped word is told with what was meant, and nothing is printed",
    arguments: [
      ("knowlege scores.csv", "C101", "knowledge"), ("run study.yaml --fromat json", "C112", "--format"),
      ("income a.csv --outcome x --treatment y --headline ancva", "C114", "ancova"),
    ])
  func mistypedWords(_ line: String, _ code: String, _ meant: String) {
    let call = Call(line)
    #expect(call.status == .usage)
    #expect(call.result.isEmpty)
    #expect(call.talk.contains(meant), "\(call.talk)")
  }

  @Test func anUnknownAnalysisIsToldWithTheKnownOnes() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("study.yaml", Self.plan)
    let call = Call(words: ["run", path, "gian"])
    #expect(call.status == .usage)
    #expect(call.talk.contains("Did you mean   gain"))
  }

  @Test func aFileThatSomebodyElseWroteIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("study.yaml", Self.plan)
    try folder.file("scores.csv", Self.scores)
    try folder.file("panel.csv", Self.panel)
    try folder.file("out/report.md", "my own notes")
    let refused = Call(words: ["run", path, "--out", folder.path + "/out"])
    #expect(refused.status == .output)
    #expect(refused.talk.contains("R603"))
    #expect(try folder.text("out/report.md") == "my own notes")
    #expect(folder.files.filter { $0.hasPrefix("out/") } == ["out/report.md"])
    #expect(Call(words: ["run", path, "--out", folder.path + "/out", "--force"]).status == .ok)
    #expect(Call(words: ["run", path, "--out", folder.path + "/out"]).status == .ok)
  }
}
