import BolavenEstimation
import TestSupport
import Testing

@testable import BolavenCommandLine
@testable import BolavenStudies

@Suite struct StudyWordingTests {
  static let knowledge: [KnowledgeProblem] = [
    .linkDisagrees(path: "post.csv", row: 8, found: "LCA-007", stated: nil), .paired(.tooFewPairs(count: 0, needed: 1)),
    .linkToNobody(links: "links.csv", file: "post.csv", row: 3, person: "P999"),
    .nobodyTookAllThree(file: "later.csv"), .columnWithoutValues(column: "sex", path: "pre.csv"),
    .nobodyChosen(limit: 40, lowest: 3, highest: 19), .privateColumn(column: "name"),
  ]
  static let scoring: [ScoringProblem] = [
    .keyDoesNotFit(path: "post.csv", key: "key.csv", missing: ["q19", "q20"], itemCount: 20, others: ["q191"]),
    .formUnknown(path: "post.csv", key: "key.csv", forms: ["A", "B"]),
    .noItems(path: "post.csv", key: "key.csv", wave: "post"), .noAnswers(path: "post.csv"),
    .guessingUnknown(key: "key.csv", items: ["q07"]), .noWeight(key: "key.csv"),
    .keyNeverRight(
      paths: ["pre.csv", "post.csv"], key: "key.csv", itemCount: 3, found: ["a", "b"], expected: ["1", "2"]),
  ]
  static let items: [ItemsProblem] = [
    .identifierUnknown(path: "pre.csv", candidates: ["a_id", "b_id"]),
    .groupsNotTwo(path: "pre.csv", column: "sex", found: ["F", "M", "X"]),
    .groupTooSmall(path: "pre.csv", column: "sex", group: "X", count: 2, needed: 5),
    .noModules(key: "key.csv"), .privateColumn(path: "pre.csv", column: "sex"),
    .estimation(.onlyPerfectScores, items: ["q1"]),
  ]
  static let income: [IncomeProblem] = [
    .waveMissing(path: "p.csv", column: "wave", wave: "2", found: ["0", "1"]),
    .wavesNotTwo(path: "p.csv", column: "wave", found: ["0", "1", "2"]),
    .waveOrderUnknown(path: "p.csv", column: "wave", found: ["pre", "post"]),
    .armsNotTwo(path: "p.csv", column: "arm", treated: "1", found: ["a", "b"]),
    .treatmentChanges(path: "p.csv", column: "arm", units: ["h1"], total: 1), .noDeflators,
    .noPeriodColumn(path: "p.csv", deflators: "d.csv", candidates: []),
    .periodMissing(path: "p.csv", column: "month", periods: ["2023-01"], deflators: "d.csv"),
    .baseMissing(deflators: "d.csv", base: "2020", found: ["2022"]),
    .negativeWeight(path: "p.csv", column: "w", rows: [4]), .noBaseline(method: "ancova"),
  ]
  static let cooperatives: [CooperativeProblem] = [
    .periodMissing(path: "l.csv", year: 2030, found: [2019, 2020]), .tooFewYears(path: "l.csv", found: [2019]),
    .periodReversed(from: 2024, to: 2019),
  ]
  static let regression: [RegressionProblem] = [
    .levels(path: "p.csv", column: "hh", count: 500, limit: 200), .lags(count: 40, periods: 30),
    .privateColumn(path: "p.csv", column: "name"),
    .hypothesis(text: "x1 = x3", position: 6, expected: "a coefficient or a number", nearest: ["x1", "x2"]),
  ]
  static let indicators: [IndicatorProblem] = [
    .unknownAddress(indicator: "1.1", address: "a.b.c", line: 9, nearest: ["a.b.d"], known: []),
    .directionDisagrees(indicator: "1.1", path: nil, direction: .up, baseline: 10, target: 5),
    .nothingToMeasure(indicator: "1.1", path: "v.csv"),
    .cumulativeFalls(
      indicator: "1.1", path: "v.csv", earlier: .init(period: "2023", value: 5, row: 2),
      later: .init(period: "2024", value: 4, row: 3)),
    .denominatorMissing(indicator: "1.1", path: "v.csv", aggregation: .ratio, rows: [2]),
    .valueDisagrees(indicator: "1.1", path: "v.csv", row: 2, value: 50, numerator: 1, denominator: 3),
    .valueMissing(path: "v.csv", rows: [2]),
    .repeatedValue(indicator: "1.1", path: "v.csv", kind: "actual", period: "2023", rows: [2, 3]),
    .periodOrderUnknown(indicator: "1.1", path: "v.csv", periods: ["May"], rows: [2]),
    .repeatedIndicator(indicator: "1.1", path: "f.csv", rows: [2, 3]),
    .unknownIndicator(indicator: "1.2", path: "v.csv", rows: [2], nearest: ["1.1"]),
    .unknownWord(path: "v.csv", column: "kind", row: 2, word: "actul", known: ["actual"], nearest: ["actual"]),
  ]
  static let description: [DescriptionProblem] = [
    .nothingToDescribe(path: "d.csv"), .groupedByItself(path: "d.csv", column: "sex"),
    .privateColumn(path: "d.csv", column: "phone"), .noGroups(path: "d.csv", column: "sex"),
    .tooManyGroups(path: "d.csv", column: "id", found: 400, limit: 50),
  ]
  static let problems: [StudyProblem] =
    scoring.map { .scoring($0) } + items.map { .items($0, analysis: "items") }
    + knowledge.map { .knowledge($0, analysis: "gain") }
    + income.map { .income($0, analysis: "effect") }
    + cooperatives.map { .cooperatives($0, analysis: "growth") } + description.map { .description($0, analysis: "all") }
    + regression.map { .regression($0, analysis: "regress") } + indicators.map { .indicator($0) }
    + [.indicator(.directionDisagrees(indicator: "1.1", path: "f.csv", direction: .down, baseline: 1, target: 5))]

  @Test("every problem says what, where and what to do", arguments: problems)
  func saysWhatWhereAndWhatToDo(_ problem: StudyProblem) { expectGoodMessage(problem.message) }

  @Test func noCaseIsForgottenAndEveryCaseHasItsOwnCode() throws {
    let folder = "Sources/BolavenStudies/"
    let source = { (file: String) in try Repository.text(folder + file) }
    #expect(
      Set(Self.knowledge.map(caseName))
        == caseNames(of: "KnowledgeProblem", in: try source("Knowledge/KnowledgeProblem.swift")))
    #expect(
      Set(Self.income.map(caseName)) == caseNames(of: "IncomeProblem", in: try source("Income/IncomeProblem.swift")))
    #expect(
      Set(Self.items.map(caseName)) == caseNames(of: "ItemsProblem", in: try source("Items/ItemsProblem.swift")))
    #expect(
      Set(Self.scoring.map(caseName)) == caseNames(of: "ScoringProblem", in: try source("Scoring/ScoringProblem.swift"))
    )
    #expect(
      Set(Self.cooperatives.map(caseName))
        == caseNames(of: "CooperativeProblem", in: try source("Cooperatives/CooperativeProblem.swift")))
    #expect(
      Set(Self.regression.map(caseName))
        == caseNames(of: "RegressionProblem", in: try source("Regression/RegressionProblem.swift")))
    #expect(
      Set(Self.description.map(caseName))
        == caseNames(of: "DescriptionProblem", in: try source("Description/DescriptionProblem.swift")))
    #expect(
      Set(Self.indicators.map(caseName))
        == caseNames(of: "IndicatorProblem", in: try source("Results/IndicatorProblem.swift")))
    let codes = Self.problems.map(\.message.code)
    #expect(Set(codes).count == codes.count)
  }
}
