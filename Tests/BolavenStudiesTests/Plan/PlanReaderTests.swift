import BolavenData
import BolavenFormats
import BolavenReports
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct PlanReaderTests {
  @Test func readsTheShippedPlan() throws {
    let file = "datasets/paksong/study.yaml"
    let plan = try StudyPlan(Repository.bytes(file), file: file)
    #expect(plan.id == "paksong")
    #expect(plan.directory == "datasets/paksong/")
    #expect(plan.isSynthetic)
    #expect(plan.title(.japanese).contains("パクソン"))
    #expect(plan.data.map(\.name) == ["training", "households", "ledger"])
    #expect(plan.data("training")?.waves.map(\.file) == ["tot_pre.csv", "tot_post.csv"])
    #expect(plan.data("ledger")?.id == ["coop_id", "year"])
    #expect(plan.data("training")?.column("name_lao")?.isPrivate == true)
    #expect(plan.data("households")?.column("wage_lak")?.range?.lowerBound == 0)
    #expect(plan.design("returnees")?.assignment == .random)
    #expect(plan.outcome("income")?.winsorisedAt == 0.99)
    #expect(plan.outcome("income")?.isReal == true)
    #expect(plan.analyses.map(\.id) == ["knowledge-gain", "income-effect", "coop-growth"])
    #expect(plan.seed == 20_230_427)
    #expect(plan.files.first == "tot_pre.csv")
    #expect(Set(plan.files).count == plan.files.count)
  }

  @Test func theSmallPlanIsRight() { #expect(PlanText().kinds == []) }

  @Test(
    "an unknown key is refused at every level, with the key that was meant",
    arguments: [
      ("bolaven: 1", "bolaven: 1\nreproduced: {}", "reproduced", "reproduce"),
      ("id: s,", "id: s, tilte: T,", "tilte", "title"),
      ("base: 2022-05", "base: 2022-05, indx: cpi", "indx", "index"),
      ("key: key.csv", "key: key.csv\n    lnik: l.csv", "lnik", "link"),
      ("pre: {file: pre.csv}", "pre: {file: pre.csv, wehn: 2023}", "wehn", "when"),
      ("type: choice,", "type: choice, rang: 0..1,", "rang", "range"),
      ("treatment: assigned,", "treatment: assigned, clutser: v,", "clutser", "cluster"),
      ("real: true", "real: true, winsr: p99", "winsr", "winsor"),
      ("kind: knowledge,", "kind: knowledge, mastry: 60%,", "mastry", "mastery"),
      ("outcome: income}", "outcome: income, contrlos: [a]}", "contrlos", "controls"),
    ])
  func unknownKeys(_ old: String, _ new: String, _ key: String, _ meant: String) throws {
    let text = PlanText().replacing(old, with: new)
    let problem = try #require(text.problems.first)
    #expect(text.problems.count == 1)
    guard case .unknownKey(let found, let nearest) = problem.kind else {
      Issue.record("\(problem.kind)")
      return
    }
    #expect(found == key)
    #expect(nearest.first == meant)
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[problem.line - 1] == problem.excerpt)
    #expect(problem.excerpt.dropFirst(problem.column - 1).hasPrefix(key))
  }

  @Test func keysOfTheUsersOwnBeginWithX() {
    #expect(PlanText().replacing("id: s,", with: "id: s, x-office: Vientiane,").kinds == [])
  }

  @Test(
    "a missing key is named with the place it belongs to",
    arguments: [
      ("bolaven: 1\n", "", "bolaven", ""),
      ("study: {id: s, title: S}", "", "study", ""),
      ("id: s, ", "", "id", "study"),
      (", title: S", "", "title", "study"),
      ("file: prices.csv, ", "", "file", "deflators"),
      (", base: 2022-05", "", "base", "deflators"),
      ("file: pre.csv", "", "file", "data.training.waves.pre"),
      ("{pre: {file: pre.csv}, post: {file: post.csv}}", "{}", "file", "data.training.waves"),
      ("    id: hh\n", "", "id", "data.panel"),
      ("id: hh", "id: []", "id", "data.panel"),
      ("kind: randomised, ", "", "kind", "design.returnees"),
      (", data: panel, t", ", t", "data", "design.returnees"),
      ("treatment: assigned, ", "", "treatment", "design.returnees"),
      (", before: pre, ", ", ", "before", "design.training"),
      (", after: post_total", "", "after", "design.totals"),
      ("id: gain, ", "", "id", "analyses"),
      ("kind: knowledge, ", "", "kind", "analyses"),
      (", outcome: income", "", "outcome", "analyses.effect"),
      ("kind: income, design: returnees, ", "kind: income, ", "design", "analyses.effect"),
      ("    key: key.csv", "", "key", "data.training"),
      ("design: training}", "design: totals, mastery: 60%}", "maximum", "analyses.gain"),
    ])
  func missingKeys(_ old: String, _ new: String, _ key: String, _ inside: String) {
    #expect(PlanText().replacing(old, with: new).kinds == [.missingKey(key, inside: inside)])
  }

  @Test func realTermsNeedDeflators() throws {
    var text = PlanText()
    text.deflators = ""
    let problem = try #require(text.problems.first)
    #expect(text.kinds == [.missingKey("deflators", inside: "")])
    #expect(problem.excerpt.contains("real: true"))
    #expect(problem.excerpt.dropFirst(problem.column - 1).hasPrefix("true"))
  }

  @Test(
    "a value of the wrong type is refused with what it should be",
    arguments: [
      ("kind: knowledge,", "kind: knowledge, mastery: high,", "mastery", "high", PlanProblem.Expectation.share),
      ("kind: knowledge,", "kind: knowledge, mastery: 160%,", "mastery", "160%", .share),
      ("design: training}", "design: totals, maximum: twenty}", "maximum", "twenty", .number),
      ("design: training}", "design: totals, maximum: .inf}", "maximum", ".inf", .number),
      ("real: true", "real: often", "real", "often", .yesOrNo),
      ("real: true", "real: true, winsor: 99", "winsor", "99", .percentile),
      ("real: true", "real: true, winsor: p10", "winsor", "p10", .percentile),
      ("type: choice,", "type: choice, range: 9..1,", "range", "9..1", .range),
      ("type: choice,", "type: choice, range: ten,", "range", "ten", .range),
      ("id: s,", "id: a/b,", "id", "a/b", .slug),
      (
        "type: choice", "type: chioce", "type", "chioce",
        .oneOf(
          [
            "id", "text", "integer", "number", "choice", "multi", "likert", "item", "date", "month", "year", "time",
            "bool", "gps",
          ], nearest: ["choice"])
      ),
      (
        "kind: randomised", "kind: randomized", "kind", "randomized",
        .oneOf(["pre-post", "randomised", "comparison-groups", "panel"], nearest: ["randomised"])
      ),
      (
        "treatment: assigned,", "treatment: assigned, assignment: lot,", "assignment", "lot",
        .oneOf(["random", "chosen"], nearest: [])
      ),
      (
        "kind: knowledge", "kind: knowlege", "kind", "knowlege",
        .oneOf(
          ["knowledge", "items", "item-bank", "income", "cooperatives", "describe", "regress"], nearest: ["knowledge"])
      ),
      (
        "outcome: income}", "outcome: income, headline: ancvoa}", "headline", "ancvoa",
        .oneOf(IncomeStudy.estimators, nearest: ["ancova"])
      ),
      (
        "outcome: income}", "outcome: income, cluster_by: village}", "cluster_by", "village",
        .oneOf(["strata", "assignment"], nearest: [])
      ),
    ])
  func wrongTypes(_ old: String, _ new: String, _ key: String, _ value: String, _ expected: PlanProblem.Expectation) {
    #expect(
      PlanText().replacing(old, with: new).kinds == [.badValue(key: key, value: value, expected: expected)])
  }

  @Test(
    "a value of the wrong shape is refused",
    arguments: [
      ("study: {id: s, title: S}", "study: s", "study", PlanProblem.Shape.mapping),
      ("title: S", "title: [S]", "study.title", .mapping),
      ("real: true", "real: [true]", "real", .value),
      ("outcome: income}", "outcome: income, controls: {a: 1}}", "controls", .list),
      ("outcome: income}", "outcome: income, controls: [[a]]}", "controls", .value),
    ])
  func wrongShapes(_ old: String, _ new: String, _ key: String, _ shape: PlanProblem.Shape) {
    #expect(PlanText().replacing(old, with: new).kinds == [.wrongShape(key: key, expected: shape)])
  }

  @Test(
    "a reference to nothing is refused with what there is",
    arguments: [
      ("data: training,", "data: trainig,", "data", "trainig", ["training"], ["training", "scores", "panel"]),
      ("design: training}", "design: trainig}", "design", "trainig", ["training"], ["training", "totals"]),
      ("design: training}", "design: returnees}", "design", "returnees", [], ["training", "totals"]),
      ("design: returnees", "design: training", "design", "training", [], ["returnees"]),
      ("outcome: income", "outcome: incom", "outcome", "incom", ["income"], ["income"]),
      ("before: pre,", "before: baseline,", "before", "baseline", [], ["pre", "post"]),
      ("after: post}", "after: pots}", "after", "pots", ["post"], ["pre", "post"]),
      ("before: 0", "before: 3", "before", "3", [], ["0", "1"]),
      ("after: 1", "after: 2", "after", "2", [], ["0", "1"]),
    ])
  func unknownReferences(
    _ old: String, _ new: String, _ key: String, _ name: String, _ nearest: [String], _ known: [String]
  ) throws {
    let text = PlanText().replacing(old, with: new)
    let problem = try #require(text.problems.first)
    #expect(text.kinds == [.unknownReference(key: key, name: name, nearest: nearest, known: known)])
    #expect(problem.excerpt.dropFirst(problem.column - 1).hasPrefix(name))
  }

  @Test func oneWaveTwiceIsNoComparison() {
    #expect(
      PlanText().replacing("after: post}", with: "after: pre}").kinds == [
        .badValue(key: "after", value: "pre", expected: .oneOf(["post"], nearest: []))
      ])
  }

  @Test func anAnalysisStandsOnce() throws {
    let text = PlanText().replacing("id: effect", with: "id: gain")
    #expect(text.kinds == [.repeatedIdentifier("gain")])
    #expect(try #require(text.problems.first).excerpt.contains("kind: income"))
  }

  @Test("a key that stands twice is refused at its line", arguments: ["      wave: {type: choice}", "    file: b.csv"])
  func repeatedKeys(_ line: String) throws {
    let text = PlanText().replacing("      wave: {type: choice, values: [0, 1]}", with: "      wave: {}\n" + line)
    let problem = try #require(text.problems.first)
    guard case .yaml(let error) = problem.kind, case .duplicateKey = error else {
      Issue.record("\(problem.kind)")
      return
    }
    #expect(problem.excerpt == line)
  }

  @Test func aFileOrWavesButNotBoth() {
    #expect(
      PlanText().replacing("    file: panel.csv\n", with: "").kinds == [.exactlyOne(of: ["file", "waves"], found: [])])
    #expect(
      PlanText().replacing("    key: key.csv", with: "    file: a.csv").kinds
        == [.exactlyOne(of: ["file", "waves"], found: ["file", "waves"])])
    #expect(
      PlanText().replacing("compute: wage / 1000", with: "compute: wage, column: wage").kinds
        == [.exactlyOne(of: ["column", "compute"], found: ["column", "compute"])])
  }

  @Test func anIncomeAnalysisNeedsOneFileAndItsOwnOutcome() {
    let waves = PlanText()
      .replacing("kind: randomised, data: panel", with: "kind: randomised, data: training")
      .replacing("before: 0, after: 1", with: "before: pre, after: post")
      .replacing("{data: panel", with: "{data: training")
    #expect(waves.kinds == [.exactlyOne(of: ["file"], found: ["waves"])])
    let other = PlanText().replacing("{data: panel", with: "{data: scores")
    #expect(other.kinds == [.badValue(key: "outcome", value: "income", expected: .oneOf([], nearest: []))])
  }

  @Test func aKnowledgeAnalysisNeedsAFileForEachTest() {
    let long = PlanText().replacing(
      "{kind: pre-post, data: training, before: pre, after: post}",
      with: "{kind: pre-post, data: panel, before: 0, after: 1}")
    #expect(long.kinds == [.exactlyOne(of: ["data.panel.waves"], found: ["wave"])])
  }

  @Test func aBaselineComesFromOnePlace() {
    let both = PlanText().replacing("outcome: income}", with: "outcome: income, baseline: wage0}")
    #expect(
      both.kinds == [
        .exactlyOne(of: ["baseline", "data.panel.wave"], found: ["baseline", "data.panel.wave"])
      ])
    let single = PlanText().replacing("    wave: wave\n", with: "")
    #expect(
      single.kinds == [.missingKey("wave", inside: "data.panel"), .missingKey("wave", inside: "data.panel")])
    let alone = single.replacing(", before: 0, after: 1", with: "")
    #expect(alone.kinds == [])
    let ancova = alone.replacing("outcome: income}", with: "outcome: income, headline: ancova}")
    #expect(ancova.kinds == [.missingKey("baseline", inside: "analyses.effect")])
    #expect(ancova.replacing("headline: ancova", with: "headline: ancova, baseline: wage0").kinds == [])
  }

  @Test func anAnswerKeyAlreadySaysTheBestScore() {
    let keys = ["data.training.key", "maximum"]
    #expect(
      PlanText().replacing("design: training}", with: "design: training, maximum: 20}").kinds
        == [.exactlyOne(of: keys, found: keys)])
  }

  @Test func aFormulaIsRefusedAtItsPosition() throws {
    let kind = try #require(PlanText().replacing("wage / 1000", with: "wage / ) 1000").kinds.first)
    guard case .expression(let text, let position, _) = kind else {
      Issue.record("\(kind)")
      return
    }
    #expect(text == "wage / ) 1000")
    #expect(position == 8)
  }

  @Test func anOutcomeColumnIsANameNotAFormula() throws {
    let plan = try PlanText().replacing("compute: wage / 1000", with: "column: wage - net").plan()
    #expect(plan.outcome("income")?.compute.columns == ["wage - net"])
  }

  @Test func anotherVersionIsRefused() {
    #expect(PlanText().replacing("bolaven: 1", with: "bolaven: 2").kinds == [.wrongVersion("2")])
  }

  @Test("the seed is a whole number from 0", arguments: ["-1", "1.5", "99999999999999999999", "first"])
  func seed(_ value: String) {
    var text = PlanText()
    text.foot = "reproduce: {seed: \(value)}"
    #expect(text.kinds == [.badValue(key: "seed", value: value, expected: .wholeNumber)])
  }

  @Test func everyProblemIsReportedAtOnceAndNothingTwice() {
    let text = PlanText()
      .replacing("kind: randomised", with: "kind: random")
      .replacing("treatment: assigned", with: "treatment: assigned, assignment: lot")
      .replacing("wage / 1000", with: "wage /")
      .replacing("kind: knowledge,", with: "kind: knowledge, mastery: all,")
    // The broken design and outcome are not reported again where the analysis refers to them.
    #expect(text.problems.count == 4)
  }

  @Test func codesMayHaveLabels() throws {
    let plan = try PlanText().replacing("values: [0, 1]", with: "values: {0: Before, 1: After}").plan()
    #expect(plan.data("panel")?.column("wave")?.values == ["0", "1"])
  }

  @Test func aLabelFallsBackToTheFirstLanguage() throws {
    let plan = try PlanText().replacing("title: S", with: "title: {lo: ກ, ja: 題}").plan()
    #expect(plan.title.english == "ກ")
    #expect(plan.title(.japanese) == "題")
  }
}
